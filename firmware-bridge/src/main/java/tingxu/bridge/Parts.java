package tingxu.bridge;

import java.util.ArrayDeque;
import java.util.Deque;

/** Things that were opened one after another, and are closed the other way round. */
public final class Parts implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    public <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    /** Closes all, also when one of them fails; then throws the first failure. */
    @Override
    public void close() {
        IllegalStateException failed = null;
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
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
