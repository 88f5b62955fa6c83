package tingxu.provision.enrol;

import java.time.Duration;
import java.time.Instant;

/**
 * How long someone who guesses has to wait: three wrong codes are a slip of the finger, each more
 * doubles the wait, up to a minute.
 *
 * @param notBefore the next try counts from here
 */
public record Patience(int wrong, Instant notBefore) {

    private static final int SLIPS = 3;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public static final Patience FRESH = new Patience(0, Instant.MIN);

    public Patience afterWrong(Instant now) {
        int more = Math.min(wrong + 1 - SLIPS, 10);
        if (more <= 0) return new Patience(wrong + 1, now);
        Duration wait = Duration.ofSeconds(1L << (more - 1));
        return new Patience(wrong + 1, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
    }

    public boolean mayTry(Instant now) {
        return !now.isBefore(notBefore);
    }
}
