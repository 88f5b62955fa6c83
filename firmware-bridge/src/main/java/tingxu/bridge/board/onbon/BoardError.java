package tingxu.bridge.board.onbon;

/** Why a card says no (protocol page, "error codes"). */
enum BoardError {
    // spotless:off
    NONE(0, "无错误", "no error"),
    GROUP(1, "命令组错误", "unknown group"),
    COMMAND(2, "命令不存在", "unknown command"),
    BUSY(3, "控制卡忙", "the card is busy"),
    MEMORY(4, "内存不足", "out of memory"),
    CHECKSUM(5, "校验错误", "wrong checksum"),
    NO_FILE(6, "文件不存在", "no such file"),
    FLASH(7, "存储器故障", "flash memory fails"),
    DOWNLOAD(8, "文件下载出错", "download failed"),
    NAME(9, "文件名错误", "wrong file name"),
    TYPE(10, "文件类型错误", "wrong file type"),
    FILE_SUM(11, "文件校验错误", "wrong file checksum"),
    NO_FONT(12, "字库不存在", "no such font"),
    FIRMWARE(13, "固件类型不符", "wrong firmware type"),
    DATE(14, "日期格式错误", "wrong date"),
    EXISTS(15, "文件已存在", "the file exists"),
    BLOCK(16, "文件块号错误", "wrong block"),
    OTHER(-1, "未知错误", "an unknown error");
    // spotless:on

    final int code;
    final String zh;
    final String en;

    BoardError(int code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    static BoardError of(int code) {
        for (BoardError error : values()) if (error.code == code) return error;
        return OTHER;
    }

    /** Whether the same words may find the card in a better mood. */
    boolean passes() {
        return this == BUSY || this == CHECKSUM || this == MEMORY;
    }
}
