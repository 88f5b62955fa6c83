package tingxu.bridge.board.template;

import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardSeats;
import tingxu.bridge.board.BusBoard;
import tingxu.bridge.board.Shown;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Make;

import java.time.Duration;
import java.util.function.Consumer;

/** Boards that a hall has described. */
public final class TemplateMakes {

    private static final int BAUD = 9_600;
    private static final int LAST_ADDRESS = 0xFFFF;

    /** {@code make: template}, with {@code frame}, and {@code answer}, {@code address}. */
    public static final Make<Board, Shown> DESCRIBED =
            Make.of(
                    "template",
                    "按自写帧格式驱动的屏",
                    "a board by a frame that the hall has written down",
                    BAUD,
                    TemplateMakes::board);

    private TemplateMakes() {}

    private static Board board(Fitting fitting, Consumer<Shown> ear) throws FileWrong {
        TemplateProfile profile = profile(fitting);
        return new BusBoard(
                BoardSeats.face(fitting, profile.address()),
                fitting.id(),
                new TemplateDialect(profile),
                ear,
                fitting.feelings());
    }

    private static TemplateProfile profile(Fitting fitting) throws FileWrong {
        var answer = fitting.entry().at("answer");
        return new TemplateProfile(
                fitting.entry().at("frame").as(Template::of),
                answer.given() ? answer.as(Template::of) : null,
                fitting.whole("address", 0, LAST_ADDRESS, 1),
                Duration.ofMillis(fitting.whole("answer-millis", 20, 5_000, 500)));
    }
}
