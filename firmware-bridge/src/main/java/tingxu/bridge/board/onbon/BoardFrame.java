package tingxu.bridge.board.onbon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.BoardSeats;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Checksum;

/**
 * One sentence on the bus: PHY1 in the maker's words, wrapped in PHY0.
 *
 * <p>The checksum is computed first and escaped with the rest, and the length is that before
 * escaping. Numbers are low byte first.
 *
 * @param to an address, or one of the two that mean everybody
 * @param from the same of the speaker
 */
record BoardFrame(int to, int from, Bytes data) {

    /** The address of the one who rules the bus. */
    static final int HOST = 0x8000;

    /** Everybody listens and nobody answers. */
    static final int EVERYBODY = 0xFFFF;

    /** Everybody listens and answers: for a bus with one board. */
    static final int ANYBODY = BoardSeats.ALONE;

    static final int START = 0xA5;
    static final int END = 0x5A;
    static final int ESCAPE_START = 0xA6;
    static final int ESCAPE_END = 0x5B;

    private static final Bytes STARTS = Bytes.hex("A5 A5 A5 A5 A5 A5 A5 A5");
    private static final int HEADER = 14;
    private static final int CHECKSUM = 2;
    private static final int BARCODE_OPTION = 7;
    private static final int CHECK_MODE = 8;
    private static final int LENGTH = 12;
    private static final int ANY_DEVICE = 0xFE;
    private static final int PROTOCOL = 0x02;

    Bytes encode() {
        Bytes body =
                u16(to).plus(u16(from))
                        .plus(Bytes.of(0, 0, 0, 0, 0, 0, ANY_DEVICE, PROTOCOL))
                        .plus(u16(data.length()))
                        .plus(data);
        Bytes whole = body.plus(u16(Checksum.crc16Arc(body)));
        Bytes out = STARTS;
        for (int i = 0; i < whole.length(); i++) out = out.plus(escaped(whole.at(i)));
        return out.plus(END);
    }

    /** The sentence in an unescaped body; null when it is not one. */
    static @Nullable BoardFrame decode(Bytes body) {
        if (body.length() < HEADER + CHECKSUM) return null;
        // A bar code in the header and other kinds of checksum are never sent to a host.
        if (body.at(BARCODE_OPTION) != 0 || body.at(CHECK_MODE) != 0) return null;
        int end = body.length() - CHECKSUM;
        if (body.u16le(LENGTH) != end - HEADER) return null;
        if (body.u16le(end) != Checksum.crc16Arc(body.slice(0, end))) return null;
        return new BoardFrame(body.u16le(0), body.u16le(2), body.slice(HEADER, end));
    }

    boolean says(BoardFrames frame) {
        return data.startsWith(frame.head);
    }

    private static Bytes escaped(int b) {
        return switch (b) {
            case START -> Bytes.of(ESCAPE_START, 2);
            case ESCAPE_START -> Bytes.of(ESCAPE_START, 1);
            case END -> Bytes.of(ESCAPE_END, 2);
            case ESCAPE_END -> Bytes.of(ESCAPE_END, 1);
            default -> Bytes.of(b);
        };
    }

    static Bytes u16(int value) {
        return Bytes.of(value & 0xFF, value >> 8);
    }
}
