package tingxu.bridge.board.digits;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.Answer;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BoardSeats;
import tingxu.bridge.board.BusBoard;
import tingxu.bridge.board.Hearing;
import tingxu.bridge.board.Shown;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Found;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Phrase;
import tingxu.bridge.make.Question;

import java.time.Duration;
import java.util.function.Consumer;

/** The makes of boards of digits. */
public final class DigitsMakes {

    private static final int BAUD = 9_600;
    private static final Duration ANSWER = Duration.ofMillis(250);
    private static final Bytes DARK = text("");

    /** LED-485 and its kin: {@code make: led485}, with {@code address} and {@code digits}. */
    public static final Make<Board, Shown> LED_485 =
            Make.<Board, Shown>of(
                            "led485",
                            "LED-485 数码管屏（Modbus RTU）",
                            "an LED-485 board of digits on Modbus RTU",
                            BAUD,
                            DigitsMakes::board)
                    .asked(
                            new Question(
                                    BAUD, DARK, ANSWER, Question.Risk.NOISE, DigitsMakes::answered))
                    .saying(
                            Phrase.of("dark", DARK, "什么也不显示", "show nothing"),
                            Phrase.of("number", text("A001"), "显示 A001", "show A001"));

    private DigitsMakes() {}

    private static Board board(Fitting fitting, Consumer<Shown> ear) throws FileWrong {
        DigitsProfile profile = profile(fitting);
        return new BusBoard(
                BoardSeats.face(fitting, profile.address()),
                fitting.id(),
                new DigitsDialect(profile),
                ear,
                fitting.feelings());
    }

    private static DigitsProfile profile(Fitting fitting) throws FileWrong {
        DigitsProfile usual = DigitsProfile.LED_485;
        return new DigitsProfile(
                fitting.whole("address", 1, DigitsFrames.LAST_ADDRESS, usual.address()),
                fitting.whole("digits", 2, 16, usual.digits()),
                usual.answerLimit());
    }

    private static Bytes text(String digits) {
        BoardFace face = digits.isEmpty() ? BoardFace.dark() : BoardFace.number(digits);
        return new DigitsDialect(DigitsProfile.LED_485).show(face);
    }

    private static @Nullable Found answered(Bytes heard) {
        Hearing ears = new DigitsHearing(DARK);
        for (int i = 0; i < heard.length(); i++)
            if (ears.feed(heard.at(i)) instanceof Answer.Yes) return Found.well("address 1");
        return null;
    }
}
