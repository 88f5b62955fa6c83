package tingxu.control.why;

import tingxu.control.hall.Reason;
import tingxu.wire.TicketClass;
import tingxu.wire.Words;

/** Classes and reasons as a citizen may hear them. */
public final class Kinds {

    private Kinds() {}

    /** A class in kind words: what it is for, and nothing about whoever has it. */
    public static Words of(TicketClass ticketClass) {
        return switch (ticketClass) {
            case ORDINARY -> new Words("普通号", "an ordinary ticket");
            case PRIORITY -> new Words("绿色通道，照顾优先", "the green channel, for those who need it");
            case APPOINTMENT -> new Words("预约号", "booked for that time");
            case TRANSFER -> new Words("由窗口转来", "sent on by another window");
        };
    }

    /** Why this one and no other, as the second half of a sentence. */
    public static Words of(Reason reason) {
        return switch (reason) {
            case ONLY_CANDIDATE -> new Words("当时只有这一位在等", "nobody else was waiting");
            case LONGEST_WAIT -> new Words("等得最久", "had waited longest");
            case PRIORITY_CREDIT -> new Words("绿色通道优先", "the green channel goes first");
            case APPOINTMENT_DUE -> new Words("预约时间已到", "the appointment was due");
            case TRANSFER_RETURN ->
                    new Words("由其他窗口转来，保留位置", "was sent on by another window and kept the place");
            case OWN_LINE -> new Words("是本窗口的业务", "is this window's own business");
            case CROSS_HELP ->
                    new Words(
                            "本窗口协助办理，此人等得更久",
                            "this window helps out, and this one had waited longer");
            case SHORTER_SERVICE ->
                    new Words("办理较快，少让后面的人等", "a short service, so that fewer wait behind it");
            case LONGER_LINE ->
                    new Words(
                            "这一队人多窗口少，先疏解",
                            "more people waited in this line than its windows could take");
            case MAX_WAIT_GUARD ->
                    new Words("已超过等候上限，最先办理", "had waited beyond the limit, and goes before all");
            case IDLE_DIRECT ->
                    new Words(
                            "来时有几个窗口空着，直接请到这一个",
                            "several windows were free: this one was the next to take someone");
            case HOUSE_RULE -> new Words("按本厅设定的叫号规则", "by a rule that this hall has set");
            case MANUAL -> new Words("工作人员指定", "chosen by the staff");
            case RESUMED -> new Words("挂起后继续办理", "was on hold and is back");
        };
    }
}
