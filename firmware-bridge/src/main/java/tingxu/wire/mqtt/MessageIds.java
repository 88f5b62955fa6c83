package tingxu.wire.mqtt;

import tingxu.wire.MessageId;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Makes message ids at the edge of a process: each is higher than the one before. */
public final class MessageIds implements Supplier<MessageId> {

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long millis;
    private int high;
    private long low;

    public MessageIds(InstantSource clock) {
        this.clock = clock;
    }

    /** Also when the clock has been put back: then it counts on from the last id. */
    @Override
    public synchronized MessageId get() {
        long now = Math.max(0, clock.millis());
        if (now > millis) {
            millis = now;
            high = random.nextInt(1 << 16);
            low = random.nextLong();
        } else if (++low == 0 && ++high == 1 << 16) {
            high = 0;
            millis++;
        }
        return MessageId.of(millis, high, low);
    }
}
