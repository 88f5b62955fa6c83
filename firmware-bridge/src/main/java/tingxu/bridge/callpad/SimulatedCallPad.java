package tingxu.bridge.callpad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Sentence;
import tingxu.bridge.port.BadSpeech;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A call pad made of software, at the far end of a real tty, bad moods included. */
public final class SimulatedCallPad implements AutoCloseable {

    /** How the pad behaves until it is told otherwise. */
    public enum Mood {
        HEALTHY,
        /** Says every sentence three times. */
        STUTTERING,
        /** One byte a write, noise before every sentence. */
        NOISY,
        /** One byte a millisecond. */
        SLOW,
        /** Every sentence has a wrong sum. */
        WRONG_CHECKSUM,
        /** The plug is pulled in the middle of a key. */
        HANGS_UP,
        /** Does not hear that a key was taken, twice. */
        HARD_OF_HEARING,
        /** Hears nothing. */
        DEAF
    }

    private static final long REPEAT_NANOS = Duration.ofMillis(200).toNanos();
    private static final long UP_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int KEYS_REMEMBERED = 8;
    private static final int HIGHEST_NUMBER = 9999;
    private static final byte[] NOISE = {0, '$', (byte) 0xFF, '$', 'K'};

    private final Port line;
    private final FarEnd farEnd;
    private final Sentence.Framer framer = new Sentence.Framer();
    private final Deque<Sentence> keys = new ArrayDeque<>();
    private Mood mood = Mood.HEALTHY;
    private boolean met;
    private int number;
    private int unheard;
    private long repeatAtNanos = System.nanoTime();

    /** Starts at once; closing it hangs up. */
    public SimulatedCallPad(Port farEnd) {
        this.line = farEnd;
        this.farEnd = new FarEnd(farEnd, this::hear);
    }

    /**
     * Presses a key.
     *
     * @return false when the pad does not take it: it has not met the host, or eight keys wait
     */
    public synchronized boolean press(Key key) {
        if (!met || keys.size() >= KEYS_REMEMBERED) return false;
        number = number % HIGHEST_NUMBER + 1;
        keys.addLast(CallPadFrames.KEY.with(number, key));
        if (keys.size() == 1) repeatAtNanos = System.nanoTime();
        return true;
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood newMood) {
        mood = newMood;
    }

    /** Keys that were pressed and nobody has taken yet. */
    public synchronized int waiting() {
        return keys.size();
    }

    /** Whether it has been greeted; before, its keys are dead. */
    public synchronized boolean awake() {
        return met;
    }

    /** Takes the power away and gives it back: the pad has forgotten everything. */
    public synchronized void powerCycle() {
        met = false;
        keys.clear();
        repeatAtNanos = System.nanoTime();
    }

    @Override
    public void close() {
        farEnd.close();
    }

    private void hear(byte[] bytes) throws PortGone {
        for (byte b : bytes) {
            Sentence said = framer.feed(b & 0xFF);
            if (said != null) say(answer(said));
        }
        say(due(System.nanoTime()));
    }

    private synchronized @Nullable Sentence answer(Sentence said) {
        if (mood == Mood.DEAF) return null;
        if (CallPadFrames.HELLO.is(said)) {
            met = true;
            number = 0;
            keys.clear();
            return CallPadFrames.VERSION.with(CallPadFrames.VERSION_SPOKEN);
        }
        if (CallPadFrames.PING.is(said)) return CallPadFrames.PONG.with();
        if (CallPadFrames.TAKEN.is(said)) taken(said.number(1));
        return null;
    }

    private void taken(int taken) {
        Sentence first = keys.peekFirst();
        if (first == null || first.number(1) != taken) return;
        if (mood == Mood.HARD_OF_HEARING && unheard++ < 2) return;
        unheard = 0;
        keys.removeFirst();
        repeatAtNanos = System.nanoTime();
    }

    private synchronized @Nullable Sentence due(long now) {
        if ((mood == Mood.DEAF && met) || now - repeatAtNanos < 0) return null;
        repeatAtNanos = now + (met ? REPEAT_NANOS : UP_NANOS);
        return met ? keys.peekFirst() : CallPadFrames.UP.with();
    }

    private void say(@Nullable Sentence sentence) throws PortGone {
        if (sentence == null) return;
        byte[] frame = sentence.frame().toArray();
        switch (mood()) {
            case HEALTHY, HARD_OF_HEARING, DEAF -> line.write(frame);
            case STUTTERING -> BadSpeech.thrice(line, frame);
            case WRONG_CHECKSUM -> line.write(bent(sentence));
            case HANGS_UP -> {
                if (CallPadFrames.KEY.is(sentence)) BadSpeech.cutShort(line, frame);
                else line.write(frame);
            }
            case SLOW -> BadSpeech.slowly(line, frame);
            case NOISY -> BadSpeech.noisily(line, NOISE, frame);
        }
    }

    private static byte[] bent(Sentence sentence) {
        return sentence.bentFrame().toArray();
    }
}
