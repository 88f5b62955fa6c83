package tingxu.bridge.voice;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health.Trouble;

import java.time.Duration;

/**
 * What became of an announcement: every phrase ends in exactly one of these.
 *
 * @param length how long it sounds; zero when it was not said
 * @param trouble why it was not said; null when it was
 */
public record Spoken(Phrase phrase, Fate fate, Duration length, @Nullable Trouble trouble) {

    /** The ways an announcement can end. */
    public enum Fate {
        /** Came out of a speaker. */
        HEARD,
        /** Went into a file, because there is no speaker. */
        WRITTEN,
        /** The same call was still waiting to be said: once is enough. */
        MERGED,
        /** The queue was full. */
        DROPPED,
        /** The sound device or a clip failed, or the announcer was closed. */
        FAILED
    }

    public String caption() {
        return phrase.caption();
    }

    public boolean audible() {
        return fate == Fate.HEARD;
    }
}
