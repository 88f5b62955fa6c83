package tingxu.provision.faults;

import tingxu.wire.Words;

import java.util.Locale;

/**
 * What goes wrong, and what people do beside it that makes it harder. Each can be left out, to see
 * whether a seed still fails without it.
 */
public enum Fault {
    LOSS("消息丢失", "a message is lost"),
    DOUBLED("消息重复", "a message comes twice"),
    REORDERED("消息乱序", "a message overtakes another"),
    DELAYED("消息迟到几秒到几小时", "a message is seconds to hours late"),
    CUT("网线断开", "a line is cut"),
    BROKER("消息中枢重启，忘记一切", "the broker starts again and has forgotten all"),
    HALL_KILLED("大厅进程被杀", "the hall's process is killed"),
    KIOSK_KILLED("自助机进程被杀", "a kiosk's process is killed"),
    BRIDGE_KILLED("桥接进程被杀", "a bridge's process is killed"),
    HALL_DISK("大厅磁盘出错", "the hall's disk fails"),
    KIOSK_DISK("自助机磁盘出错", "a kiosk's disk fails"),
    OUTBOX_ANEW("自助机待发箱损坏，重新建立", "a kiosk's outbox is damaged and made anew"),
    PAPER_OUT("打印中缺纸", "the paper ends within a slip"),
    JAM("卡纸", "paper jams"),
    NO_ANSWER("打印机的回答丢失", "the printer's answer is lost"),
    CLOCK("时钟被拨", "a clock is set"),
    STALL("进程停顿", "a process stands still"),
    SECOND_BROWSER("窗口在另一浏览器打开", "a window is opened in a second browser"),
    COPY("要求补打", "somebody wants a copy of a ticket"),
    CHECK_IN("预约签到", "somebody checks in for an appointment");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
    private final Words words;

    Fault(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** As typed: {@code hall-killed}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Fault parse(String typed) {
        for (Fault fault : values()) if (fault.toString().equals(typed)) return fault;
        throw new IllegalArgumentException("there is no fault \"" + typed + "\"");
    }
}
