package tingxu.bridge.board.matrix;

import tingxu.bridge.frame.Bytes;

/**
 * The registers of a MAX7219, in the order of its data sheet: each word is a register and a value.
 */
enum MatrixFrames {
    NO_OP(0x00),
    /** The first of eight rows; a 1 is a light, the highest bit stands left. */
    ROW(0x01),
    DECODE(0x09),
    INTENSITY(0x0A),
    SCAN_LIMIT(0x0B),
    /** 0 is dark, 1 is running: a chip begins dark. */
    SHUTDOWN(0x0C),
    TEST(0x0F);

    static final int ROWS = 8;
    static final int BRIGHTEST = 15;

    final int code;

    MatrixFrames(int code) {
        this.code = code;
    }

    Bytes word(int value) {
        return Bytes.of(code, value);
    }

    static Bytes row(int row, int dots) {
        return Bytes.of(ROW.code + row, dots);
    }
}
