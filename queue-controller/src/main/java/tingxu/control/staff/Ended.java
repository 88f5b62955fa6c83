package tingxu.control.staff;

import tingxu.wire.Words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a session is over, as its owner is told. */
public enum Ended {
    ELSEWHERE("已在别处登录，这里已退出", "Logged in elsewhere: this place was logged out"),
    IDLE("太久没有操作，已退出，请重新登录", "Nothing was done here for long: please log in again"),
    TOO_OLD("登录已满 12 小时，请重新登录", "You have been logged in for 12 hours: please log in again"),
    CHANGED(
            "账户已变更（密码、角色或停用），请重新登录",
            "The account has changed (password, roles or lock): please log in again"),
    LEFT("已退出登录", "Logged out");

    private final String zh;
    private final String en;

    Ended(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Words words() {
        return new Words(zh, en);
    }

    /** As in an address: {@code elsewhere}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Ended> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
