package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

/**
 * One code that was held before a scanner. Nothing is promised about its text but that it has 1 to
 * 4096 characters and no control characters.
 */
public record Scan(String text) {

    /**
     * A code whose bytes are known at once, read as those of every scanner are: UTF-8, then
     * GB18030. It is one scan, also where it has lines of its own.
     *
     * @return null for no bytes
     */
    public static @Nullable Scan of(byte[] bytes) {
        ScanLines lines = new ScanLines();
        for (byte b : bytes) lines.gather(b);
        return lines.flush();
    }

    /** A code may hold what is personal, so its text stays out of logs. */
    @Override
    public String toString() {
        return "a scan of " + text.length() + " characters";
    }
}
