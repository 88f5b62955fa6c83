package tingxu.control.journal;

/** What a check of the whole journal has found. */
public sealed interface AuditResult {

    /** Every row follows from the one before it. */
    record Sound(long rows, String lastHash) implements AuditResult {}

    /** The first row that cannot be what was written, and why. */
    record Broken(long row, String why) implements AuditResult {}

    /**
     * Every row is what was written, but the file around them is damaged: an index, a free page.
     */
    record Torn(String why) implements AuditResult {}
}
