package tingxu.control.rules;

import static tingxu.control.rules.Decision.refuse;

import tingxu.control.hall.Whereabouts;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.LocalDate;

/** Every "no" of the hall that more than one rule may say, each with what to do instead. */
final class Refusals {

    /** Longest reason or note that a clerk may write. */
    static final int LONGEST_TEXT = 200;

    private Refusals() {}

    static Decision noDay() {
        return refuse("还没有开始营业，请先开始营业日", "No business day is open: open the day first");
    }

    static Decision dayStillOpen(LocalDate day) {
        return refuse(
                day + " 的营业日还没有日结，请先日结", "Business day " + day + " is still open: end it first");
    }

    static Decision closed(WindowId id) {
        return refuse(zh(id) + "还没有开，请先开窗", en(id) + " is closed: open it first");
    }

    static Decision paused(WindowId id) {
        return refuse(zh(id) + "暂停中，请先恢复服务", en(id) + " is paused: unpause it first");
    }

    static Decision calling(WindowId id, TicketNumber number) {
        return refuse(
                zh(id) + "正在呼叫 " + number + "，请先开始办理或按过号",
                en(id) + " is calling " + number + ": start the service or mark a no-show first");
    }

    static Decision serving(WindowId id, TicketNumber number) {
        return refuse(
                zh(id) + "正在办理 " + number + "，请先办结、转办或挂起",
                en(id) + " is serving " + number + ": finish, transfer or hold it first");
    }

    static Decision notCalling(WindowId id) {
        return refuse(
                zh(id) + "没有正在呼叫的号，请先叫号", en(id) + " is not calling anyone: call the next first");
    }

    static Decision notServing(WindowId id) {
        return refuse(
                zh(id) + "没有正在办理的号，请先叫号并开始办理",
                en(id) + " is not serving anyone: call and start a service first");
    }

    static Decision unknownLine(LineId line) {
        return refuse(
                "本厅没有队列 " + line + "，请另选业务", "This hall has no line " + line + ": choose another");
    }

    static Decision unknownTicket(TicketNumber number) {
        return refuse(
                "今天没有发过 " + number + "，请核对号码", "No ticket " + number + " today: check the number");
    }

    static Decision notServed(WindowId id, TicketNumber number, LineId line) {
        return refuse(
                zh(id) + "不办理 " + number + " 的业务，请到办理 " + line + " 的窗口",
                en(id) + " does not serve " + number + ": use a window that serves " + line);
    }

    static Decision reasonWanted() {
        return refuse(
                "请写明原因（1 到 " + LONGEST_TEXT + " 个字）",
                "Give a reason of 1 to " + LONGEST_TEXT + " characters");
    }

    /** What became of a ticket that is not where a rule needs it. */
    static Decision elsewhere(TicketNumber number, Whereabouts where) {
        return switch (where) {
            case Whereabouts.Waiting() ->
                    refuse(number + " 正在等候，请按顺序叫号", number + " is waiting: call it in its turn");
            case Whereabouts.Called(var id) ->
                    refuse(
                            number + " 正在" + zh(id) + "呼叫，请在该窗口处理",
                            number + " is called to window " + id.number() + ": see to it there");
            case Whereabouts.BeingServed(var id) ->
                    refuse(
                            number + " 正在" + zh(id) + "办理，请在该窗口处理",
                            number + " is served at window " + id.number() + ": see to it there");
            case Whereabouts.Held(_) ->
                    refuse(number + " 已挂起，请用恢复办理", number + " is on hold: resume it at a window");
            case Whereabouts.Lapsed() ->
                    refuse(
                            number + " 已过号，请先办理过号回归或重新取号",
                            number + " was a no-show: return it first, or take a new ticket");
            case Whereabouts.Served(_) ->
                    refuse(
                            number + " 已经办结，如需再办请重新取号",
                            number + " has been served: take a new ticket for more");
            case Whereabouts.Cancelled() ->
                    refuse(number + " 已经取消，请重新取号", number + " was cancelled: take a new ticket");
            case Whereabouts.ClosedWithDay() ->
                    refuse(
                            number + " 已随当日日结关闭，请改日取号",
                            number + " closed with its day: take a ticket on another day");
            case Whereabouts.Unknown() -> unknownTicket(number);
        };
    }

    static boolean missing(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_TEXT;
    }

    static String zh(WindowId id) {
        return id.number() + "号窗口";
    }

    static String en(WindowId id) {
        return "Window " + id.number();
    }
}
