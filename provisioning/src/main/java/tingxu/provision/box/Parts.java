package tingxu.provision.box;

import java.util.Deque;

/** Things that were opened one after another, and are closed the other way round. */
final class Parts {

    private Parts() {}

    /** Closes all, also when one of them fails; then throws the first failure. */
    static void close(Deque<AutoCloseable> parts) {
        IllegalStateException failed = null;
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception broken) {
                if (failed == null)
                    failed = new IllegalStateException(part + " does not close", broken);
                else failed.addSuppressed(broken);
            }
        }
        if (failed != null) throw failed;
    }
}
