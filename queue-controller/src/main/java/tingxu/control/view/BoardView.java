package tingxu.control.view;

import tingxu.control.board.Call;
import tingxu.control.hall.HallState;
import tingxu.wire.LineLoad;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;

/**
 * What the call board shows.
 *
 * @param calls newest first
 * @param notices shown one at a time
 */
public record BoardView(
        Words name, boolean open, List<Call> calls, List<LineLoad> lines, List<Words> notices) {

    public static BoardView of(Sources sources, Instant now) {
        HallState state = sources.loop().state();
        return new BoardView(
                sources.catalogue().plan().name(),
                state.dayOpen(),
                sources.view().board().calls(),
                state.dayOpen() ? sources.waits().loads(state, now) : List.of(),
                notices(state));
    }

    private static List<Words> notices(HallState state) {
        long grace = state.plan().limits().grace().toMinutes();
        return List.of(
                both("board.notice.missed", grace),
                both("board.notice.priority"),
                both("board.notice.nophone"));
    }

    private static Words both(String key, Object... facts) {
        return new Words(Texts.ZH.say(key, facts), Texts.EN.say(key, facts));
    }
}
