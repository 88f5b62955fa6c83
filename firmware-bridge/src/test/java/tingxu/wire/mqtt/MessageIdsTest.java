package tingxu.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.wire.MessageId;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

class MessageIdsTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T01:00:00Z"));
    private final MessageIds ids = new MessageIds(now::get);

    @Test
    void idsRiseWithinAMillisecond() {
        MessageId last = ids.get();
        for (int i = 0; i < 10_000; i++) {
            MessageId next = ids.get();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void idsRiseWhenTheClockIsPutBack() {
        MessageId before = ids.get();
        now.set(Instant.EPOCH);

        assertThat(ids.get()).isGreaterThan(before);
    }

    @Test
    void anIdBeginsWithItsTime() {
        assertThat(ids.get().ulid())
                .startsWith(MessageId.of(now.get().toEpochMilli(), 0, 0).ulid().substring(0, 10));
    }
}
