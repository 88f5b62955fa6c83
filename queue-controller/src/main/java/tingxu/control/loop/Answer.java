package tingxu.control.loop;

import tingxu.control.journal.Entry;
import tingxu.wire.Words;

/** What the loop says to a command, once it is safe to say so. */
public sealed interface Answer {

    /** It happened. An entry without events: it had happened before, or moved nothing. */
    record Done(Entry entry) implements Answer {}

    /** It may not happen; {@code why} is shown as it stands. */
    record Refused(Words why) implements Answer {}

    /** Nothing was decided: too much is asked at once. Ask again, with the same id. */
    record Busy(Words why) implements Answer {}
}
