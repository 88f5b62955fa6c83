package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.pad.PadEvent.Explained;
import tingxu.bridge.pad.PadEvent.Rated;
import tingxu.bridge.pad.PadEvent.Silent;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The conversation with a pad that is a page in a browser, as a value. The page asks twice a second
 * what it shall show, which also says that it is there; a press names the invitation that it
 * answers, so that a finger that comes late, or twice, rates nobody else.
 *
 * @param number of the newest invitation
 * @param until when the open invitation ends; null where none is open
 * @param whyUntil how long the reasons of a bad rating are asked for; null where they are not
 * @param seen when the page last asked; null before the first time
 */
record TabletTalk(
        int number, @Nullable Instant until, @Nullable Instant whyUntil, @Nullable Instant seen) {

    /** A page that has not asked for so long is not there. */
    static final Duration AWAY = Duration.ofSeconds(10);

    /** Who has said no reason by then has gone. The rating counts at once, with or without. */
    static final Duration REASONS = Duration.ofSeconds(30);

    /** What the page shall show. */
    enum Shown {
        DARK,
        FACES,
        REASONS
    }

    /**
     * One step: the conversation from here on, and what is to be told.
     *
     * @param taken whether what a finger did counts
     */
    record Turn(TabletTalk next, @Nullable PadEvent event, boolean taken) {}

    static TabletTalk begin() {
        return new TabletTalk(0, null, null, null);
    }

    TabletTalk invite(Instant newUntil) {
        return new TabletTalk(number + 1, newUntil, null, seen);
    }

    TabletTalk darken() {
        return new TabletTalk(number, null, null, seen);
    }

    /** The page has asked. */
    TabletTalk looked(Instant now) {
        return new TabletTalk(number, until, whyUntil, now);
    }

    Shown shown(Instant now) {
        if (until != null && now.isBefore(until)) return Shown.FACES;
        return whyUntil != null && now.isBefore(whyUntil) ? Shown.REASONS : Shown.DARK;
    }

    /**
     * A finger has come down on a face. Anything but a level of the open invitation does nothing.
     *
     * @param level 1 to 5
     */
    Turn pressed(int invitation, int level, Instant now) {
        if (level < 1 || level > 5 || invitation != number || shown(now) != Shown.FACES)
            return new Turn(this, null, false);
        Rated rated = new Rated(level);
        Instant asked = rated.bad() ? now.plus(REASONS) : null;
        return new Turn(new TabletTalk(number, null, asked, seen), rated, true);
    }

    /** Reasons were chosen, or none: who has rated need not say why. */
    Turn explained(int invitation, Set<Reason> reasons, Instant now) {
        if (invitation != number || shown(now) != Shown.REASONS) return new Turn(this, null, false);
        return new Turn(
                darken(),
                reasons.isEmpty() ? null : new Explained(List.copyOf(EnumSet.copyOf(reasons))),
                true);
    }

    /** Time has passed. */
    Turn woken(Instant now) {
        boolean silent = until != null && !now.isBefore(until);
        return shown(now) == Shown.DARK
                ? new Turn(darken(), silent ? new Silent() : null, false)
                : new Turn(this, null, false);
    }

    Health health(Instant now) {
        return seen != null && now.isBefore(seen.plus(AWAY))
                ? new Health.Ready()
                : new Health.Gone(PadTroubles.PAGE);
    }
}
