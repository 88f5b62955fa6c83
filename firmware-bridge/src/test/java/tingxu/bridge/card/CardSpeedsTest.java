package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.card.CardEvent.CardRead;
import tingxu.bridge.card.CardFrames.Status;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(60)
class CardSpeedsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void everySpeedIsTriedInTurnFromTheWishedOneOn() {
        List<Integer> tried = new ArrayList<>();
        CardSpeeds speeds = CardSpeeds.wishing(38400);
        for (int i = 0; i < 6; i++, speeds = speeds.silent()) tried.add(speeds.current());

        assertThat(tried).containsExactly(38400, 19200, 9600, 115200, 57600, 38400);
        assertThat(speeds.exhausted()).isTrue();
        assertThat(speeds.heard(Status.DONE).exhausted()).isFalse();
    }

    @Test
    void aReaderFoundElsewhereIsMovedAndAskedAgain() {
        CardSpeeds found = CardSpeeds.wishing(115200).silent().heard(Status.DONE);
        assertThat(found.next()).isEqualTo(CardFrames.AT_115200);

        CardSpeeds moved = found.heard(Status.DONE);
        assertThat(moved.current()).isEqualTo(115200);
        assertThat(moved.next()).isEqualTo(CardFrames.STATUS);
        assertThat(moved.heard(Status.DONE).stage()).isEqualTo(CardSpeeds.Stage.SETTLED);
    }

    @Test
    void aReaderThatWillNotChangeIsTakenAsItIs() {
        CardSpeeds settled =
                CardSpeeds.wishing(115200).silent().heard(Status.DONE).heard(Status.COMMAND_WRONG);

        assertThat(settled.stage()).isEqualTo(CardSpeeds.Stage.SETTLED);
        assertThat(settled.current()).isEqualTo(57600);
    }

    @Test
    void onlySpeedsOfTheTableCanBeWished() {
        assertThatThrownBy(() -> CardSpeeds.wishing(230400)).hasMessageContaining("230400");
    }

    @Test
    void aReaderOfAnotherHallIsFoundAtItsSpeedAndReadsCardsAtOurs() throws PortGone {
        List<CardEvent> events = new CopyOnWriteArrayList<>();
        Pty pty = Pty.open();
        try (SimulatedCardReader simulated = new SimulatedCardReader(pty, 38400);
                CardReader reader =
                        new CardReader(
                                new DeviceId("card"),
                                baud -> SerialPort.open(pty.path(), baud),
                                115200,
                                new SteadyClock(Instant.EPOCH),
                                events::add,
                                health -> {})) {
            reader.start();
            await().atMost(LIMIT).until(() -> reader.health() instanceof Health.Ready);
            assertThat(simulated.baud()).isEqualTo(115200);
            assertThat(pty.baud()).isEqualTo(115200);

            simulated.place(CardText.citizen("张三", "11010519491231002X"));
            await().atMost(LIMIT).until(() -> events.stream().anyMatch(CardRead.class::isInstance));
        }
    }
}
