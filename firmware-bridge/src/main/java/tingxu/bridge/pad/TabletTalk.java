package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.pad.PadEvent.Rated;
import tingxu.bridge.pad.PadEvent.Silent;

import java.time.Duration;
import java.time.Instant;

/**
 * The conversation with a pad that is a page in a browser, as a value. The page asks twice a second
 * what it shall show, which also says that it is there; a press names the invitation that it
 * answers, so that a finger that comes late, or twice, rates nobody else.
 *
 * @param number of the newest invitation
 * @param until when the open invitation ends; null where none is open
 * @param seen when the page last asked; null before the first time
 */
record TabletTalk(int number, @Nullable Instant until, @Nullable Instant seen) {

    /** A page that has not asked for so long is not there. */
    static final Duration AWAY = Duration.ofSeconds(10);

    /** One step: the conversation from here on, and what is to be told. */
    record Turn(TabletTalk next, @Nullable PadEvent event) {}

    static TabletTalk begin() {
        return new TabletTalk(0, null, null);
    }

    TabletTalk invite(Instant newUntil) {
        return new TabletTalk(number + 1, newUntil, seen);
    }

    TabletTalk darken() {
        return new TabletTalk(number, null, seen);
    }

    /** The page has asked. */
    TabletTalk looked(Instant now) {
        return new TabletTalk(number, until, now);
    }

    /** The invitation whose keys are lit now; 0 where they are dark. */
    int lit(Instant now) {
        return until != null && now.isBefore(until) ? number : 0;
    }

    /**
     * A finger has come down. Anything but a level of the open invitation does nothing.
     *
     * @param level 1 to 5
     */
    Turn pressed(int invitation, int level, Instant now) {
        boolean counts = level >= 1 && level <= 5 && invitation > 0 && invitation == lit(now);
        return counts ? new Turn(darken(), new Rated(level)) : new Turn(this, null);
    }

    /** Time has passed. */
    Turn woken(Instant now) {
        return until == null || now.isBefore(until)
                ? new Turn(this, null)
                : new Turn(darken(), new Silent());
    }

    Health health(Instant now) {
        return seen != null && now.isBefore(seen.plus(AWAY))
                ? new Health.Ready()
                : new Health.Gone(PadTroubles.PAGE);
    }
}
