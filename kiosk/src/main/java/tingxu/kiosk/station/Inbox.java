package tingxu.kiosk.station;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What waits for the station's thread. Bounded: presses are refused long before it is full. */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int CAPACITY = 1_000;
    private static final int LEFT_FOR_DEVICES = 800;

    private final BlockingQueue<Happening> queue = new ArrayBlockingQueue<>(CAPACITY);

    /** False when too many presses wait already. */
    boolean press(Happening.Touched touched) {
        return queue.remainingCapacity() > LEFT_FOR_DEVICES && queue.offer(touched);
    }

    /** From devices and the hall. What is lost here, the visit's limits and the ledger mend. */
    void put(Happening happening) {
        if (!queue.offer(happening))
            LOG.error(
                    "the station does not keep up; lost {}", happening.getClass().getSimpleName());
    }

    @Nullable Happening poll() {
        return queue.poll();
    }

    @Nullable Happening poll(long millis) throws InterruptedException {
        return queue.poll(millis, TimeUnit.MILLISECONDS);
    }
}
