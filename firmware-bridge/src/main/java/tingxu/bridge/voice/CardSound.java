package tingxu.bridge.voice;

import tingxu.bridge.Health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A board's own voice, where a window's strip has one: the card is given the words and speaks by
 * itself.
 */
public final class CardSound implements Sound {

    /** How often the clock is looked at while the card speaks. */
    private static final Duration LOOK_UP = Duration.ofMillis(50);

    /** The card that speaks. */
    public interface Card extends AutoCloseable {

        /** Whether it has taken the words. Waits no longer than a card may take. */
        boolean speak(String words) throws InterruptedException;

        /**
         * Opens its line.
         *
         * @param line hears how the card is
         */
        void start(Consumer<Health> line);

        @Override
        void close();
    }

    private final String name;
    private final Card card;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param name for people: which card
     * @param clock for waits: one that is never set
     */
    public CardSound(String name, Card card, InstantSource clock) {
        this.name = name;
        this.card = card;
        this.clock = clock;
    }

    @Override
    public void start(Consumer<Health> line) {
        card.start(line);
    }

    /** Waits as long as our own clips would last: a card does not tell when it has spoken. */
    @Override
    public void play(Phrase phrase, Pcm sound) throws SoundGone, InterruptedException {
        if (!card.speak(phrase.caption()))
            throw new SoundGone(name, new IllegalStateException("the card does not take words"));
        Instant end = clock.instant().plus(sound.length());
        Duration left = sound.length();
        while (left.isPositive()) {
            Duration nap = left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP;
            if (closed.await(nap.toNanos(), TimeUnit.NANOSECONDS)) return;
            left = Duration.between(clock.instant(), end);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        card.close();
    }

    @Override
    public String description() {
        return name;
    }
}
