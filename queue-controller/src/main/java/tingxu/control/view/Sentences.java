package tingxu.control.view;

import tingxu.wire.TicketNumber;
import tingxu.wire.Words;

/** Problems that more than one route may find. */
public final class Sentences {

    private Sentences() {}

    public static Problem noSuchTicket(TicketNumber number) {
        return Problem.unknown(
                "ticket", "今天没有票号 " + number, "there is no ticket " + number + " today");
    }

    public static Problem noSuchPage() {
        return Problem.unknown(null, "没有这个地址", "there is nothing at this address");
    }

    public static Problem wrongMethod() {
        return new Problem(
                405,
                new Words("方法不支持", "Method not allowed"),
                new Words("这个地址不接受这种请求", "this address does not take such requests"),
                null);
    }

    public static Problem tooLarge() {
        return new Problem(
                413,
                new Words("请求过大", "The request is too large"),
                new Words("请求不得超过 64 KiB", "a request has at most 64 KiB"),
                null);
    }

    public static Problem tooLargeForAStranger() {
        return new Problem(
                413,
                new Words("请求过大", "The request is too large"),
                new Words(
                        "未登录时，请求须注明长度，且不得超过 4 KiB",
                        "a request of whoever has not logged in names its length, 4 KiB at most"),
                null);
    }

    public static Problem tooSlow() {
        return new Problem(
                408,
                new Words("请求太慢", "The request is too slow"),
                new Words("请求须在 5 秒内发完", "a request is sent within 5 s"),
                null);
    }

    public static Problem tooOften() {
        return new Problem(
                429,
                new Words("请求过于频繁", "Too many requests"),
                new Words("请 1 秒后再试", "try again in 1 s"),
                null);
    }

    /**
     * @param why as the one who asks is told
     */
    public static Problem logIn(Words why) {
        return new Problem(401, new Words("没有登录", "Not logged in"), why, null);
    }

    public static Problem changeFirst() {
        return new Problem(
                403,
                new Words("请先修改密码", "Change your password first"),
                new Words(
                        "这个密码是别人给的：请在 /account 改成自己的",
                        "this password was given to you: make one of your own at /account"),
                null);
    }

    public static Problem notYours(Words roles) {
        return new Problem(
                403,
                new Words("没有权限", "Not allowed"),
                new Words(
                        "您的角色不能这样做；需要：" + roles.zh(),
                        "your roles do not allow this; it takes: " + roles.en()),
                null);
    }

    public static Problem takenOver(int window, String by) {
        return new Problem(
                409,
                new Words("已在别处登录", "Logged in elsewhere"),
                new Words(
                        "已在别处登录：" + window + " 号窗口现在由 " + by + " 使用；要接回请重新打开本页",
                        "Logged in elsewhere: "
                                + by
                                + " works at window "
                                + window
                                + " now; open this page anew to take it back"),
                null);
    }

    public static Problem other(int status) {
        return new Problem(
                status,
                new Words("请求无法处理", "The request cannot be handled"),
                new Words("请检查请求后再试", "check the request and try again"),
                null);
    }

    /** The id was used for something else before. */
    public static Problem idTaken() {
        return Problem.refused(
                new Words(
                        "这个编号已用于别的请求，请换一个",
                        "This id was used for another request; take a new one"));
    }

    public static Problem elsewhere() {
        return new Problem(
                403,
                new Words("来源不符", "Wrong origin"),
                new Words("请从大厅自己的页面操作", "act from the hall's own pages"),
                "Origin");
    }

    public static Problem otherName() {
        return new Problem(
                421,
                new Words("地址不符", "Wrong name"),
                new Words(
                        "请用 localhost 或本机的 IP 地址打开；要用别的名称，请以 --name 启动大厅",
                        "open this as localhost, or by the machine's IP address; other names are"
                                + " given to the hall by --name"),
                "Host");
    }

    public static Problem tooManyViewers() {
        return Problem.busy(
                new Words("实时页面已达上限，请稍后再开", "Too many live pages are open; try again later"));
    }

    public static Problem eventsOnly() {
        return new Problem(
                406,
                new Words("格式不支持", "Not acceptable"),
                new Words("这里只有 text/event-stream", "there is only text/event-stream here"),
                "Accept");
    }

    public static Problem ownFault() {
        return new Problem(
                500,
                new Words("系统出错", "Something broke here"),
                new Words(
                        "这不是您的错，已记录，请告诉技术员",
                        "this is not your fault; it is logged, tell a technician"),
                null);
    }
}
