package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;

import tingxu.control.hall.Command.ChangePolicy;
import tingxu.control.hall.Command.OpenDay;
import tingxu.control.hall.Event;
import tingxu.control.hall.Event.DayEnded;
import tingxu.control.hall.Event.DayOpened;
import tingxu.control.hall.Event.PolicyChanged;
import tingxu.control.hall.Event.ServiceFinished;
import tingxu.control.hall.Event.TicketLapsed;
import tingxu.control.hall.Event.WindowClosed;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy.Fitting;
import tingxu.control.hall.Policy.Fitting.Unfit;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A business day begins and ends when someone says so. No date comes twice, so that no number of a
 * day is ever given out twice.
 */
record DayRules(Function<HallPlan, Fitting> policies) {

    Decision open(HallState state, OpenDay command, Instant now) {
        if (state.dayOpen()) return Refusals.dayStillOpen(state.day());
        if (!command.day().isAfter(state.day()))
            return refuse(
                    command.day() + " 已经营业过，请开始 " + state.day() + " 之后的日子",
                    command.day() + " has been already: open a day after " + state.day());
        if (command.plan().lines().isEmpty())
            return refuse("方案里没有队列，请先配置队列", "The plan has no lines: configure them first");
        if (policies.apply(command.plan()) instanceof Unfit(var field, var why))
            return unfit(field, why);
        return accept(new DayOpened(command.day(), command.plan(), now));
    }

    Decision changePolicy(HallState state, ChangePolicy command, Instant now) {
        if (!state.dayOpen()) return Refusals.noDay();
        if (Refusals.missing(command.by()) || Refusals.missing(command.reason()))
            return refuse("请写明由谁更改和为什么", "Say who changes it and why");
        HallPlan next = state.plan().calling(command.policy(), command.tuning());
        if (policies.apply(next) instanceof Unfit(var field, var why)) return unfit(field, why);
        return next.policy().equals(state.plan().policy())
                        && next.tuned().equals(state.plan().tuned())
                ? accept()
                : accept(
                        new PolicyChanged(
                                command.policy(),
                                command.tuning(),
                                command.by(),
                                command.reason(),
                                now));
    }

    private static Decision unfit(String field, Words why) {
        return field.isEmpty()
                ? refuse(why.zh(), why.en())
                : refuse(field + "：" + why.zh(), field + ": " + why.en());
    }

    /**
     * Ends the day: windows close, and whoever still waits is closed with the day. A late end also
     * ends what goes on at windows: a call lapses, a service counts as finished.
     */
    Decision end(HallState state, boolean late, Instant now) {
        if (!state.dayOpen()) return Refusals.noDay();
        List<Event> events = new ArrayList<>();
        for (Window window : state.windows().values()) {
            var id = window.id();
            switch (window.activity()) {
                case Closed _ -> {}
                case Free _, Paused _ -> events.add(new WindowClosed(id, now));
                case Calling(var ticket, _, _, _) -> {
                    if (!late) return Refusals.calling(id, ticket.number());
                    events.add(new TicketLapsed(ticket.number(), id, false, now));
                    events.add(new WindowClosed(id, now));
                }
                case Serving(var ticket, _) -> {
                    if (!late) return Refusals.serving(id, ticket.number());
                    events.add(new ServiceFinished(ticket.number(), id, now));
                    events.add(new WindowClosed(id, now));
                }
            }
        }
        events.add(new DayEnded(state.day(), state.leftOver(), now));
        return new Decision.Accepted(events);
    }
}
