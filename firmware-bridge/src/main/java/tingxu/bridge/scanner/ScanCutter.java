package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

/** Cuts what a scanner sends into scans. */
interface ScanCutter {

    /** Takes one byte; the one that ends a code gives it. */
    @Nullable Scan feed(byte b);

    /** Ends the code under way, if there is one: nothing has followed for a while. */
    @Nullable Scan flush();

    /** Whether a part of the code under way is known to be lost: it is thrown away to its end. */
    default boolean torn() {
        return false;
    }

    /** Whether a code is under way. */
    boolean gathering();
}
