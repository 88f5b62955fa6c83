package tingxu.bridge.board.matrix;

import tingxu.bridge.board.Board;
import tingxu.bridge.board.Shown;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Make;

/** Boards of bare chips. */
public final class MatrixMakes {

    private static final int MOST_CHIPS = 16;
    private static final int BAUD = 9_600;

    /** {@code make: max7219} on {@code port: spi:0.0}, with {@code chips}, {@code brightness}. */
    public static final Make<Board, Shown> MAX7219 =
            Make.of(
                    "max7219",
                    "MAX7219 点阵屏（SPI）",
                    "a board of MAX7219 chips on SPI",
                    BAUD,
                    (fitting, ear) ->
                            new MatrixBoard(
                                    fitting.id(),
                                    fitting.line(),
                                    profile(fitting),
                                    fitting.clock(),
                                    ear,
                                    fitting.feelings()));

    private MatrixMakes() {}

    private static MatrixProfile profile(Fitting fitting) throws FileWrong {
        MatrixProfile usual = MatrixProfile.FOUR;
        return new MatrixProfile(
                fitting.whole("chips", 1, MOST_CHIPS, usual.chips()),
                fitting.whole("brightness", 0, MatrixFrames.BRIGHTEST, usual.brightness()),
                fitting.text("data-in", "right").equals("right"));
    }
}
