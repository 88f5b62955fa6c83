package tingxu.bridge.voice;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health.Trouble;

/** Where announcements go: a speaker, or a folder of files where there is none. */
public interface Sound {

    /** Plays to the end and returns; only one phrase at a time is ever given. */
    void play(Phrase phrase, Pcm sound) throws SoundGone, InterruptedException;

    /** Whether people hear it. */
    boolean audible();

    /** Why a technician should look, such as a missing speaker; null when all is well. */
    @Nullable Trouble shortcoming();

    /** For people: which device, or which folder. */
    String description();
}
