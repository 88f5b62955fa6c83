package tingxu.bridge.card;

import static tingxu.bridge.card.CardTalk.Sight.NOTHING;
import static tingxu.bridge.card.CardTalk.Sight.SEEN;
import static tingxu.bridge.card.CardTalk.Sight.UNREADABLE;
import static tingxu.bridge.card.CardTalk.Stage.FOUND;
import static tingxu.bridge.card.CardTalk.Stage.NO_CARD;
import static tingxu.bridge.card.CardTalk.Stage.SELECTED;
import static tingxu.bridge.card.CardTalk.Stage.STARTING;
import static tingxu.bridge.card.CardTalk.Stage.WAIT_REMOVAL;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.card.CardEvent.CardGone;
import tingxu.bridge.card.CardEvent.CardRead;
import tingxu.bridge.card.CardEvent.CardSeen;
import tingxu.bridge.card.CardEvent.CardTrouble;
import tingxu.bridge.card.CardFrames.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The conversation with a card reader, as a value: what was heard so far decides what is said next.
 *
 * <p>Find, select and read follow each other for every card (GA 467, procedure). A read that fails
 * is tried again while the card lies there; the citizen hears of it once, within three seconds of
 * laying it down: two and a half after it was seen. A card that was read answers no second find
 * until it has been lifted, so whether it still lies there is asked with the address command, which
 * reads the chip.
 *
 * @param asked the command whose answer is awaited, or null between commands
 * @param wakeAt when silence means something: the limit of a command, or the time for the next
 * @param findAt the manual's shortest time between two finds
 * @param deadline when the citizen must have heard something; counts while a card is seen
 * @param silences how many commands in a row nobody answered
 * @param reason why the last attempt failed, in words for the citizen
 */
record CardTalk(
        Stage stage,
        Sight sight,
        @Nullable CardFrames asked,
        Instant wakeAt,
        Instant findAt,
        Instant deadline,
        int silences,
        Trouble reason) {

    private static final Duration FIND_PAUSE = Duration.ofMillis(300);
    private static final Duration SECOND_THOUGHT = Duration.ofMillis(60);
    private static final Duration LONGEST_GAP = Duration.ofMillis(300);
    private static final Duration ANSWER_TO_CITIZEN = Duration.ofMillis(2500);
    private static final Duration ONE_MORE_ATTEMPT = Duration.ofSeconds(1);
    private static final Duration MODULE_PAUSE = Duration.ofSeconds(2);
    private static final int SILENCES_ALLOWED = 2;

    enum Stage {
        STARTING,
        NO_CARD,
        FOUND,
        SELECTED,
        WAIT_REMOVAL
    }

    /** What the citizen has been told of the card that lies there. */
    enum Sight {
        NOTHING,
        SEEN,
        UNREADABLE
    }

    /**
     * One step: the conversation from here on, and what is to be told.
     *
     * @param remark for the log
     */
    record Turn(
            CardTalk next,
            List<CardEvent> events,
            @Nullable Health health,
            @Nullable String remark) {

        static Turn quiet(CardTalk next) {
            return new Turn(next, List.of(), null, null);
        }

        static Turn of(CardTalk next, List<CardEvent> events) {
            return new Turn(next, events, null, null);
        }

        Turn remarking(String words) {
            return new Turn(next, events, health, words);
        }

        /** The reader answered as it should; while starting that is not enough to be ready. */
        Turn feelingWell() {
            if (health != null || next.stage == STARTING) return this;
            return new Turn(next, events, new Health.Ready(), remark);
        }

        Turn feeling(Trouble trouble) {
            Health felt =
                    next.stage == STARTING
                            ? new Health.Gone(trouble)
                            : new Health.Strained(trouble);
            return new Turn(next, events, health == null ? felt : health, remark);
        }
    }

    static CardTalk begin(Instant now) {
        return new CardTalk(STARTING, NOTHING, null, now, now, now, 0, CardTroubles.UNREADABLE)
                .asking(CardFrames.STATUS, now);
    }

    /** The reader has answered what was asked. */
    Turn heard(CardAnswer answer, Instant now) {
        if (asked == null) return Turn.quiet(this);
        CardTalk here = listening(0);
        return switch (CardVerdict.of(answer.status().code)) {
            case CardVerdict.ModuleFails(Trouble trouble) ->
                    here.toStart(now.plus(MODULE_PAUSE), trouble);
            case CardVerdict.LineFails(Trouble trouble) ->
                    here.because(CardTroubles.UNREADABLE)
                            .answered(asked, answer, now)
                            .feeling(trouble);
            case CardVerdict.CardFails(Trouble trouble) ->
                    here.because(trouble).answered(asked, answer, now).feelingWell();
            case CardVerdict.Good(), CardVerdict.Nothing() ->
                    here.answered(asked, answer, now).feelingWell();
        };
    }

    private Turn answered(CardFrames command, CardAnswer answer, Instant now) {
        Status status = answer.status();
        return switch (stage) {
            case STARTING -> started(command, status, now);
            case NO_CARD -> searched(status, now);
            case FOUND ->
                    status == Status.DONE
                            ? Turn.quiet(at(SELECTED, sight).asking(CardFrames.READ, now))
                            : failed(now).remarking("select: " + status);
            case SELECTED ->
                    status == Status.DONE
                            ? read(CardPage.read(answer), now)
                            : failed(now).remarking("read: " + status);
            case WAIT_REMOVAL ->
                    status == Status.DONE || status == Status.NOT_ON_CARD
                            ? Turn.quiet(sleepingUntil(now.plus(FIND_PAUSE)))
                            : removed(now);
        };
    }

    /** An answer came that cannot be trusted; the true one may still follow it closely. */
    Turn garbled(String why, Instant now) {
        if (asked == null) return Turn.quiet(this);
        Instant soon = now.plus(SECOND_THOUGHT);
        return Turn.quiet(waking(soon.isBefore(wakeAt) ? soon : wakeAt)).remarking(why);
    }

    /** A long answer is coming in: it may not pause. Spares the citizen the limit of a read. */
    CardTalk answering(Instant now) {
        if (asked != CardFrames.READ) return this;
        Instant end = sight == SEEN ? deadline : findAt.plus(CardFrames.READ.limit);
        Instant gap = now.plus(LONGEST_GAP);
        return waking(gap.isBefore(end) ? gap : end);
    }

    /** {@link #wakeAt} has come. */
    Turn woken(Instant now) {
        return asked == null ? Turn.quiet(asksNext(now)) : unanswered(now);
    }

    /** True when nobody has answered for so long that the speed may be another. */
    boolean lost() {
        return stage == STARTING && silences > SILENCES_ALLOWED;
    }

    /** The card's story ends here: what the citizen must still hear of it. */
    List<CardEvent> cutOff() {
        return switch (sight) {
            case NOTHING -> stage == WAIT_REMOVAL ? List.of(new CardGone()) : List.of();
            case SEEN -> List.of(new CardTrouble(reason), new CardGone());
            case UNREADABLE -> List.of(new CardGone());
        };
    }

    private Turn started(CardFrames answered, Status status, Instant now) {
        if (answered == CardFrames.MODULE_ID)
            return new Turn(finding(now), List.of(), new Health.Ready(), null);
        if (answered == CardFrames.STATUS && status == Status.DONE)
            return Turn.quiet(asking(CardFrames.MODULE_ID, now));
        return Turn.quiet(sleepingUntil(now.plus(FIND_PAUSE)));
    }

    private Turn searched(Status status, Instant now) {
        if (status == Status.NO_CARD)
            return Turn.of(at(NO_CARD, NOTHING).sleepingUntil(nextFind(now)), cutOff());
        if (status != Status.FOUND) return failed(now).remarking("find: " + status);
        if (sight != NOTHING) return Turn.quiet(at(FOUND, sight).asking(CardFrames.SELECT, now));
        CardTalk seen =
                new CardTalk(
                        FOUND,
                        SEEN,
                        null,
                        now,
                        findAt,
                        now.plus(ANSWER_TO_CITIZEN),
                        silences,
                        CardTroubles.UNREADABLE);
        return Turn.of(seen.asking(CardFrames.SELECT, now), List.of(new CardSeen()));
    }

    private Turn read(CardPage.Reading reading, Instant now) {
        return switch (reading) {
            case CardPage.Good good ->
                    Turn.of(
                            at(WAIT_REMOVAL, NOTHING).sleepingUntil(now.plus(FIND_PAUSE)),
                            List.of(new CardRead(good.card())));
            case CardPage.Bad bad -> failed(now).remarking("read: " + bad.why());
        };
    }

    private Turn removed(Instant now) {
        return Turn.of(at(NO_CARD, NOTHING).sleepingUntil(nextFind(now)), List.of(new CardGone()));
    }

    /** Tries again; tells the citizen when there is no time for more attempts. */
    private Turn failed(Instant now) {
        boolean tell = sight == SEEN && !now.isBefore(deadline.minus(ONE_MORE_ATTEMPT));
        return tell
                ? Turn.of(
                        at(NO_CARD, UNREADABLE).sleepingUntil(nextFind(now)),
                        List.of(new CardTrouble(reason)))
                : Turn.quiet(at(NO_CARD, sight).sleepingUntil(nextFind(now)));
    }

    private Turn unanswered(Instant now) {
        CardTalk here = listening(silences + 1);
        if (here.silences > SILENCES_ALLOWED) return here.toStart(now, CardTroubles.SILENT);
        return switch (stage) {
            case STARTING, WAIT_REMOVAL -> Turn.quiet(here.sleepingUntil(now.plus(FIND_PAUSE)));
            case NO_CARD, FOUND, SELECTED -> here.failed(now).remarking(asked + ": no answer");
        };
    }

    private Turn toStart(Instant wake, Trouble trouble) {
        return new Turn(
                at(STARTING, NOTHING).sleepingUntil(wake),
                cutOff(),
                new Health.Gone(trouble),
                null);
    }

    private CardTalk asksNext(Instant now) {
        return switch (stage) {
            case STARTING -> asking(silences % 3 == 2 ? CardFrames.RESET : CardFrames.STATUS, now);
            case WAIT_REMOVAL -> asking(CardFrames.NEW_ADDRESS, now);
            case NO_CARD, FOUND, SELECTED -> finding(now);
        };
    }

    private CardTalk finding(Instant now) {
        Instant next = now.plus(FIND_PAUSE);
        return new CardTalk(NO_CARD, sight, null, now, next, deadline, silences, reason)
                .asking(CardFrames.FIND, now);
    }

    private CardTalk asking(CardFrames command, Instant now) {
        Instant limit = now.plus(command.limit);
        boolean pressed = sight == SEEN && deadline.isBefore(limit) && now.isBefore(deadline);
        Instant wake = pressed ? deadline : limit;
        return new CardTalk(stage, sight, command, wake, findAt, deadline, silences, reason);
    }

    private CardTalk at(Stage newStage, Sight newSight) {
        return new CardTalk(newStage, newSight, asked, wakeAt, findAt, deadline, silences, reason);
    }

    private CardTalk listening(int newSilences) {
        return new CardTalk(stage, sight, null, wakeAt, findAt, deadline, newSilences, reason);
    }

    private CardTalk because(Trouble cause) {
        return new CardTalk(stage, sight, asked, wakeAt, findAt, deadline, silences, cause);
    }

    private CardTalk sleepingUntil(Instant wake) {
        return new CardTalk(stage, sight, null, wake, findAt, deadline, silences, reason);
    }

    private CardTalk waking(Instant wake) {
        return new CardTalk(stage, sight, asked, wake, findAt, deadline, silences, reason);
    }

    private Instant nextFind(Instant now) {
        return findAt.isAfter(now) ? findAt : now;
    }
}
