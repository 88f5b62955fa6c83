package tingxu.bridge.board.onbon;

import tingxu.bridge.board.Dialect;
import tingxu.bridge.board.Errand;
import tingxu.bridge.frame.Bytes;

/** What is said to a card and by it, for stories of the line that it hangs on. */
public final class OnbonWords {

    private OnbonWords() {}

    public static Dialect dialect(int address) {
        return new OnbonDialect(BoardProfile.STRIP.at(address));
    }

    /** A dialect that tells the card its brightness. */
    public static Dialect bright(int address, int level) {
        return new OnbonDialect(BoardProfile.STRIP.at(address).bright(level));
    }

    public static Errand brightness(int address, int level) {
        return errand(address, "brightness", BoardCommand.brightness(level));
    }

    public static Errand status(int address) {
        return errand(address, "status", BoardCommand.status());
    }

    public static Bytes yes(int from) {
        return said(from, BoardFrames.ACK, 0);
    }

    public static Bytes busy(int from) {
        return said(from, BoardFrames.NACK, BoardError.BUSY.code);
    }

    public static Bytes hasNoFont(int from) {
        return said(from, BoardFrames.NACK, BoardError.NO_FONT.code);
    }

    public static String text(Bytes frame) {
        return new String(frame.toArray(), DynamicArea.CHARSET);
    }

    private static Errand errand(int address, String name, Bytes data) {
        return new OnbonDialect(BoardProfile.STRIP.at(address)).errand(name, data);
    }

    private static Bytes said(int from, BoardFrames words, int error) {
        return new BoardFrame(BoardFrame.HOST, from, words.with(error, 0, 0)).encode();
    }
}
