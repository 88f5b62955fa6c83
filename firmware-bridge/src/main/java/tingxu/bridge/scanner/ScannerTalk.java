package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.Instant;

/**
 * The conversation with a scanner, as a value: whether it is still there.
 *
 * <p>Makes that cannot be asked count as well while their line is open. The others are asked every
 * few seconds; a code or an answer says that they live, and three silences that they do not.
 *
 * @param wakeAt when {@link #woken} has something to do
 * @param silences questions in a row that nobody answered
 */
record ScannerTalk(ScannerMake make, Instant wakeAt, boolean asked, int silences) {

    static final Duration REST = Duration.ofSeconds(5);
    static final Duration LIMIT = Duration.ofMillis(500);
    static final int SILENCES_ALLOWED = 2;

    /**
     * One step: the conversation from here on, what to say, and how the scanner feels.
     *
     * @param send nothing where it is empty
     */
    record Turn(ScannerTalk next, Bytes send, @Nullable Health health) {}

    static Turn begin(ScannerMake make, Instant now) {
        if (make.question.isEmpty())
            return new Turn(
                    new ScannerTalk(make, Instant.MAX, false, 0), Bytes.NONE, new Health.Ready());
        return new ScannerTalk(make, now, false, 0).woken(now);
    }

    /** {@link #wakeAt} has come. */
    Turn woken(Instant now) {
        if (make.question.isEmpty()) return new Turn(this, Bytes.NONE, null);
        int missed = asked ? silences + 1 : silences;
        Health health = missed > SILENCES_ALLOWED ? new Health.Gone(ScannerTroubles.SILENT) : null;
        return new Turn(
                new ScannerTalk(make, now.plus(LIMIT), true, Math.min(missed, 1_000)),
                make.question,
                health);
    }

    /** A code or an answer came. */
    Turn alive(Instant now) {
        if (make.question.isEmpty()) return new Turn(this, Bytes.NONE, new Health.Ready());
        return new Turn(
                new ScannerTalk(make, now.plus(REST), false, 0), Bytes.NONE, new Health.Ready());
    }
}
