package tingxu.control.console;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/**
 * One limit for many waits, all of the same length: they end in the order they began, so that one
 * look at the first of them now and then does for all. A timer each would cost more than the
 * answers that are waited for.
 */
final class Deadlines implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private record Wait(CompletableFuture<?> answer, long endsAt) {}

    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final long nanos;
    private final Thread looker;

    /**
     * @param nanos that each wait may last, a tenth of a second more or less
     */
    Deadlines(long nanos) {
        this.nanos = nanos;
        this.looker = Thread.ofVirtual().name("deadlines").start(this::look);
    }

    /** Ends with a {@link TimeoutException} what has no answer when its time is over. */
    <T> CompletableFuture<T> limit(CompletableFuture<T> answer) {
        waits.add(new Wait(answer, System.nanoTime() + nanos));
        return answer;
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                long now = System.nanoTime();
                for (Wait first = waits.peek();
                        first != null && (first.answer().isDone() || first.endsAt() - now <= 0);
                        first = waits.peek()) {
                    waits.remove();
                    first.answer().completeExceptionally(new TimeoutException("no answer in time"));
                }
            }
        } catch (InterruptedException closed) {
            waits.clear();
        }
    }

    @Override
    public void close() {
        looker.interrupt();
    }
}
