package tingxu.bridge.board.onbon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.Answer;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Dialect;
import tingxu.bridge.board.Errand;
import tingxu.bridge.board.Hearing;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.util.List;

/** The words of Onbon's BX-5K and BX-6K cards, on RS-485 or TCP alike. */
record OnbonDialect(BoardProfile profile) implements Dialect {

    private static final Duration BETWEEN_FACES = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration REFRESH = Duration.ofMinutes(1);
    private static final Duration GAP = Duration.ofMillis(5);

    @Override
    public Bytes show(BoardFace face) {
        return frame(DynamicArea.show(face, profile, FORGET));
    }

    @Override
    public Bytes look() {
        return frame(BoardCommand.ping());
    }

    @Override
    public Hearing hearing(Bytes request) {
        return new Ears(profile.address());
    }

    @Override
    public List<Errand> standing() {
        if (profile.brightness() == BoardProfile.OWN_BRIGHTNESS) return List.of();
        return List.of(errand("brightness", BoardCommand.brightness(profile.brightness())));
    }

    @Override
    public Pace pace() {
        return new Pace(profile.answerLimit(), BETWEEN_FACES, LOOK, REFRESH, GAP);
    }

    Errand errand(String name, Bytes data) {
        return new Errand(name, frame(data));
    }

    private Bytes frame(Bytes data) {
        return new BoardFrame(profile.address(), BoardFrame.HOST, data).encode();
    }

    /** Takes what the asked card says to the host for its answer, and nothing else. */
    private static final class Ears implements Hearing {

        private final int address;
        private BoardFramer framer = BoardFramer.start();

        Ears(int address) {
            this.address = address;
        }

        @Override
        public @Nullable Answer feed(int b) {
            BoardFramer.Step step = framer.feed(b);
            framer = step.next();
            BoardFrame frame = step.frame();
            return frame == null || !ours(frame) ? null : answer(frame);
        }

        private boolean ours(BoardFrame frame) {
            return frame.to() == BoardFrame.HOST
                    && (address == BoardProfile.ALONE || frame.from() == address)
                    && frame.data().length() >= 3;
        }

        private static Answer answer(BoardFrame frame) {
            if (!frame.says(BoardFrames.NACK)) return new Answer.Yes(frame.data());
            BoardError error = BoardError.of(frame.data().at(2));
            return new Answer.No(error.zh, error.en, error.passes());
        }
    }
}
