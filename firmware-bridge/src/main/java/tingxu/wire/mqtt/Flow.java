package tingxu.wire.mqtt;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a node's events have gone: at most {@link #WINDOW} said and not yet heard; all of them
 * again after {@link #PATIENCE} without progress (go back N).
 */
final class Flow {

    static final int WINDOW = 32;
    static final Duration PATIENCE = Duration.ofMillis(1500);

    private long heard;
    private long sent;
    private long gapAnswered;
    private Instant progress;

    Flow(long heard, Instant now) {
        this.heard = heard;
        this.sent = heard;
        this.progress = now;
    }

    /** The last one that was said on this line: the next is one more. */
    long sent() {
        return sent;
    }

    long heard() {
        return heard;
    }

    int room() {
        return (int) (WINDOW - (sent - heard));
    }

    boolean waiting() {
        return sent > heard;
    }

    void said(long seq, Instant now) {
        if (!waiting()) progress = now;
        sent = seq;
    }

    /** A new line: what the old one swallowed nobody knows. */
    void startOver(Instant now) {
        sent = heard;
        progress = now;
        gapAnswered = 0;
    }

    /** Whether it went back because nothing moved for too long. */
    boolean lookBack(Instant now) {
        if (now.isBefore(progress)) progress = now; // the clock was put back
        if (!waiting() || Duration.between(progress, now).compareTo(PATIENCE) < 0) return false;
        startOver(now);
        return true;
    }

    /** Whether that was news. */
    boolean heard(long upTo, Instant now) {
        if (upTo <= heard) return false;
        heard = upTo;
        sent = Math.max(sent, upTo);
        progress = now;
        return true;
    }

    /** The hall misses {@code from}: say it again at once, but once only for each gap. */
    void gap(long from, Instant now) {
        if (from != heard + 1 || from == gapAnswered) return;
        startOver(now);
        gapAnswered = from;
    }
}
