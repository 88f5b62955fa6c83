package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import tingxu.wire.ItemId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.TicketNumber;

/**
 * A number that the hall gave to a citizen at this kiosk.
 *
 * @param item what the citizen came for; null when only the line was chosen
 */
public record Issued(TicketGranted grant, @Nullable ItemId item) {

    public TicketNumber number() {
        return grant.ticket().number();
    }

    public MessageId request() {
        return grant.request();
    }
}
