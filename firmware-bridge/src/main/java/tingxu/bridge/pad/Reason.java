package tingxu.bridge.pad;

/** Why a service was found bad, in the order in which a pad shows it. */
public enum Reason {
    WAITED_LONG,
    SERVED_SLOWLY,
    UNFRIENDLY,
    UNSURE,
    NOT_TOLD_AT_ONCE,
    TOO_MANY_PAPERS,
    CAME_SEVERAL_TIMES,
    PLACE_INCONVENIENT
}
