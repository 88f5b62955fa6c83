package tingxu.bridge.voice;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;

import java.util.function.Consumer;

/** Where announcements go: a speaker, or a folder of files where there is none. */
public interface Sound extends AutoCloseable {

    /**
     * Begins to work.
     *
     * @param line hears how the way to the sound is: at once, or when a device has answered
     */
    default void start(Consumer<Health> line) {
        line.accept(new Health.Ready());
    }

    /** Gives back what it holds; a phrase that is being played is cut. */
    @Override
    default void close() {}

    /** Plays to the end and returns; only one phrase at a time is ever given. */
    void play(Phrase phrase, Pcm sound) throws SoundGone, InterruptedException;

    /**
     * Looks whether it would play now, without a sound. Never called while it plays.
     *
     * @return false where only a phrase can tell
     * @throws SoundGone where it would not
     */
    default boolean look() throws SoundGone {
        return false;
    }

    /** Whether people hear it. */
    default boolean audible() {
        return true;
    }

    /** Why a technician should look, such as a missing speaker; null when all is well. */
    default @Nullable Trouble shortcoming() {
        return null;
    }

    /** For people: which device, or which folder. */
    String description();
}
