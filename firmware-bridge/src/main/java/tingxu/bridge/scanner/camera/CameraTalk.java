package tingxu.bridge.scanner.camera;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.scanner.Scan;

import java.time.Duration;
import java.time.Instant;

/**
 * What a camera's pictures mean, as a value: a code that is held before it is one scan however many
 * pictures show it, and a camera that sends no pictures is gone.
 *
 * @param held the code that is before the camera, or was a moment ago
 * @param heldUntil when it counts as taken away
 * @param lookAt no picture is looked into before: looking costs more than receiving
 * @param silentAt when a picture is missed
 */
record CameraTalk(@Nullable Scan held, Instant heldUntil, Instant lookAt, Instant silentAt) {

    static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    static final Duration TAKEN_AWAY = Duration.ofMillis(1_500);
    static final Duration SILENCE = Duration.ofSeconds(3);

    /**
     * @param scan what to tell; null for nothing
     * @param health null where nothing has changed
     */
    record Turn(CameraTalk next, @Nullable Scan scan, @Nullable Health health) {}

    static CameraTalk begin(Instant now) {
        return new CameraTalk(null, now, now, now.plus(SILENCE));
    }

    boolean looks(Instant now) {
        return !now.isBefore(lookAt);
    }

    /** A picture came that nobody looks into. */
    Turn passed(Instant now) {
        return new Turn(
                new CameraTalk(held, heldUntil, lookAt, now.plus(SILENCE)),
                null,
                new Health.Ready());
    }

    /** A picture was looked into. */
    Turn seen(@Nullable Scan code, Instant now) {
        boolean gone = !now.isBefore(heldUntil);
        Scan before = gone ? null : held;
        boolean news = code != null && !code.equals(before);
        CameraTalk next =
                new CameraTalk(
                        code == null ? before : code,
                        code == null ? heldUntil : now.plus(TAKEN_AWAY),
                        now.plus(BETWEEN_LOOKS),
                        now.plus(SILENCE));
        return new Turn(next, news ? code : null, new Health.Ready());
    }

    /** Nothing came. */
    Turn waited(Instant now) {
        return now.isBefore(silentAt)
                ? new Turn(this, null, null)
                : new Turn(
                        new CameraTalk(null, heldUntil, lookAt, now.plus(SILENCE)),
                        null,
                        new Health.Gone(CameraTroubles.NO_PICTURES));
    }

    @Override
    public String toString() {
        return held == null ? "nothing before the camera" : "before the camera: " + held;
    }
}
