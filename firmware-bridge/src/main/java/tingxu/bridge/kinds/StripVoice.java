package tingxu.bridge.kinds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.Health;
import tingxu.bridge.board.Answer;
import tingxu.bridge.board.onbon.LedBoard;
import tingxu.bridge.board.onbon.OnbonMakes;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Make;
import tingxu.bridge.voice.Announcer;
import tingxu.bridge.voice.CardSound;
import tingxu.bridge.voice.Spoken;
import tingxu.bridge.voice.VoiceMakes;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The voice of a strip's own card. Boards and voices do not know each other, so they meet here. */
final class StripVoice implements CardSound.Card {

    private static final Logger LOG = LoggerFactory.getLogger(StripVoice.class);
    private static final int BAUD = 57_600;

    /** Three tries of two seconds, and whoever has the line before. */
    private static final Duration TAKES = Duration.ofSeconds(10);

    /** {@code make: onbon}, an Onbon 6K-YY, perhaps the one whose face is in the file too. */
    static final Make<Announcer, Spoken> ONBON =
            Make.of(
                    "onbon",
                    "仰邦 6K-YY 语音卡",
                    "the voice of an Onbon 6K-YY card",
                    BAUD,
                    StripVoice::announcer);

    private final LedBoard board;
    private final Ear ear;

    private StripVoice(LedBoard board, Ear ear) {
        this.board = board;
        this.ear = ear;
    }

    /** Hands the card's feelings to whoever is there once it has started. */
    private static final class Ear implements Consumer<Health> {

        private volatile Consumer<Health> line = _ -> {};

        @Override
        public void accept(Health now) {
            line.accept(now);
        }
    }

    private static Announcer announcer(Fitting fitting, Consumer<Spoken> spoken) throws FileWrong {
        Ear ear = new Ear();
        LedBoard board = OnbonMakes.voice(fitting.feeling(ear));
        StripVoice card = new StripVoice(board, ear);
        return VoiceMakes.announcer(
                fitting, new CardSound(fitting.id().name(), card, fitting.clock()), spoken);
    }

    @Override
    public void start(Consumer<Health> line) {
        ear.line = line;
        board.start();
    }

    @Override
    public boolean speak(String words) throws InterruptedException {
        try {
            Answer answer = board.speak(words).get(TAKES.toMillis(), TimeUnit.MILLISECONDS);
            if (answer instanceof Answer.Yes) return true;
            LOG.warn("{}: does not speak: {}", board.id(), answer);
        } catch (TimeoutException late) {
            LOG.warn("{}: no answer to words in {}", board.id(), TAKES);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("an errand never fails", broken);
        }
        return false;
    }

    @Override
    public void close() {
        board.close();
    }
}
