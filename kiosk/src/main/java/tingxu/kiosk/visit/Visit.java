package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One citizen at the kiosk, from the first press to the paper.
 *
 * @param touched when the page came or the citizen last did something
 */
public record Visit(Page page, Manner manner, Instant touched) {

    /** A kiosk that nobody uses. */
    public static Visit idle(Habits habits, Instant now) {
        return new Visit(new Page.Idle(), habits.usual(), now);
    }

    /** What follows from {@code input}. Total: what does not fit this page changes nothing. */
    public Step on(Input input, Moment moment) {
        return switch (input) {
            case Input.Touch touch -> Touches.on(this, touch, moment);
            case Input.Sensed sensed -> Senses.on(this, sensed, moment);
            case Input.Heard heard -> Answers.on(this, heard, moment);
            case Input.Own own -> Answers.on(this, own, moment);
            case Input.Paper paper -> Papers.on(this, paper, moment);
            case Input.Journal journal -> Outage.on(this, journal, moment);
            case Input.Tick _ -> tick(moment);
        };
    }

    /** When this page ends by itself; null when it does not. */
    public @Nullable Instant ends(Habits habits) {
        Duration patience = Patience.of(page, manner, habits);
        return patience == null ? null : touched.plus(patience);
    }

    /** From when the end is announced; null when there is none to announce. */
    public @Nullable Instant warns(Habits habits) {
        Instant end = ends(habits);
        return end == null || !Patience.warns(page) ? null : end.minus(Patience.WARNING);
    }

    private Step tick(Moment moment) {
        Instant end = ends(moment.habits());
        return end == null || moment.now().isBefore(end) ? ignored() : expire(moment);
    }

    private Step expire(Moment moment) {
        return switch (page) {
            case Page.Waiting waiting ->
                    turn(
                            moment,
                            new Page.NoAnswer(waiting.want(), waiting.request(), true, false),
                            new Effect.IssueHere(waiting.request(), waiting.want()));
            case Page.Finding _ ->
                    turn(moment, new Page.Trouble(Page.Cause.ENQUIRY_UNANSWERED, null));
            case Page.Printing printing ->
                    turn(
                            moment,
                            new Page.AskingPaper(
                                    printing.ticket(), printing.job(), printing.again()));
            case Page _ -> new Step(idle(moment.habits(), moment.now()), Leaving.of(page), true);
        };
    }

    Step turn(Moment moment, Page next, Effect... effects) {
        return new Step(new Visit(next, manner, moment.now()), List.of(effects), true);
    }

    /** Leaves this page for another that has nothing to do with it. */
    Step leave(Moment moment, Page next, Effect... effects) {
        List<Effect> all = new ArrayList<>(Leaving.of(page));
        all.addAll(List.of(effects));
        return new Step(new Visit(next, manner, moment.now()), all, true);
    }

    Step ignored() {
        return new Step(this, List.of(), false);
    }

    Step unchangedBut(Effect... effects) {
        return new Step(this, List.of(effects), true);
    }
}
