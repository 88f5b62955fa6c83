package tingxu.control.rules;

import tingxu.control.hall.Event;
import tingxu.wire.Words;

import java.util.List;

/** The hall's answer to a command: it happened, or it may not happen. */
public sealed interface Decision {

    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** A refusal is an answer, not a fault; {@code why} is shown to the clerk as it stands. */
    record Refused(Words why) implements Decision {}

    static Decision accept(Event... events) {
        return new Accepted(List.of(events));
    }

    static Decision refuse(String zh, String en) {
        return new Refused(new Words(zh, en));
    }
}
