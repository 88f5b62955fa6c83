package tingxu.control.console;

import tingxu.control.board.PauseReason;
import tingxu.wire.Words;

/** Words for staff: where the public only reads "paused", a colleague may read why. */
final class Spoken {

    private Spoken() {}

    static Words reason(String reason) {
        for (PauseReason known : PauseReason.values())
            if (known.code().equals(reason)) return known.words();
        return new Words(reason, reason);
    }
}
