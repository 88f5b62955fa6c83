package tingxu.bridge.board.digits;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Dialect;
import tingxu.bridge.board.Errand;
import tingxu.bridge.board.Hearing;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.util.List;

/** How boards of digits are spoken with: text into register 0070, set to the right. */
public record DigitsDialect(DigitsProfile profile) implements Dialect {

    private static final Duration BETWEEN_FACES = Duration.ofMillis(200);
    private static final Duration REFRESH = Duration.ofSeconds(5);

    /** Three and a half characters at 9600 baud end a sentence of Modbus. */
    private static final Duration GAP = Duration.ofMillis(5);

    @Override
    public Bytes show(BoardFace face) {
        return DigitsFrames.text(profile.address(), set(face.digits()));
    }

    /** Nothing but the text itself: what reads these boards is not in any page. */
    @Override
    public @Nullable Bytes look() {
        return null;
    }

    @Override
    public Hearing hearing(Bytes request) {
        return new DigitsHearing(request);
    }

    @Override
    public List<Errand> standing() {
        return List.of();
    }

    /** The face is sent again and again: that is also how a board is found to be there. */
    @Override
    public Pace pace() {
        return new Pace(profile.answerLimit(), BETWEEN_FACES, REFRESH, REFRESH, GAP);
    }

    /** To the right; of what is too long the end, since the place says more than the series. */
    private String set(String text) {
        int room = profile.digits() + profile.digits() % 2;
        String kept = text.substring(Math.max(0, text.length() - profile.digits()));
        return " ".repeat(room - kept.length()) + kept;
    }
}
