package tingxu.bridge.pad;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.frame.Sentence;
import tingxu.bridge.pad.PadEvent.Rated;
import tingxu.bridge.pad.PadEvent.Silent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversation with an evaluation pad, as a value.
 *
 * <p>One sentence at most waits for its answer and is repeated a few times; an outcome is repeated
 * by the pad until it is taken. The number of the invitation tells a repeated rating from a second
 * one.
 *
 * @param number the number of the newest invitation
 * @param until when the invitation ends: null where none is open
 * @param asked what waits for an answer, or null
 * @param wakeAt when {@code asked} is repeated, or the next thing is due
 * @param attempts how often {@code asked} has been said
 */
record PadTalk(
        Stage stage,
        int number,
        @Nullable Instant until,
        @Nullable Sentence asked,
        Instant wakeAt,
        int attempts) {

    private static final Duration ANSWER = Duration.ofMillis(300);
    private static final Duration MEETING = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 4;
    private static final int HIGHEST_NUMBER = 9999;

    enum Stage {
        /** Says hello until the pad answers. */
        MEETING,
        DARK,
        LIGHTING,
        LIT,
        DARKENING
    }

    /** One step: the conversation from here on, what is said, and what is to be told. */
    record Turn(PadTalk next, List<Sentence> says, List<PadEvent> events, @Nullable Health health) {

        static Turn quiet(PadTalk next) {
            return new Turn(next, List.of(), List.of(), null);
        }

        Turn with(PadEvent event) {
            return new Turn(next, says, List.of(event), health);
        }

        Turn feeling(Health felt) {
            return new Turn(next, says, events, felt);
        }

        Turn saying(Sentence first) {
            List<Sentence> all = new ArrayList<>(says);
            all.addFirst(first);
            return new Turn(next, List.copyOf(all), events, health);
        }
    }

    /** Nothing said yet. */
    static PadTalk begin(Instant now) {
        return new PadTalk(Stage.MEETING, 0, null, null, now, 0);
    }

    /** The line is open, anew or for the first time. */
    Turn meet(Instant now) {
        int tries = stage == Stage.MEETING ? attempts : 0;
        PadTalk meeting = new PadTalk(Stage.MEETING, number, until, null, now, tries);
        return meeting.say(Stage.MEETING, PadFrames.HELLO.with(), MEETING, now);
    }

    /** The line is down: an open invitation ends in silence. */
    Turn cutOff(Instant now) {
        PadTalk next = new PadTalk(Stage.MEETING, number, null, null, now, 0);
        return until == null ? Turn.quiet(next) : Turn.quiet(next).with(new Silent());
    }

    /** Invites to rate, instead of any invitation before. */
    Turn invite(Instant newUntil, Instant now) {
        PadTalk next =
                new PadTalk(stage, number % HIGHEST_NUMBER + 1, newUntil, asked, wakeAt, attempts);
        return stage == Stage.MEETING ? Turn.quiet(next) : next.light(now);
    }

    /** Takes the invitation back. */
    Turn darken(Instant now) {
        PadTalk next = new PadTalk(stage, number, null, asked, wakeAt, attempts);
        return stage == Stage.LIGHTING || stage == Stage.LIT
                ? next.say(Stage.DARKENING, PadFrames.DARK.with(number), ANSWER, now)
                : Turn.quiet(next);
    }

    /** The pad has said something. */
    Turn heard(Sentence said, Instant now) {
        if (PadFrames.UP.is(said)) return meet(now);
        if (PadFrames.RATED.is(said)) return outcome(said, now);
        if (PadFrames.SILENT.is(said)) return outcome(said, now);
        return switch (stage) {
            case MEETING -> PadFrames.VERSION.is(said) ? met(said, now) : Turn.quiet(this);
            case DARK -> PadFrames.PONG.is(said) ? Turn.quiet(resting(now)) : Turn.quiet(this);
            case LIGHTING ->
                    PadFrames.INVITED.is(said) && said.number(1) == number
                            ? Turn.quiet(lit())
                            : Turn.quiet(this);
            case LIT -> Turn.quiet(this);
            case DARKENING ->
                    PadFrames.DARKENED.is(said) && said.number(1) == number
                            ? Turn.quiet(resting(now))
                            : Turn.quiet(this);
        };
    }

    /** {@link #wakeAt} has come. */
    Turn woken(Instant now) {
        Instant end = until;
        if (end != null && !now.isBefore(end.plus(GRACE))) return late(now);
        if (asked == null) return dueNext(now);
        if (stage != Stage.MEETING && attempts < ATTEMPTS) return say(stage, asked, ANSWER, now);
        Turn again = meet(now);
        return attempts < ATTEMPTS ? again : again.feeling(new Health.Gone(PadTroubles.SILENT));
    }

    private Turn dueNext(Instant now) {
        return switch (stage) {
            case DARK -> say(Stage.DARK, PadFrames.PING.with(), ANSWER, now);
            case MEETING, LIGHTING, LIT, DARKENING -> meet(now);
        };
    }

    /** The pad has let the time of the invitation pass without a word. */
    private Turn late(Instant now) {
        PadTalk next = new PadTalk(stage, number, null, asked, wakeAt, attempts);
        Turn turn =
                stage == Stage.MEETING
                        ? Turn.quiet(next)
                        : next.say(Stage.DARKENING, PadFrames.DARK.with(number), ANSWER, now);
        return turn.with(new Silent());
    }

    private Turn met(Sentence version, Instant now) {
        if (version.number(1) != PadFrames.VERSION_SPOKEN)
            return Turn.quiet(this).feeling(new Health.Gone(PadTroubles.VERSION));
        Instant end = until;
        if (end == null) return Turn.quiet(resting(now)).feeling(new Health.Ready());
        Turn turn = now.isBefore(end) ? light(now) : Turn.quiet(resting(now)).with(new Silent());
        return turn.feeling(new Health.Ready());
    }

    private Turn light(Instant now) {
        Instant end = until;
        if (end == null) throw new IllegalStateException("no invitation to light the keys for");
        long seconds = Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds());
        return say(Stage.LIGHTING, PadFrames.INVITE.with(number, seconds), ANSWER, now);
    }

    /**
     * Takes any outcome off the pad's hands; only that of the open invitation counts, also while
     * the pad is greeted anew because it was slow.
     */
    private Turn outcome(Sentence said, Instant now) {
        PadEvent event = event(said);
        if (event == null || said.number(1) < 1) return Turn.quiet(this);
        Sentence taken = PadFrames.TAKEN.with(said.number(1));
        if (until == null || said.number(1) != number) return Turn.quiet(this).saying(taken);
        PadTalk next =
                stage == Stage.MEETING
                        ? new PadTalk(stage, number, null, asked, wakeAt, attempts)
                        : resting(now);
        return Turn.quiet(next).saying(taken).with(event);
    }

    private static @Nullable PadEvent event(Sentence said) {
        if (PadFrames.SILENT.is(said)) return new Silent();
        int level = said.number(2);
        return level >= 1 && level <= 5 ? new Rated(level) : null;
    }

    private PadTalk lit() {
        Instant end = until;
        if (end == null) throw new IllegalStateException("keys are lit without an invitation");
        return new PadTalk(Stage.LIT, number, end, null, end.plus(GRACE), 0);
    }

    private PadTalk resting(Instant now) {
        return new PadTalk(Stage.DARK, number, null, null, now.plus(IDLE), 0);
    }

    private Turn say(Stage next, Sentence sentence, Duration limit, Instant now) {
        int tries = sentence.equals(asked) || next == Stage.MEETING ? attempts + 1 : 1;
        PadTalk talk =
                new PadTalk(next, number, until, sentence, now.plus(limit), Math.min(tries, 99));
        return new Turn(talk, List.of(sentence), List.of(), null);
    }
}
