package tingxu.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class FlowTest {

    private static final Instant T0 = Instant.parse("2026-11-22T01:00:00Z");

    private final Flow flow = new Flow(10, T0);

    @Test
    void atMost32AreSaidAndNotHeard() {
        assertThat(flow.room()).isEqualTo(32);
        for (long seq = 11; seq <= 42; seq++) flow.said(seq, T0);
        assertThat(flow.room()).isZero();

        flow.heard(12, T0);
        assertThat(flow.room()).isEqualTo(2);
    }

    @Test
    void withoutProgressItGoesBackToTheFirstUnheard() {
        flow.said(11, T0);
        flow.said(12, T0);

        assertThat(flow.lookBack(T0.plusMillis(1499))).isFalse();
        assertThat(flow.lookBack(T0.plusMillis(1500))).isTrue();
        assertThat(flow.sent()).isEqualTo(10);
    }

    @Test
    void progressBuysPatience() {
        flow.said(11, T0);
        flow.said(12, T0);
        flow.heard(11, T0.plusMillis(1400));

        assertThat(flow.lookBack(T0.plusMillis(1600))).isFalse();
    }

    @Test
    void whenAllIsHeardNothingIsSaidAgain() {
        flow.said(11, T0);
        flow.heard(11, T0);

        assertThat(flow.lookBack(T0.plusSeconds(3600))).isFalse();
    }

    @Test
    void aClockPutBackDoesNotStopIt() {
        flow.said(11, T0);
        Instant earlier = T0.minusSeconds(3600);

        assertThat(flow.lookBack(earlier)).isFalse();
        assertThat(flow.lookBack(earlier.plusMillis(1500))).isTrue();
    }

    @Test
    void aGapIsFilledAtOnceButOnlyOnce() {
        flow.said(11, T0);
        flow.said(12, T0);
        flow.gap(11, T0);
        assertThat(flow.sent()).isEqualTo(10);

        flow.said(11, T0);
        flow.said(12, T0);
        flow.gap(11, T0);
        assertThat(flow.sent()).isEqualTo(12);
    }

    @Test
    void anOldAckChangesNothing() {
        assertThat(flow.heard(9, T0)).isFalse();
        assertThat(flow.heard()).isEqualTo(10);
    }
}
