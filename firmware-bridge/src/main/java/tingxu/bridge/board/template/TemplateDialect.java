package tingxu.bridge.board.template;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.Answer;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Dialect;
import tingxu.bridge.board.Errand;
import tingxu.bridge.board.Hearing;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.util.List;

/** How a board that a hall has described is spoken with. */
public record TemplateDialect(TemplateProfile profile) implements Dialect {

    private static final Duration BETWEEN_FACES = Duration.ofMillis(300);
    private static final Duration REFRESH = Duration.ofSeconds(10);

    /** Boards that know no length tell frames apart by silence. */
    private static final Duration GAP = Duration.ofMillis(50);

    @Override
    public Bytes show(BoardFace face) {
        return profile.frame().frame(profile.address(), face);
    }

    @Override
    public @Nullable Bytes look() {
        return null;
    }

    @Override
    public @Nullable Hearing hearing(Bytes request) {
        Template answer = profile.answer();
        if (answer == null) return null;
        return new Waited(answer.frame(profile.address(), BoardFace.dark()));
    }

    @Override
    public List<Errand> standing() {
        return List.of();
    }

    @Override
    public Pace pace() {
        return new Pace(profile.answerLimit(), BETWEEN_FACES, REFRESH, REFRESH, GAP);
    }

    /** Compares the last bytes that came with the answer, so noise before it costs nothing. */
    private static final class Waited implements Hearing {

        private final Bytes answer;
        private Bytes last = Bytes.NONE;

        Waited(Bytes answer) {
            this.answer = answer;
        }

        @Override
        public @Nullable Answer feed(int b) {
            last = last.length() < answer.length() ? last.plus(b) : last.from(1).plus(b);
            return last.equals(answer) ? new Answer.Yes(last) : null;
        }
    }
}
