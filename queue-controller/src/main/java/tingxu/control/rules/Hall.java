package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;

import tingxu.control.hall.Command;
import tingxu.control.hall.Command.AdmitOffline;
import tingxu.control.hall.Command.Advise;
import tingxu.control.hall.Command.AnswerAdvice;
import tingxu.control.hall.Command.AnswerStaffCall;
import tingxu.control.hall.Command.CallManually;
import tingxu.control.hall.Command.CallNext;
import tingxu.control.hall.Command.CallStaff;
import tingxu.control.hall.Command.CancelTicket;
import tingxu.control.hall.Command.ChangePolicy;
import tingxu.control.hall.Command.CloseFollowUp;
import tingxu.control.hall.Command.CloseWindow;
import tingxu.control.hall.Command.EndDay;
import tingxu.control.hall.Command.ExplainRating;
import tingxu.control.hall.Command.FinishService;
import tingxu.control.hall.Command.Heard;
import tingxu.control.hall.Command.Hold;
import tingxu.control.hall.Command.IssueTicket;
import tingxu.control.hall.Command.LendNumbers;
import tingxu.control.hall.Command.MarkNoShow;
import tingxu.control.hall.Command.NotePaper;
import tingxu.control.hall.Command.OpenDay;
import tingxu.control.hall.Command.OpenWindow;
import tingxu.control.hall.Command.Pause;
import tingxu.control.hall.Command.Rate;
import tingxu.control.hall.Command.Recall;
import tingxu.control.hall.Command.RegisterOffline;
import tingxu.control.hall.Command.Resume;
import tingxu.control.hall.Command.ReturnTicket;
import tingxu.control.hall.Command.StartService;
import tingxu.control.hall.Command.Tick;
import tingxu.control.hall.Command.Transfer;
import tingxu.control.hall.Command.Undo;
import tingxu.control.hall.Command.Unpause;
import tingxu.control.hall.Event.StaffCallAnswered;
import tingxu.control.hall.Event.StaffCalled;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy.Fitting;

import java.time.Instant;
import java.util.function.Function;

/** The rules of the hall. Pure: the same state, command and time always give the same decision. */
public final class Hall implements Rules {

    private final DayRules days;
    private final CallRules calls;

    /**
     * @param policies what a plan's policy comes to; the same for the same plan
     */
    public Hall(Function<HallPlan, Fitting> policies) {
        Function<HallPlan, Fitting> remembered = new LastAsked(policies);
        this(new DayRules(remembered), new CallRules(remembered, true));
    }

    private Hall(DayRules days, CallRules calls) {
        this.days = days;
        this.calls = calls;
    }

    /**
     * The same rules for a hall that is only imagined: nobody will ask what its calls were decided
     * upon, so they carry no grounds.
     */
    public Hall imagined() {
        return new Hall(days, new CallRules(calls.policies(), false));
    }

    @Override
    public Decision decide(HallState state, Command command, Instant now) {
        return switch (command) {
            case OpenDay open -> days.open(state, open, now);
            case EndDay(var late) -> days.end(state, late, now);
            case ChangePolicy change -> days.changePolicy(state, change, now);
            case OpenWindow open -> WindowRules.open(state, open, now);
            case CloseWindow(var id) -> WindowRules.close(state.window(id), now);
            case Pause(var id, var reason) -> WindowRules.pause(state.window(id), reason, now);
            case Unpause(var id) -> WindowRules.unpause(state.window(id), now);
            case IssueTicket wanted -> TicketRules.issue(state, wanted, now);
            case LendNumbers lend -> OfflineRules.lend(state, lend, now);
            case RegisterOffline told -> OfflineRules.register(state, told, now);
            case AdmitOffline seen -> OfflineRules.admit(state, seen, now);
            case NotePaper(var number, var outcome) ->
                    TicketRules.notePaper(state, number, outcome, now);
            case ReturnTicket(var number) -> TicketRules.returns(state, number, now);
            case CancelTicket(var number, var reason) ->
                    TicketRules.cancel(state, number, reason, now);
            case CallNext(var id) -> calls.next(state, state.window(id), now);
            case CallManually byHand ->
                    OfflineRules.callSeen(
                            state, byHand, known -> calls.byHand(known, byHand, now), now);
            case Resume(var id, var number) -> calls.resume(state, state.window(id), number, now);
            case Recall(var id) -> calls.recall(state, state.window(id), now);
            case MarkNoShow(var id) -> calls.noShow(state.window(id), now);
            case Tick() -> calls.tick(state, now);
            case StartService(var id) -> ServiceRules.start(state.window(id), now);
            case FinishService(var id) -> ServiceRules.finish(state.window(id), now);
            case Transfer transfer -> ServiceRules.transfer(state, transfer, now);
            case Hold(var id, var reason) -> ServiceRules.hold(state.window(id), reason, now);
            case Undo undo -> UndoRules.undo(state, undo, now);
            case CloseFollowUp close -> RatingRules.close(state, close, now);
            case CallStaff(var node, var button, var window) ->
                    accept(new StaffCalled(node, button, window, now));
            case AnswerStaffCall(var node, var button, var by) ->
                    Refusals.missing(by)
                            ? refuse("请写明谁去", "Say who goes there")
                            : accept(new StaffCallAnswered(node, button, by, now));
            case Advise(var advice) -> AdviceRules.give(state, advice, now);
            case AnswerAdvice answer -> AdviceRules.answer(state, answer, now);
            case Rate rate -> RatingRules.rate(state, rate, now);
            case ExplainRating why -> RatingRules.explain(state, why, now);
            case Heard() -> accept();
        };
    }
}
