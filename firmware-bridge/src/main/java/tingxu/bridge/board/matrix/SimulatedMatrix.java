package tingxu.bridge.board.matrix;

import java.util.function.Consumer;

/**
 * A chain of MAX7219 chips: each burst is shifted through all, and taken by all at its end, as the
 * data sheet says. A burst of any length is possible, as on real wires.
 */
public final class SimulatedMatrix implements Consumer<byte[]> {

    private static final int WORD = 16;
    private static final int REGISTERS = 16;
    private static final int REGISTER_MASK = 0xF;

    private final boolean fromRight;
    private final int[] shifted;
    private final int[][] registers;

    /**
     * @param fromRight whether the first chip of the chain stands right
     */
    public SimulatedMatrix(int chips, boolean fromRight) {
        this.fromRight = fromRight;
        this.shifted = new int[chips];
        this.registers = new int[chips][REGISTERS];
    }

    @Override
    public synchronized void accept(byte[] burst) {
        for (byte b : burst) for (int bit = 7; bit >= 0; bit--) shift((b >> bit) & 1);
        for (int chip = 0; chip < shifted.length; chip++) {
            int register = (shifted[chip] >> 8) & REGISTER_MASK;
            if (register != MatrixFrames.NO_OP.code)
                registers[chip][register] = shifted[chip] & 0xFF;
        }
    }

    /** Power off and on: every register is 0, so the chips are dark. */
    public synchronized void restart() {
        for (int chip = 0; chip < shifted.length; chip++) {
            shifted[chip] = 0;
            registers[chip] = new int[REGISTERS];
        }
    }

    /** The brightness of all; -1 where they differ. */
    public synchronized int brightness() {
        int first = registers[0][MatrixFrames.INTENSITY.code];
        for (int[] chip : registers) if (chip[MatrixFrames.INTENSITY.code] != first) return -1;
        return first;
    }

    /** Eight lines of dots, as one sees them from the front. */
    public synchronized String picture() {
        StringBuilder picture = new StringBuilder();
        for (int row = 0; row < MatrixFrames.ROWS; row++) {
            for (int place = 0; place < registers.length; place++) {
                int[] chip = registers[fromRight ? registers.length - 1 - place : place];
                for (int bit = 7; bit >= 0; bit--)
                    picture.append(isLit(chip, row, bit) ? '#' : '.');
            }
            picture.append('\n');
        }
        return picture.toString();
    }

    /** Whether these letters stand there, and nothing else. */
    public boolean shows(String text) {
        MatrixProfile profile = new MatrixProfile(shifted.length, 0, fromRight);
        return picture().equals(MatrixPicture.of(text, profile).dots());
    }

    private void shift(int bit) {
        int in = bit;
        for (int chip = 0; chip < shifted.length; chip++) {
            int out = (shifted[chip] >> (WORD - 1)) & 1;
            shifted[chip] = ((shifted[chip] << 1) | in) & 0xFFFF;
            in = out;
        }
    }

    private static boolean isLit(int[] chip, int row, int bit) {
        if ((chip[MatrixFrames.TEST.code] & 1) == 1) return true;
        if ((chip[MatrixFrames.SHUTDOWN.code] & 1) == 0) return false;
        if (row > (chip[MatrixFrames.SCAN_LIMIT.code] & 7)) return false;
        return ((chip[MatrixFrames.ROW.code + row] >> bit) & 1) == 1;
    }
}
