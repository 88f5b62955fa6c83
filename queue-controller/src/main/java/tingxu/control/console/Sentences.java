package tingxu.control.console;

import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

/** Problems that more than one route may find. */
final class Sentences {

    private Sentences() {}

    static Problem noSuchTicket(TicketNumber number) {
        return Problem.unknown(
                "ticket", "今天没有票号 " + number, "there is no ticket " + number + " today");
    }

    static Problem noSuchPage() {
        return Problem.unknown(null, "没有这个地址", "there is nothing at this address");
    }

    static Problem wrongMethod() {
        return new Problem(
                405,
                new Words("方法不支持", "Method not allowed"),
                new Words("这个地址不接受这种请求", "this address does not take such requests"),
                null);
    }

    static Problem tooLarge() {
        return new Problem(
                413,
                new Words("请求过大", "The request is too large"),
                new Words("请求不得超过 64 KiB", "a request has at most 64 KiB"),
                null);
    }

    static Problem other(int status) {
        return new Problem(
                status,
                new Words("请求无法处理", "The request cannot be handled"),
                new Words("请检查请求后再试", "check the request and try again"),
                null);
    }

    /** The id was used for something else before. */
    static Problem idTaken() {
        return Problem.refused(
                new Words(
                        "这个编号已用于别的请求，请换一个",
                        "This id was used for another request; take a new one"));
    }

    static Problem elsewhere() {
        return new Problem(
                403,
                new Words("来源不符", "Wrong origin"),
                new Words("请从大厅自己的页面操作", "act from the hall's own pages"),
                "Origin");
    }

    static Problem otherName() {
        return new Problem(
                421,
                new Words("地址不符", "Wrong name"),
                new Words(
                        "请用 localhost 或本机的 IP 地址打开",
                        "open this as localhost, or by the machine's IP address"),
                "Host");
    }

    static Problem tooManyViewers() {
        return Problem.busy(
                new Words("实时页面已达上限，请稍后再开", "Too many live pages are open; try again later"));
    }

    static Problem eventsOnly() {
        return new Problem(
                406,
                new Words("格式不支持", "Not acceptable"),
                new Words("这里只有 text/event-stream", "there is only text/event-stream here"),
                "Accept");
    }

    static Problem ownFault() {
        return new Problem(
                500,
                new Words("系统出错", "Something broke here"),
                new Words(
                        "这不是您的错，已记录，请告诉技术员",
                        "this is not your fault; it is logged, tell a technician"),
                null);
    }
}
