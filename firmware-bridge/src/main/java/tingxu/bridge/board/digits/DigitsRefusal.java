package tingxu.bridge.board.digits;

import tingxu.bridge.board.Answer;

/** Why a board of digits says no (Modbus application protocol, chapter 7). */
enum DigitsRefusal {
    FUNCTION(1, "不支持该功能", "unknown function", false),
    REGISTER(2, "没有该寄存器", "no such register", false),
    VALUE(3, "数值不合法", "value not allowed", false),
    FAILURE(4, "设备故障", "the board fails", false),
    LATER(5, "正在处理", "still at work", true),
    BUSY(6, "设备忙", "the board is busy", true),
    OTHER(-1, "未知错误", "an unknown error", false);

    final int code;
    final String zh;
    final String en;
    final boolean passes;

    DigitsRefusal(int code, String zh, String en, boolean passes) {
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.passes = passes;
    }

    static Answer.No of(int code) {
        for (DigitsRefusal known : values()) if (known.code == code) return known.answer();
        return OTHER.answer();
    }

    private Answer.No answer() {
        return new Answer.No(zh, en, passes);
    }
}
