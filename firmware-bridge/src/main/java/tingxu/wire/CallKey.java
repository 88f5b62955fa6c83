package tingxu.wire;

/** The keys of a call pad at a window (呼叫器). */
public enum CallKey {
    NEXT,
    RECALL,
    START,
    FINISH,
    TRANSFER,
    NO_SHOW,
    PAUSE
}
