package tingxu.kiosk.link;

import tingxu.kiosk.visit.Input;
import tingxu.wire.LineLoad;

import java.util.List;

/** What comes from the hall. */
public sealed interface News {

    /** An answer for the citizen who is here. */
    record Answer(Input.Heard heard) implements News {}

    /** How long each line is now. */
    record Lines(List<LineLoad> lines) implements News {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The way to the hall is open, or lost. */
    record Connected(boolean connected) implements News {}
}
