package tingxu.bridge.board.matrix;

/**
 * What differs between boards of dots.
 *
 * @param chips how many MAX7219 stand in a row, eight dots each: 1 to 16
 * @param brightness 0 to 15
 * @param fromRight whether the wire goes in at the right end, as with the usual module of four
 */
public record MatrixProfile(int chips, int brightness, boolean fromRight) {

    /** The usual module: four chips, its wire at the right. */
    public static final MatrixProfile FOUR = new MatrixProfile(4, 3, true);

    private static final int MOST_CHIPS = 16;

    public MatrixProfile {
        if (chips < 1 || chips > MOST_CHIPS)
            throw new IllegalArgumentException("a board has 1 to 16 chips, not " + chips);
        if (brightness < 0 || brightness > MatrixFrames.BRIGHTEST)
            throw new IllegalArgumentException("a brightness is 0 to 15, not " + brightness);
    }
}
