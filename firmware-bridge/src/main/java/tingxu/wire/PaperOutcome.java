package tingxu.wire;

/** What is known of the paper of a ticket. */
public enum PaperOutcome {
    /** The printer said that the job reached the end. */
    CONFIRMED,
    /** Sent, and no answer came: the citizen is asked. */
    UNKNOWN,
    /** Certainly not printed. */
    NEVER
}
