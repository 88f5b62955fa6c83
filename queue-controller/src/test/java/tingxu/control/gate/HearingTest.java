package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.gate.Hearing.Verdict;
import tingxu.wire.CallKey;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

class HearingTest {

    private static final long EPOCH = 7;

    private final Hearing hearing = new Hearing(EPOCH, 10);

    @Test
    void theNextOneIsTakenAtOnce() {
        assertThat(hearing.hear(event(11))).isEqualTo(Verdict.KEPT);
        assertThat(takeAll()).containsExactly(11L);
    }

    @Test
    void anEarlyOneWaitsForTheGapToClose() {
        hearing.hear(event(12));
        assertThat(takeAll()).isEmpty();
        assertThat(hearing.acknowledgement()).isEqualTo(new Message.Acknowledged(EPOCH, 10, 11L));

        hearing.hear(event(11));
        assertThat(takeAll()).containsExactly(11L, 12L);
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsCommitted() {
        hearing.hear(event(11));
        takeAll();
        assertThat(hearing.acknowledgement().upTo()).isEqualTo(10);

        hearing.commit(EPOCH, 11);
        assertThat(hearing.acknowledgement()).isEqualTo(new Message.Acknowledged(EPOCH, 11, null));
    }

    @Test
    void anOldOneIsARepetition() {
        assertThat(hearing.hear(event(10))).isEqualTo(Verdict.REPEATED);
        assertThat(takeAll()).isEmpty();
    }

    @Test
    void anOutboxThatWasReplacedIsNotHeard() {
        assertThat(hearing.hear(event(EPOCH - 1, 11))).isEqualTo(Verdict.OLD_EPOCH);
        assertThat(takeAll()).isEmpty();
    }

    @Test
    void aNewOutboxBeginsWithOne() {
        hearing.hear(event(12));
        hearing.hear(event(EPOCH + 1, 1));

        assertThat(takeAll()).containsExactly(1L);
        hearing.commit(EPOCH, 11); // too late: of the old one
        assertThat(hearing.acknowledgement().upTo()).isZero();
    }

    @Test
    void nomoreThanAThousandWait() {
        for (long seq = 12; seq < 12 + Hearing.EARLY_MOST; seq++) hearing.hear(event(seq));

        assertThat(hearing.hear(event(5_000))).isEqualTo(Verdict.TOO_EARLY);
        assertThat(hearing.hear(event(11))).isEqualTo(Verdict.KEPT);
        assertThat(takeAll()).hasSize(Hearing.EARLY_MOST + 1);
    }

    @Test
    void aHallThatLostItsMemoryGoesOnFromWhereTheNodeWasHeard() {
        hearing.hear(event(52));
        hearing.hear(event(20));
        assertThat(hearing.startsAfter(EPOCH, 51)).isEqualTo(41);

        assertThat(takeAll()).containsExactly(52L);
    }

    @Test
    void aBirthThatIsOlderThanTheJournalChangesNothing() {
        assertThat(hearing.startsAfter(EPOCH, 3)).isZero();
        assertThat(hearing.startsAfter(EPOCH - 1, 99)).isZero();
        hearing.hear(event(11));

        assertThat(takeAll()).containsExactly(11L);
    }

    @Test
    void whateverTheOrderAndHoweverOftenTheyComeEachIsTakenOnceInOrder() {
        for (int seed = 0; seed < 200; seed++) {
            Random dice = new Random(seed);
            Hearing fresh = new Hearing(EPOCH, 0);
            List<Long> sent = new ArrayList<>(LongStream.rangeClosed(1, 50).boxed().toList());
            sent.addAll(LongStream.rangeClosed(1, 50).boxed().toList());
            Collections.shuffle(sent, dice);
            List<Long> taken = new ArrayList<>();
            for (long seq : sent) {
                fresh.hear(event(seq));
                taken.addAll(takeAll(fresh));
            }
            assertThat(taken)
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
        }
    }

    private List<Long> takeAll() {
        return takeAll(hearing);
    }

    private static List<Long> takeAll(Hearing hearing) {
        List<Long> taken = new ArrayList<>();
        for (Envelope next = hearing.next(); next != null; next = hearing.next()) {
            taken.add(next.seq());
            hearing.take();
        }
        return taken;
    }

    private static Envelope event(long seq) {
        return event(EPOCH, seq);
    }

    private static Envelope event(long epoch, long seq) {
        return new Envelope(
                MessageId.of(1, 0, seq),
                new HallId("demo"),
                "k01",
                Instant.EPOCH,
                epoch,
                seq,
                new Message.CallKeyPressed(new WindowId(1), CallKey.NEXT));
    }
}
