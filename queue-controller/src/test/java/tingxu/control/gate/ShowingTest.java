package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.journal.Days;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Message;
import tingxu.wire.StripState;
import tingxu.wire.Topic;
import tingxu.wire.mqtt.MemoryWire;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is retained for all, and who is there. */
class ShowingTest {

    private static final Message PAD_ONLINE =
            new Message.DeviceChanged(
                    new DeviceStatus(
                            "pad-1", "EvaluationPad", DeviceStatus.State.ONLINE, null, null));

    private final GateHall hall = new GateHall();

    @AfterEach
    void end() {
        hall.close();
    }

    @Test
    void theRosterHearsOfBirthsAndDevices() {
        RawNode bridge = hall.node("b01").introduced();
        bridge.event(1, PAD_ONLINE);

        await().until(() -> bridge.acknowledged() == 1);
        assertThat(hall.roster).contains("b01 NodeState", "b01 DeviceChanged");
    }

    @Test
    void whenTheBrokerHasForgottenEverythingIsShownAgain() {
        await().until(() -> hall.linesShown().size() == 2);
        var before = hall.broker.retained().keySet();
        hall.broker.kill();
        assertThat(hall.broker.retained()).isEmpty();
        hall.broker.restart();
        hall.now.updateAndGet(at -> at.plusSeconds(5));
        hall.wire.reconnect();

        await().until(() -> hall.broker.retained().keySet().equals(before));
        assertThat(hall.strip(Days.ONE)).isInstanceOf(StripState.Free.class);
        assertThat(hall.strip(Days.TWO)).isInstanceOf(StripState.Closed.class);
    }

    /** Under one epoch, nodes took the words of the second for ten minutes old. */
    @Test
    void twoRunsOfAMinuteAreTwoRuns() {
        long first = birth().epoch();
        hall.close();
        hall.now.updateAndGet(at -> at.plusMillis(1));
        hall.open();

        await().until(() -> birth().open() && birth().epoch() != first);
    }

    private Message.HallBirth birth() {
        String topic = Topic.controller(Days.HALL).toString();
        await().until(() -> hall.broker.retained().containsKey(topic));
        return (Message.HallBirth)
                hall.read(Objects.requireNonNull(hall.broker.retained().get(topic)));
    }

    @Test
    void linesAreShownAtMostOnceASecond() {
        RawNode kiosk = hall.node("k01").introduced();
        hall.now.updateAndGet(at -> at.plusSeconds(1));
        turnEnds(kiosk, 1);
        List<Message> shown = new CopyOnWriteArrayList<>();
        MemoryWire watch = hall.broker.wire("watch");
        watch.hear(
                Topic.lines(Days.HALL).toString(), (topic, words) -> shown.add(hall.read(words)));
        watch.start();
        int before = shown.size();
        for (int i = 0; i < 5; i++) hall.desk(Days.asks(hall.ids.get(), Days.HOUSEHOLD));
        turnEnds(kiosk, 3);
        assertThat(shown).hasSize(before);

        hall.now.updateAndGet(at -> at.plusSeconds(1));
        await().until(() -> shown.size() == before + 1);
        assertThat(hall.linesShown().getFirst().waiting()).isEqualTo(5);
        assertThat(hall.linesShown().getFirst().windowsOpen()).isEqualTo(1);
    }

    /** Acks are said before lines are shown: the second one tells that the first turn has ended. */
    private static void turnEnds(RawNode kiosk, int seq) {
        for (int next = seq; next < seq + 2; next++) {
            int heard = next;
            kiosk.event(heard, PAD_ONLINE);
            await().until(() -> kiosk.acknowledged() == heard);
        }
    }

    @Test
    void whoeverMissedThatTheDayBeganHearsItHalfAMinuteLater() {
        List<Message> births = new CopyOnWriteArrayList<>();
        await().until(() -> hall.linesShown().size() == 2);
        MemoryWire watch = hall.broker.wire("watch");
        watch.hear(
                Topic.controller(Days.HALL).toString(),
                (topic, words) -> births.add(hall.read(words)));
        watch.start();
        int before = births.size();
        hall.now.updateAndGet(at -> at.plusSeconds(30));

        await().until(() -> births.size() == before + 1);
        assertThat(births.getLast())
                .isInstanceOfSatisfying(
                        Message.HallBirth.class,
                        birth -> assertThat(birth.day()).isEqualTo(Days.DAY));
    }

    @Test
    void theControllerSaysGoodbye() {
        await().until(hall::hallIsOpen);
        hall.gate.close();

        assertThat(hall.hallIsOpen()).isFalse();
    }
}
