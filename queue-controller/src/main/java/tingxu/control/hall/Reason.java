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
    MAX_WAIT_GUARD,
    MANUAL,
    RESUMED
}
