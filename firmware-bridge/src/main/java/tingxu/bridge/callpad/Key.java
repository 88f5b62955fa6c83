package tingxu.bridge.callpad;

/** The keys of a call pad. */
public enum Key {
    /** 顺呼. */
    NEXT,
    /** 重呼. */
    RECALL,
    /** 开始. */
    START,
    /** 结束. */
    FINISH,
    /** 转移. */
    TRANSFER,
    /** 弃号. */
    NO_SHOW,
    /** 暂停. */
    PAUSE
}
