package tingxu.bridge.signal;

import java.time.Duration;
import java.time.Instant;

/**
 * When a lamp is on. Pure: it is told the time.
 *
 * @param since when it began to burn so
 */
record LampTalk(Glow glow, Instant since) {

    /** A wire that keeps its level is told it again, in case the relay was unplugged. */
    static final Duration REFRESH = Duration.ofSeconds(10);

    boolean isLit(Instant now) {
        Glow.Blinking blinking = glow.blinking;
        if (blinking == null) return glow == Glow.ON;
        Duration age = Duration.between(since, now);
        if (age.compareTo(blinking.most()) >= 0) return blinking.litThen();
        return age.dividedBy(blinking.half()) % 2 == 0;
    }

    /** How long nothing changes. */
    Duration rest(Instant now) {
        Glow.Blinking blinking = glow.blinking;
        Duration age = Duration.between(since, now);
        if (blinking == null || age.compareTo(blinking.most()) >= 0) return REFRESH;
        long halves = age.dividedBy(blinking.half());
        return blinking.half().multipliedBy(halves + 1).minus(age);
    }
}
