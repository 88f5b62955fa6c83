package tingxu.kiosk.link;

import tingxu.kiosk.visit.Input;
import tingxu.wire.LineLoad;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;

import java.util.List;

/** What comes from the hall. */
public sealed interface News {

    /** An answer for the citizen who is here. */
    record Answer(Input.Heard heard) implements News {}

    /** 补打: staff want a ticket printed again here. */
    record Copy(MessageId command, TicketGranted ticket) implements News {}

    /** How long each line is now. */
    record Lines(List<LineLoad> lines) implements News {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The way to the hall is open, or lost. */
    record Connected(boolean connected) implements News {}
}
