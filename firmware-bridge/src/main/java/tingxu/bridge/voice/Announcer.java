package tingxu.bridge.voice;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.voice.Spoken.Fate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The voice of one zone: says one phrase at a time, never two at once. Where there is no sound, it
 * looks by itself whether there is one again.
 */
public final class Announcer implements Device {

    /** How many phrases wait at most: at four seconds each, older calls are stale anyway. */
    public static final int CAPACITY = 16;

    /**
     * How long it waits.
     *
     * @param limit how long a sound of some length may take
     * @param lookAgain how often it looks whether there is sound again
     */
    record Patience(UnaryOperator<Duration> limit, Duration lookAgain) {

        /** As long as it sounds, and twelve seconds: a strip that speaks may take ten to answer. */
        static final Patience USUAL =
                new Patience(length -> length.plusSeconds(12), Duration.ofSeconds(2));
    }

    private final DeviceId id;
    private final Clips clips;
    private final Sound sound;
    private final Player player;
    private final Patience patience;
    private final Consumer<Spoken> ear;
    private final Consumer<Health> feelings;
    private final Waiting waiting = new Waiting(CAPACITY);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Thread thread;
    private volatile @Nullable Health told;
    private Health line = new Health.Ready();
    private Health own;
    private boolean closed;
    private boolean crowded;

    /**
     * @param clips the folder of the hall's own recordings; null for the shipped words
     * @param ear told of each phrase what became of it, on this announcer's thread, or on the
     *     caller's when the phrase was not even queued
     */
    public Announcer(
            DeviceId id,
            @Nullable Path clips,
            Sound sound,
            Consumer<Spoken> ear,
            Consumer<Health> feelings)
            throws IOException {
        this(id, clips, sound, ear, feelings, Patience.USUAL);
    }

    Announcer(
            DeviceId id,
            @Nullable Path clips,
            Sound sound,
            Consumer<Spoken> ear,
            Consumer<Health> feelings,
            Patience patience)
            throws IOException {
        this.id = id;
        this.clips = Clips.of(clips);
        this.sound = sound;
        this.ear = ear;
        this.feelings = feelings;
        this.patience = patience;
        this.player = new Player(id.name(), sound, patience.limit());
        this.own = atBest();
        this.thread = Thread.ofPlatform().name(id.name()).unstarted(this::run);
    }

    @Override
    public void start() {
        sound.start(this::lineIs);
        thread.start();
    }

    /** Queues the phrase and returns at once. */
    public void announce(Phrase phrase) {
        List<Spoken> ended = new ArrayList<>();
        lock.lock();
        try {
            if (closed) ended.add(unsaid(phrase, Fate.FAILED, CLOSED));
            else ended.addAll(waiting.add(phrase));
            if (ended.stream().anyMatch(each -> each.fate() == Fate.DROPPED)) crowded = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        ended.forEach(ear);
    }

    @Override
    public DeviceId id() {
        return id;
    }

    @Override
    public Health health() {
        Health now = told;
        return now == null ? own() : now;
    }

    /** Cuts the phrase being said; those that wait end as {@link Fate#FAILED}. */
    @Override
    public void close() {
        List<Phrase> left;
        lock.lock();
        try {
            closed = true;
            left = waiting.drain();
            work.signal();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        left.forEach(phrase -> ear.accept(unsaid(phrase, Fate.FAILED, CLOSED)));
        sound.close();
    }

    private void run() {
        try (player) {
            while (awaitWork()) {
                Phrase phrase = next();
                if (phrase == null) look();
                else say(phrase);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** True for a phrase, and from time to time while there is no sound; false at the end. */
    private boolean awaitWork() throws InterruptedException {
        boolean gone = own() instanceof Health.Gone;
        lock.lockInterruptibly();
        try {
            long left = patience.lookAgain().toNanos();
            while (!closed && waiting.isEmpty() && left > 0)
                if (gone) left = work.awaitNanos(left);
                else work.await();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Phrase next() {
        lock.lock();
        try {
            return waiting.isEmpty() ? null : waiting.take();
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            if (player.look()) feel(atBest());
        } catch (SoundGone still) {
            feel(new Health.Gone(gone(still)));
        }
    }

    private void say(Phrase phrase) throws InterruptedException {
        try {
            Pcm whole = clips.sound(phrase);
            player.play(phrase, whole);
            Fate fate = sound.audible() ? Fate.HEARD : Fate.WRITTEN;
            feel(atBest());
            ear.accept(new Spoken(phrase, fate, whole.length(), null));
        } catch (SoundGone gone) {
            Trouble trouble = gone(gone);
            feel(new Health.Gone(trouble));
            ear.accept(unsaid(phrase, Fate.FAILED, trouble));
        } catch (Clips.UnknownClip unknown) {
            ear.accept(unsaid(phrase, Fate.FAILED, unknown(unknown)));
        } catch (InterruptedException cut) {
            ear.accept(unsaid(phrase, Fate.FAILED, CLOSED));
            throw cut;
        }
    }

    private void feel(Health now) {
        synchronized (feelings) {
            own = now;
            tell();
        }
    }

    private Health own() {
        synchronized (feelings) {
            return own;
        }
    }

    private void lineIs(Health now) {
        synchronized (feelings) {
            line = now;
            tell();
        }
    }

    /** What is wrong on the way matters more than what is wrong with the last phrase. */
    private void tell() {
        Health now = line instanceof Health.Ready ? own : line;
        if (now.equals(told)) return;
        told = now;
        feelings.accept(now);
    }

    private Health atBest() {
        Trouble words = isCrowded() ? Waiting.FULL : clips.shortcoming();
        Trouble trouble = words == null ? sound.shortcoming() : words;
        return trouble == null ? new Health.Ready() : new Health.Strained(trouble);
    }

    /** Whether phrases were left out, and it has not caught up since. */
    private boolean isCrowded() {
        lock.lock();
        try {
            crowded &= !waiting.isEmpty();
            return crowded;
        } finally {
            lock.unlock();
        }
    }

    static Spoken unsaid(Phrase phrase, Fate fate, @Nullable Trouble trouble) {
        return new Spoken(phrase, fate, Duration.ZERO, trouble);
    }

    private static final Trouble CLOSED =
            new Trouble("语音播报已关闭", "The announcer was closed", "voice-silent");

    private static Trouble gone(SoundGone why) {
        return new Trouble(
                "播报失败，请检查声卡或磁盘：" + why.getMessage(),
                "Could not play, check sound card or disk: " + why.getMessage(),
                "voice-silent");
    }

    private static Trouble unknown(Clips.UnknownClip why) {
        return new Trouble(
                "缺少录音：" + why.getMessage(), "Missing: " + why.getMessage(), "voice-clips");
    }
}
