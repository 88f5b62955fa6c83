package tingxu.control.board;

import tingxu.wire.Words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a window pauses, as citizens may read it above the window. */
public enum PauseReason {
    BREAK("短暂休息", "Short break"),
    MEAL("用餐", "Meal break"),
    MEETING("会议", "In a meeting"),
    FILES("整理材料", "Sorting files"),
    SYSTEM("系统维护", "System maintenance");

    private static final Words UNTOLD = new Words("暂停服务", "Paused");

    private final String zh;
    private final String en;

    PauseReason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Words words() {
        return new Words(zh, en);
    }

    /** As sent and journalled: {@code break}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A reason in a clerk's own words is not for the public: the strip only says "paused". */
    public static Words shown(String reason) {
        return known(reason).orElse(UNTOLD);
    }

    /** For colleagues, who may read a clerk's own words. */
    public static Words told(String reason) {
        return known(reason).orElse(new Words(reason, reason));
    }

    private static Optional<Words> known(String reason) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(reason))
                .map(PauseReason::words)
                .findFirst();
    }
}
