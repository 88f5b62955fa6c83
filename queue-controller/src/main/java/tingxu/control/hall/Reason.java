package tingxu.control.hall;

/** Why this ticket was called and no other: the term whose removal would change the winner. */
public enum Reason {
    ONLY_CANDIDATE,
    LONGEST_WAIT,
    PRIORITY_CREDIT,
    APPOINTMENT_DUE,
    TRANSFER_RETURN,
    OWN_LINE,
    CROSS_HELP,
    SHORTER_SERVICE,
    LONGER_LINE,
    MAX_WAIT_GUARD,
    /** Several windows were free when this citizen came. */
    IDLE_DIRECT,
    /** A line's share or a condition of the hall's own rules. */
    HOUSE_RULE,
    MANUAL,
    RESUMED
}
