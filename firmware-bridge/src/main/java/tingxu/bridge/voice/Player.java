package tingxu.bridge.voice;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Plays on a thread of its own, so that a sound card which never ends its phrase holds up the zone
 * no longer than the limit: the phrase has failed then, and so has every other one until the card
 * gives the thread back.
 */
final class Player implements AutoCloseable {

    private final Sound sound;
    private final UnaryOperator<Duration> limit;
    private final ExecutorService thread;
    private CountDownLatch last = new CountDownLatch(0);

    /**
     * @param limit how long a sound of some length may take
     */
    Player(String name, Sound sound, UnaryOperator<Duration> limit) {
        this.sound = sound;
        this.limit = limit;
        this.thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name + "-sound").daemon().factory());
    }

    /** Plays to the end and returns. For one thread. */
    void play(Phrase phrase, Pcm whole) throws SoundGone, InterruptedException {
        free();
        CountDownLatch over = new CountDownLatch(1);
        last = over;
        Future<Void> playing =
                thread.submit(() -> {
                    try {
                        sound.play(phrase, whole);
                        return null;
                    } finally {
                        over.countDown();
                    }
                });
        try {
            playing.get(limit.apply(whole.length()).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SoundGone gone) throw gone;
            throw new IllegalStateException("the sound failed", failed.getCause());
        } catch (TimeoutException never) {
            playing.cancel(true);
            throw stuck();
        } catch (InterruptedException cut) {
            playing.cancel(true);
            throw cut;
        }
    }

    /** See {@link Sound#look}. For the thread that plays. */
    boolean look() throws SoundGone {
        free();
        return sound.look();
    }

    private void free() throws SoundGone {
        if (last.getCount() > 0) throw stuck();
    }

    private SoundGone stuck() {
        return new SoundGone(
                sound.description(), new TimeoutException("does not come to the end of a phrase"));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
