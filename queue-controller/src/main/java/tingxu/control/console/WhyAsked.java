package tingxu.control.console;

import tingxu.control.view.Sentences;
import tingxu.control.view.Sources;
import tingxu.control.why.Why;
import tingxu.wire.TicketNumber;

/** The question why a ticket was called, or is not called yet, as a request puts it. */
final class WhyAsked {

    private WhyAsked() {}

    static Why of(String text, Sources sources) {
        TicketNumber number = Asked.ticket("ticket", text);
        return Why.of(
                        number,
                        sources.view().calls(),
                        sources.loop().state(),
                        sources.clock().instant(),
                        sources.catalogue().time())
                .orElseThrow(() -> Sentences.noSuchTicket(number).found());
    }
}
