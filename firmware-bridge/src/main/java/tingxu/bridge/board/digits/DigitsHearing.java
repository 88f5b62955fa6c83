package tingxu.bridge.board.digits;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.Answer;
import tingxu.bridge.board.Hearing;
import tingxu.bridge.frame.Bytes;

/**
 * Waits for the one right answer to a question, wherever it begins in what is heard.
 *
 * <p>Modbus RTU tells where a frame ends by silence, which a USB converter does not keep. But who
 * has asked knows the answer's first bytes and its length, so the last bytes that came are compared
 * with it: noise before it costs nothing.
 */
final class DigitsHearing implements Hearing {

    private static final int WRITTEN = 8;
    private static final int REFUSED = 5;
    private static final int HEAD = 6;

    private final int address;
    private final int function;
    private final Bytes head;
    private Bytes last = Bytes.NONE;

    /**
     * @param request a write: its answer repeats the register and what was written
     */
    DigitsHearing(Bytes request) {
        this.address = request.at(0);
        this.function = request.at(1);
        this.head = request.slice(0, HEAD);
    }

    @Override
    public @Nullable Answer feed(int b) {
        last = last.length() < WRITTEN ? last.plus(b) : last.from(1).plus(b);
        if (last.length() == WRITTEN && last.startsWith(head) && DigitsFrames.isSound(last))
            return new Answer.Yes(last);
        if (last.length() < REFUSED) return null;
        Bytes end = last.from(last.length() - REFUSED);
        boolean refused =
                end.at(0) == address
                        && end.at(1) == (function | DigitsFrames.REFUSES)
                        && DigitsFrames.isSound(end);
        return refused ? DigitsRefusal.of(end.at(2)) : null;
    }
}
