package tingxu.control.rules;

import static tingxu.control.rules.Decision.accept;
import static tingxu.control.rules.Decision.refuse;
import static tingxu.control.rules.Refusals.en;
import static tingxu.control.rules.Refusals.zh;

import tingxu.control.hall.Command.OpenWindow;
import tingxu.control.hall.Event.WindowClosed;
import tingxu.control.hall.Event.WindowOpened;
import tingxu.control.hall.Event.WindowPaused;
import tingxu.control.hall.Event.WindowUnpaused;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.hall.Window.Activity.Serving;

import java.time.Instant;

/** When a window opens, pauses and closes: never over the head of a citizen. */
final class WindowRules {

    private WindowRules() {}

    static Decision open(HallState state, OpenWindow command, Instant now) {
        var id = command.window();
        if (!state.dayOpen()) return Refusals.noDay();
        if (state.window(id).open())
            return refuse(
                    zh(id) + "已经开着，要换业务请先关窗",
                    en(id) + " is open already: close it first to change its lines");
        if (command.skills().isEmpty())
            return refuse(zh(id) + "没有业务，请至少选一项", en(id) + " has no line: choose one at least");
        for (Skill skill : command.skills())
            if (state.plan().line(skill.line()).isEmpty())
                return Refusals.unknownLine(skill.line());
        if (command.skills().stream().map(Skill::line).distinct().count()
                != command.skills().size())
            return refuse(zh(id) + "的业务重复，请每项只选一次", en(id) + " names a line twice: name each once");
        return accept(new WindowOpened(id, command.skills(), now));
    }

    static Decision close(Window window, Instant now) {
        return switch (window.activity()) {
            case Free _, Paused _ -> accept(new WindowClosed(window.id(), now));
            case Closed _ ->
                    refuse(
                            zh(window.id()) + "已经关了，要用请开窗",
                            en(window.id()) + " is closed already: open it to use it");
            case Calling(var ticket, _, _, _) -> Refusals.calling(window.id(), ticket.number());
            case Serving(var ticket, _) -> Refusals.serving(window.id(), ticket.number());
        };
    }

    static Decision pause(Window window, String reason, Instant now) {
        return switch (window.activity()) {
            case Free _ ->
                    Refusals.missing(reason)
                            ? Refusals.reasonWanted()
                            : accept(new WindowPaused(window.id(), reason, now));
            case Closed _ -> Refusals.closed(window.id());
            case Paused _ -> Refusals.paused(window.id());
            case Calling(var ticket, _, _, _) -> Refusals.calling(window.id(), ticket.number());
            case Serving(var ticket, _) -> Refusals.serving(window.id(), ticket.number());
        };
    }

    static Decision unpause(Window window, Instant now) {
        return switch (window.activity()) {
            case Paused _ -> accept(new WindowUnpaused(window.id(), now));
            case Closed _ -> Refusals.closed(window.id());
            case Free _, Calling _, Serving _ ->
                    refuse(
                            zh(window.id()) + "没有暂停，可以直接叫号",
                            en(window.id()) + " is not paused: it may call");
        };
    }
}
