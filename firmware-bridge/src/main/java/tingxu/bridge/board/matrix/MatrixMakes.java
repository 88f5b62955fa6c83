package tingxu.bridge.board.matrix;

import tingxu.bridge.board.Board;
import tingxu.bridge.board.Shown;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Phrase;

/** Boards of bare chips. */
public final class MatrixMakes {

    private static final int MOST_CHIPS = 16;
    private static final int BAUD = 9_600;

    /** {@code make: max7219} on {@code port: spi:0.0}, with {@code chips}, {@code brightness}. */
    public static final Make<Board, Shown> MAX7219 =
            Make.<Board, Shown>of(
                            "max7219",
                            "MAX7219 点阵屏（SPI）",
                            "a board of MAX7219 chips on SPI",
                            BAUD,
                            (fitting, ear) ->
                                    new MatrixBoard(
                                            fitting.id(),
                                            fitting.line(),
                                            profile(fitting.entry()),
                                            fitting.clock(),
                                            ear,
                                            fitting.feelings()))
                    .saying(
                            phrase("all-on", MatrixFrames.TEST, 1, "全部点亮", "every dot is lit"),
                            phrase("all-off", MatrixFrames.TEST, 0, "结束全亮", "no more of that"),
                            phrase("wake", MatrixFrames.SHUTDOWN, 1, "开始工作", "run"),
                            phrase("sleep", MatrixFrames.SHUTDOWN, 0, "熄灭", "go dark"),
                            phrase(
                                    "bright",
                                    MatrixFrames.INTENSITY,
                                    MatrixFrames.BRIGHTEST,
                                    "最亮",
                                    "as bright as can be"),
                            phrase("dim", MatrixFrames.INTENSITY, 0, "最暗", "as dim as can be"));

    private MatrixMakes() {}

    /** To every chip of any chain: what is too much falls out at its end. */
    private static Phrase phrase(
            String name, MatrixFrames register, int value, String zh, String en) {
        Bytes burst = Bytes.NONE;
        for (int chip = 0; chip < MOST_CHIPS; chip++) burst = burst.plus(register.word(value));
        return Phrase.of(name, burst, zh, en);
    }

    /** The chips that an entry of a file describes, made of software. */
    public static SimulatedMatrix simulated(Field entry) throws FileWrong {
        MatrixProfile profile = profile(entry);
        return new SimulatedMatrix(profile.chips(), profile.fromRight());
    }

    private static MatrixProfile profile(Field entry) throws FileWrong {
        MatrixProfile usual = MatrixProfile.FOUR;
        Field end = entry.at("data-in");
        return new MatrixProfile(
                whole(entry.at("chips"), 1, MOST_CHIPS, usual.chips()),
                whole(entry.at("brightness"), 0, MatrixFrames.BRIGHTEST, usual.brightness()),
                !end.given() || end.text().equals("right"));
    }

    private static int whole(Field setting, int least, int most, int usual) throws FileWrong {
        return setting.given() ? setting.whole(least, most) : usual;
    }
}
