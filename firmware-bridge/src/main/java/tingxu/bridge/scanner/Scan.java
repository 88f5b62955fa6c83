package tingxu.bridge.scanner;

/**
 * One code that was held before a scanner. Nothing is promised about its text but that it has 1 to
 * 4096 characters and no control characters.
 */
public record Scan(String text) {

    /** A code may hold what is personal, so its text stays out of logs. */
    @Override
    public String toString() {
        return "a scan of " + text.length() + " characters";
    }
}
