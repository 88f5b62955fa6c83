package tingxu.control.staff;

import tingxu.wire.Words;

import java.util.Arrays;
import java.util.Optional;

/** What a person does in a hall; one person may do several. */
public enum Role {
    CLERK("clerk", "窗口人员", "window clerk"),
    SHIFT_LEAD("shift-lead", "值班长", "shift lead"),
    MANAGER("manager", "大厅经理", "manager"),
    TECHNICIAN("technician", "技术员", "technician"),
    INSPECTOR("inspector", "督查员", "inspector"),
    ADMINISTRATOR("administrator", "系统管理员", "administrator");

    private final String code;
    private final String zh;
    private final String en;

    Role(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /** As people type it: {@code shift-lead}. */
    public String code() {
        return code;
    }

    public Words words() {
        return new Words(zh, en);
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
