package tingxu.wire;

/**
 * Why a service was found bad, as a citizen says it by a touch. There is no word for a person, and
 * no free text: whoever was rated must not be told who rated.
 */
public enum RatingReason {
    /** 等候太久. */
    WAITED_LONG,
    /** 办理太慢. */
    SERVED_SLOWLY,
    /** 态度不好. */
    UNFRIENDLY,
    /** 业务不熟. */
    UNSURE,
    /** 没有一次说清. */
    NOT_TOLD_AT_ONCE,
    /** 要的材料太多. */
    TOO_MANY_PAPERS,
    /** 跑了多趟. */
    CAME_SEVERAL_TIMES,
    /** 设施不便. */
    PLACE_INCONVENIENT
}
