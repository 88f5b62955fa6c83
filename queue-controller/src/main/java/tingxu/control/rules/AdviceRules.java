package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;

import tingxu.control.hall.Advice;
import tingxu.control.hall.Command;
import tingxu.control.hall.Command.AnswerAdvice;
import tingxu.control.hall.Event;
import tingxu.control.hall.Event.AdviceAnswered;
import tingxu.control.hall.Event.AdviceGiven;
import tingxu.control.hall.HallState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Advice is written down with what a person made of it. Nothing is done because it was advised: a
 * window opens or closes by the answer of someone with a name, and by the rules that hold for all.
 */
final class AdviceRules {

    private AdviceRules() {}

    static Decision give(HallState state, Advice advice, Instant now) {
        return state.dayOpen() ? accept(new AdviceGiven(advice, now)) : Refusals.noDay();
    }

    static Decision answer(HallState state, AnswerAdvice answer, Instant now) {
        if (!state.dayOpen()) return Refusals.noDay();
        if (Refusals.missing(answer.by()))
            return refuse("请写明由谁决定", "Say who decides, in 1 to 200 characters");
        if (!answer.followed() && Refusals.missing(answer.reason())) return Refusals.reasonWanted();
        if (answer.reason().length() > Refusals.LONGEST_TEXT) return Refusals.reasonWanted();
        AdviceAnswered answered =
                new AdviceAnswered(
                        answer.advice().id(), answer.followed(), answer.by(), answer.reason(), now);
        if (!answer.followed()) return accept(answered);
        return switch (done(state, answer.advice().deed(), now)) {
            case Decision.Refused refused -> refused;
            case Decision.Accepted(var events) -> {
                List<Event> all = new ArrayList<>(List.of(answered));
                all.addAll(events);
                yield new Decision.Accepted(all);
            }
        };
    }

    /** What the hall itself can do of it; the rest people do. */
    private static Decision done(HallState state, Advice.Deed deed, Instant now) {
        return switch (deed) {
            case Advice.Deed.OpenReserve(var window, var skills) ->
                    WindowRules.open(state, new Command.OpenWindow(window, skills), now);
            case Advice.Deed.CloseReserve(var window) ->
                    WindowRules.close(state.window(window), now);
            case Advice.Deed.MoveBreak _, Advice.Deed.Train _ -> accept();
        };
    }
}
