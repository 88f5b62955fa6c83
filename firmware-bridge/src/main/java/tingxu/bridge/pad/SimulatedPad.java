package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Sentence;
import tingxu.bridge.port.BadSpeech;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;

/** An evaluation pad made of software, at the far end of a real tty, bad moods included. */
public final class SimulatedPad implements AutoCloseable {

    /** How the pad behaves until it is told otherwise. */
    public enum Mood {
        HEALTHY,
        /** Says every sentence three times. */
        STUTTERING,
        /** Bends the first saying of every outcome. */
        GARBLING,
        /** One byte a write, noise before every sentence. */
        NOISY,
        /** One byte a millisecond. */
        SLOW,
        /** Every sentence has a wrong sum. */
        WRONG_CHECKSUM,
        /** The plug is pulled in the middle of a rating. */
        HANGS_UP,
        /** Hears nothing. */
        DEAF,
        /** Speaks version 2. */
        TOO_NEW
    }

    private static final long REPEAT_NANOS = Duration.ofMillis(200).toNanos();
    private static final long UP_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int REPEATS = 20;
    private static final byte[] NOISE = {0, '$', (byte) 0xFF, '$', 'R'};

    private final Port line;
    private final FarEnd farEnd;
    private final Sentence.Framer framer = new Sentence.Framer();
    private Mood mood = Mood.HEALTHY;
    private int number;
    private boolean met;
    private boolean lit;
    private long darkAtNanos;
    private @Nullable Sentence outcome;
    private int repeatsLeft;
    private long repeatAtNanos = System.nanoTime();

    /** Starts at once, as a pad that has just been powered up; closing it hangs up. */
    public SimulatedPad(Port farEnd) {
        this.line = farEnd;
        this.farEnd = new FarEnd(farEnd, this::hear);
    }

    /**
     * Presses a key; a dark key does nothing.
     *
     * @param level 1 to 5
     */
    public synchronized void press(int level) {
        if (level < 1 || level > 5)
            throw new IllegalArgumentException("a pad has the keys 1 to 5, not " + level);
        if (lit) conclude(PadFrames.RATED.with(number, level));
    }

    /** True while the keys are lit. */
    public synchronized boolean inviting() {
        return lit;
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood newMood) {
        mood = newMood;
    }

    /** Takes the power away and gives it back: the pad has forgotten everything. */
    public synchronized void powerCycle() {
        met = false;
        lit = false;
        outcome = null;
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
        if (PadFrames.HELLO.is(said)) {
            met = true;
            lit = false;
            outcome = null;
            return PadFrames.VERSION.with(mood == Mood.TOO_NEW ? 2 : PadFrames.VERSION_SPOKEN);
        }
        if (PadFrames.PING.is(said)) return PadFrames.PONG.with();
        if (PadFrames.INVITE.is(said)) return invited(said.number(1), said.number(2));
        if (PadFrames.DARK.is(said)) {
            lit = false;
            return PadFrames.DARKENED.with(Math.max(0, said.number(1)));
        }
        if (PadFrames.TAKEN.is(said) && said.number(1) == number) outcome = null;
        return null;
    }

    /** A repeated invitation does not light the keys again once there is an outcome. */
    private @Nullable Sentence invited(int newNumber, int seconds) {
        if (newNumber < 1 || seconds < 1) return null;
        if (outcome == null || newNumber != number) {
            number = newNumber;
            lit = true;
            outcome = null;
            darkAtNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        }
        return PadFrames.INVITED.with(newNumber);
    }

    private synchronized @Nullable Sentence due(long now) {
        if (lit && now - darkAtNanos >= 0) conclude(PadFrames.SILENT.with(number));
        if ((mood == Mood.DEAF && met) || now - repeatAtNanos < 0) return null;
        repeatAtNanos = now + (met ? REPEAT_NANOS : UP_NANOS);
        if (!met) return PadFrames.UP.with();
        Sentence due = outcome;
        if (due != null && --repeatsLeft <= 0) outcome = null;
        return due;
    }

    private void conclude(Sentence sentence) {
        lit = false;
        outcome = sentence;
        repeatsLeft = REPEATS;
        repeatAtNanos = System.nanoTime();
    }

    private void say(@Nullable Sentence sentence) throws PortGone {
        if (sentence == null) return;
        byte[] frame = sentence.frame().toArray();
        switch (mood()) {
            case HEALTHY, DEAF, TOO_NEW -> line.write(frame);
            case STUTTERING -> BadSpeech.thrice(line, frame);
            case GARBLING -> line.write(garbles() ? bent(sentence) : frame);
            case WRONG_CHECKSUM -> line.write(bent(sentence));
            case HANGS_UP -> {
                if (PadFrames.RATED.is(sentence)) BadSpeech.cutShort(line, frame);
                else line.write(frame);
            }
            case SLOW -> BadSpeech.slowly(line, frame);
            case NOISY -> BadSpeech.noisily(line, NOISE, frame);
        }
    }

    private synchronized boolean garbles() {
        return outcome != null && repeatsLeft == REPEATS - 1;
    }

    private static byte[] bent(Sentence sentence) {
        return sentence.bentFrame().toArray();
    }
}
