package tingxu.bridge.port;

import java.nio.charset.StandardCharsets;

/** Any text as a recorded session: read, or refused with the line that is wrong. */
public final class SessionFuzz {

    private SessionFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            Session.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            if (refused.getMessage() == null) throw new AssertionError("no reason", refused);
        }
    }
}
