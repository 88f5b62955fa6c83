package tingxu.provision.ordeal.people;

import tingxu.provision.history.Fact;
import tingxu.provision.outpost.Speaker;
import tingxu.provision.scene.Notes;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.WindowId;

import java.io.IOException;
import java.time.Instant;

/**
 * One service that is to be rated, and the machines that may speak of it.
 *
 * @param here the machine of the window's pad
 * @param elsewhere one of the same hall that has nothing to do with the window
 * @param level pressed by the citizen, 1 to 5
 */
record Rated(
        Speaker here, Speaker elsewhere, Notes notes, WindowId window, TicketId ticket, int level) {

    /** It said nothing of free will: no rating, and not counted as one either. */
    static final int NONE = -1;

    /** What machines and people do, out of ignorance or malice. */
    enum Way {
        ONCE,
        TWICE,
        /** The same message, and it says something else. */
        SAID_AGAIN,
        SILENT,
        SILENT_THEN_PRESSED,
        PRESSED_THEN_SILENT,
        /** While the citizen is still served. */
        EARLY,
        OTHER_WINDOW,
        OTHER_MACHINE,
        /** Two machines at once, with two opinions. */
        TWO_MACHINES,
        NEVER_ISSUED;

        boolean early() {
            return this == EARLY;
        }
    }

    /** Presses, and what may be counted of it: 1 to 5, 0 for silence, {@link #NONE}. */
    int press(Way way) throws IOException {
        int other = level % 5 + 1;
        return switch (way) {
            case ONCE -> said(level, level);
            case SILENT -> said(0, 0);
            case EARLY -> said(NONE, level);
            case TWICE -> said(level, level, other);
            case SILENT_THEN_PRESSED -> said(level, 0, level);
            case PRESSED_THEN_SILENT -> said(level, level, 0);
            case SAID_AGAIN -> {
                MessageId id = here.freshId();
                say(here, id, window, ticket, level);
                say(here, id, window, ticket, other);
                yield level;
            }
            case OTHER_WINDOW -> {
                WindowId next = new WindowId(window.number() % 4 + 1);
                say(here, here.freshId(), next, ticket, level);
                yield NONE;
            }
            case OTHER_MACHINE -> {
                say(elsewhere, elsewhere.freshId(), window, ticket, level);
                yield NONE;
            }
            case TWO_MACHINES -> {
                say(elsewhere, elsewhere.freshId(), window, ticket, other);
                yield said(level, level);
            }
            case NEVER_ISSUED -> {
                TicketId none = TicketId.parse(ticket.day() + "-A999");
                say(here, here.freshId(), window, none, level);
                yield NONE;
            }
        };
    }

    private int said(int counts, int... levels) throws IOException {
        for (int each : levels) say(here, here.freshId(), window, ticket, each);
        return counts;
    }

    private void say(Speaker machine, MessageId id, WindowId at, TicketId of, int pressed)
            throws IOException {
        if (machine == here) notes.saw(new Fact.RatingPressed(Instant.now(), id, at, of, pressed));
        machine.say(id, new Message.RatingGiven(at, of, pressed));
    }
}
