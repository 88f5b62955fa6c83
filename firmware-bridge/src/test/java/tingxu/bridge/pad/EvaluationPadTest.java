package tingxu.bridge.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.frame.Sentence;
import tingxu.bridge.pad.PadEvent.Rated;
import tingxu.bridge.pad.PadEvent.Silent;
import tingxu.bridge.pad.SimulatedPad.Mood;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EvaluationPadTest {

    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

    private final List<PadEvent> events = new CopyOnWriteArrayList<>();
    private volatile Pty pty;
    private SimulatedPad simulated;
    private EvaluationPad pad;

    @BeforeEach
    void plugIn() throws PortGone {
        pty = Pty.open();
        simulated = new SimulatedPad(pty);
        pad =
                new EvaluationPad(
                        new DeviceId("pad-1"),
                        () -> SerialPort.open(pty.path(), 9600),
                        new SteadyClock(Instant.EPOCH),
                        events::add,
                        health -> {});
        pad.start();
    }

    @AfterEach
    void close() {
        pad.close();
        simulated.close();
    }

    private void awaitReady() {
        await().until(() -> pad.health() instanceof Health.Ready);
    }

    private void invite() {
        pad.invite(HALF_MINUTE);
        await().until(simulated::inviting);
    }

    private void awaitEvents(PadEvent... expected) {
        await().until(() -> events.size() >= expected.length);
        assertThat(events).containsExactly(expected);
    }

    /** Once new keys are lit, all that the pad said before has been heard. */
    private void settle() {
        simulated.powerCycle();
        invite();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aRatingArrives(int level) {
        invite();
        simulated.press(level);
        awaitEvents(new Rated(level));
        assertThat(simulated.inviting()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"STUTTERING", "GARBLING", "NOISY"})
    void aRatingArrivesOnceHoweverItIsSaid(Mood mood) {
        simulated.mood(mood);
        invite();
        simulated.press(4);
        awaitEvents(new Rated(4));
        invite();
        simulated.press(2);
        await().until(() -> events.size() >= 2);
        settle();
        assertThat(events).containsExactly(new Rated(4), new Rated(2));
    }

    @Test
    void nobodyPressesAndThePadIsSilent() {
        pad.invite(Duration.ofSeconds(1));
        awaitEvents(new Silent());
        assertThat(simulated.inviting()).isFalse();
    }

    @Test
    void anInvitationTakenBackIsNotHeardOf() {
        invite();
        pad.dark();
        await().until(() -> !simulated.inviting());
        simulated.press(5);
        settle();
        assertThat(events).isEmpty();
    }

    @Test
    void aPadThatLosesItsPowerIsInvitedAgain() {
        invite();
        simulated.powerCycle();
        await().until(simulated::inviting);
        simulated.press(3);
        awaitEvents(new Rated(3));
    }

    @Test
    void aDeafPadIsGoneAndItsInvitationEndsInSilence() {
        awaitReady();
        simulated.mood(Mood.DEAF);
        pad.invite(Duration.ofSeconds(1));
        await().until(() -> remedy().equals("pad-silent"));
        awaitEvents(new Silent());
        simulated.mood(Mood.HEALTHY);
        awaitReady();
        invite();
        simulated.press(5);
        awaitEvents(new Silent(), new Rated(5));
    }

    @Test
    void anotherVersionOfTheProtocolIsSaid() {
        simulated.mood(Mood.TOO_NEW);
        simulated.powerCycle();
        await().until(() -> remedy().equals("pad-version"));
    }

    @Test
    void aLineThatIsPulledEndsTheInvitationInSilence() throws PortGone {
        invite();
        simulated.close();
        awaitEvents(new Silent());
        pty = Pty.open();
        simulated = new SimulatedPad(pty);
        awaitReady();
        invite();
        simulated.press(1);
        awaitEvents(new Silent(), new Rated(1));
    }

    @Test
    void noiseLeavesItAlive() throws PortGone {
        awaitReady();
        byte[] noise = new byte[1000];
        Random random = new Random(8);
        for (int i = 0; i < 1_000; i++) {
            random.nextBytes(noise);
            pty.write(noise);
        }
        invite();
        simulated.press(5);
        awaitEvents(new Rated(5));
    }

    @Test
    void aRatingOfAnotherInvitationOrWithoutALevelDoesNotCount() throws PortGone {
        invite();
        for (Sentence odd :
                List.of(
                        Sentence.of("RATED", 9000, 5),
                        Sentence.of("RATED", 1, 6),
                        Sentence.of("RATED", 1, 0),
                        Sentence.of("RATED", 1),
                        Sentence.of("RATED"),
                        Sentence.of("SILENT", 2))) pty.write(odd.frame().toArray());
        simulated.press(3);
        awaitEvents(new Rated(3));
    }

    @Test
    void anInvitationHasReasonableLimits() {
        assertThatThrownBy(() -> pad.invite(Duration.ZERO)).hasMessageContaining("1 second");
        assertThatThrownBy(() -> pad.invite(Duration.ofHours(1)))
                .hasMessageContaining("10 minutes");
    }

    private String remedy() {
        return pad.health() instanceof Health.Gone gone ? gone.trouble().remedy() : "";
    }
}
