package tingxu.bridge.voice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A loudspeaker made of software: a phrase takes as long as it sounds and lies in a folder as a
 * file, bad moods included.
 */
public final class SimulatedSpeaker implements Sound {

    /** How the speaker and its card can be. */
    public enum Mood {
        HEALTHY,
        /** There is no sound card. */
        UNPLUGGED,
        /** The card is pulled out in the middle of a phrase. */
        CUT_SHORT,
        /** Every phrase takes three times as long. */
        SLOW,
        /** The card takes the sound and never comes to its end. */
        STUCK_CARD,
        /** The amplifier is off: nobody hears anything, and no machine can tell. */
        MUTE
    }

    private static final int SLOWLY = 3;

    private final WavFolder files;
    private final Optional<Sound> aloud;
    private Mood mood = Mood.HEALTHY;
    private String about = "";
    private boolean sounding;

    /**
     * @param folder where what it says lies, made if missing
     * @param keep how many of the newest files stay
     * @param aloud a real card through which it is to be heard, too
     */
    public SimulatedSpeaker(Path folder, int keep, Optional<Sound> aloud) throws IOException {
        this.files = new WavFolder(folder, keep);
        this.aloud = aloud;
    }

    @Override
    public void play(Phrase phrase, Pcm sound) throws SoundGone, InterruptedException {
        Mood now = mood();
        if (now == Mood.UNPLUGGED) throw gone("there is no sound card");
        sounds(phrase.about(), true);
        try {
            files.play(phrase, sound);
            switch (now) {
                case HEALTHY -> aloud(phrase, sound);
                case MUTE -> lasts(sound.length());
                case SLOW -> lasts(sound.length().multipliedBy(SLOWLY));
                case CUT_SHORT -> {
                    lasts(sound.length().dividedBy(2));
                    throw gone("was pulled out in the middle of a phrase");
                }
                case STUCK_CARD -> stick();
                case UNPLUGGED -> {}
            }
        } finally {
            sounds(phrase.about(), false);
        }
    }

    private void aloud(Phrase phrase, Pcm sound) throws SoundGone, InterruptedException {
        if (aloud.isPresent()) aloud.get().play(phrase, sound);
        else lasts(sound.length());
    }

    /** A card that is pulled out meanwhile is gone at once. */
    private synchronized void lasts(Duration length) throws SoundGone, InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        for (long left; (left = end - System.nanoTime()) > 0; ) {
            if (mood == Mood.UNPLUGGED) throw gone("was pulled out in the middle of a phrase");
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Like a driver in the kernel: whoever wants to leave off is not heard. */
    private synchronized void stick() {
        boolean interrupted = false;
        while (mood == Mood.STUCK_CARD)
            try {
                wait();
            } catch (InterruptedException unheard) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static SoundGone gone(String why) {
        return new SoundGone("speaker", new IllegalStateException(why));
    }

    @Override
    public boolean look() throws SoundGone {
        if (mood() == Mood.UNPLUGGED) throw gone("there is no sound card");
        return true;
    }

    private synchronized void sounds(String whose, boolean now) {
        about = whose;
        sounding = now;
    }

    /** Whose call it said last, such as {@code A017}; empty before the first. */
    public synchronized String about() {
        return about;
    }

    /** Whether it says something now. */
    public synchronized boolean sounding() {
        return sounding;
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood next) {
        mood = next;
        notifyAll();
    }

    @Override
    public String description() {
        return "speaker";
    }

    /** A card that is stuck lets go when its computer ends. */
    @Override
    public void close() {
        if (mood() == Mood.STUCK_CARD) mood(Mood.UNPLUGGED);
    }
}
