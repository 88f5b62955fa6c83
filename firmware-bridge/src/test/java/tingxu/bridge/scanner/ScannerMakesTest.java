package tingxu.bridge.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.scanner.SimulatedScanner.Mood;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every make on a real tty, in every mood. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // each test plugs in its own make first
class ScannerMakesTest {

    private final List<String> scans = new CopyOnWriteArrayList<>();
    private final SteadyClock steady = new SteadyClock(Instant.EPOCH);
    private final Parts parts = new Parts();
    private volatile Duration ahead = Duration.ZERO;
    private SimulatedScanner simulated;
    private QrScanner scanner;

    private void plugIn(ScannerMake make, Mood mood) throws PortGone {
        Pty pty = Pty.open();
        simulated = parts.keep(new SimulatedScanner(pty, make));
        simulated.mood(mood);
        scanner =
                parts.keep(
                        new QrScanner(
                                new DeviceId("scanner"),
                                () -> SerialPort.open(pty.path(), 9600),
                                make,
                                () -> steady.instant().plus(ahead),
                                scan -> scans.add(scan.text()),
                                health -> {}));
        scanner.start();
    }

    @AfterEach
    void close() {
        parts.close();
    }

    private void awaitReady() {
        await().until(() -> scanner.health() instanceof Health.Ready);
    }

    @ParameterizedTest
    @EnumSource(ScannerMake.class)
    void aCodeIsHeardFromEveryMake(ScannerMake make) throws PortGone {
        plugIn(make, Mood.HEALTHY);
        awaitReady();
        simulated.scan("TX1.demo.20261122.A001.K4M7Q2XW3Z");
        simulated.scan("https://q.example/t?a=1&b=~2");
        await().until(() -> scans.size() == 2);
        assertThat(scans)
                .containsExactly(
                        "TX1.demo.20261122.A001.K4M7Q2XW3Z", "https://q.example/t?a=1&b=~2");
    }

    @Test
    void aKeyboardWhoseKeysWereLostGivesNoHalfCodeAndIsWellWithTheNextOne() throws PortGone {
        plugIn(ScannerMake.KEYBOARD, Mood.KEYS_LOST);
        awaitReady();
        simulated.scan("TX1.demo.20261122.A001.K4M7Q2XW3Z");
        await().until(() -> scanner.health().equals(new Health.Strained(ScannerTroubles.TORN)));
        simulated.mood(Mood.HEALTHY);
        simulated.scan("TX1.demo.20261122.A002.K4M7Q2XW3Z");
        awaitReady();
        assertThat(scans).containsExactly("TX1.demo.20261122.A002.K4M7Q2XW3Z");
    }

    @Test
    void aKeyboardForAnotherCountryTypesOtherCharactersAndNoneThatItHasNot() throws PortGone {
        plugIn(ScannerMake.KEYBOARD, Mood.OTHER_LAYOUT);
        awaitReady();
        simulated.scan("TX1.A001");
        simulated.mood(Mood.HEALTHY);
        simulated.scan("号A001");
        await().until(() -> scans.size() == 2);
        assertThat(scans).containsExactly("TX!<Q))!", "A001");
    }

    @Test
    void aStrayByteBeforeALineMakesItAnotherCode() throws PortGone {
        plugIn(ScannerMake.LINE, Mood.NOISE);
        awaitReady();
        simulated.scan("TX1.A001");
        await().until(() -> scans.size() == 1);
        assertThat(scans.getFirst()).endsWith("TX1.A001").isNotEqualTo("TX1.A001");
    }

    @ParameterizedTest
    @EnumSource(ScannerMake.class)
    void aMakeHasTheMoodsThatFitIt(ScannerMake make) throws PortGone {
        plugIn(make, Mood.HEALTHY);
        assertThat(simulated.moods()).startsWith(Mood.HEALTHY).contains(Mood.DEAF, Mood.HANGS_UP);
        assertThat(simulated.moods().contains(Mood.KEYS_LOST))
                .isEqualTo(make == ScannerMake.KEYBOARD);
        assertThat(simulated.moods().contains(Mood.WRONG_CHECKSUM))
                .isEqualTo(!make.question.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "GM65, SLOW",
        "GM65, NO_END",
        "GM65, NOISE",
        "NEWLAND, SLOW",
        "NEWLAND, NO_END",
        "LINE, SLOW",
        "KEYBOARD, NO_END"
    })
    void anUglyLineCarriesCodesAllTheSame(ScannerMake make, Mood mood) throws PortGone {
        plugIn(make, mood);
        awaitReady();
        simulated.scan("TX1.A");
        await().until(() -> scans.equals(List.of("TX1.A")));
    }

    @ParameterizedTest
    @CsvSource({"GM65, DEAF", "NEWLAND, DEAF", "GM65, WRONG_CHECKSUM"})
    void aScannerThatDoesNotAnswerIsGoneAndComesBack(ScannerMake make, Mood mood) throws PortGone {
        plugIn(make, Mood.HEALTHY);
        awaitReady();
        simulated.mood(mood);
        ahead = ScannerTalk.REST;
        scanner.stop();
        await().until(() ->
                scanner.health() instanceof Health.Gone gone
                        && gone.trouble().remedy().equals("scanner-silent"));
        simulated.mood(Mood.HEALTHY);
        awaitReady();
    }

    @ParameterizedTest
    @EnumSource(names = {"HONEYWELL", "GM65"})
    void aTriggeredScannerLooksWhenItIsTold(ScannerMake make) throws PortGone {
        plugIn(make, Mood.HEALTHY);
        awaitReady();
        simulated.hold("TX1.A");
        scanner.trigger();
        await().until(() -> scans.equals(List.of("TX1.A")));
        scanner.trigger();
        simulated.scan("TX1.B");
        await().until(() -> scans.equals(List.of("TX1.A", "TX1.B")));
    }

    @ParameterizedTest
    @EnumSource(ScannerMake.class)
    void aMillionBytesOfNoiseLeaveItAlive(ScannerMake make) throws PortGone {
        plugIn(make, Mood.HEALTHY);
        awaitReady();
        byte[] noise = new byte[24 * 1000];
        Random random = new Random(1_000_000);
        for (int sent = 0; sent < 1_000_000; sent += noise.length) {
            random.nextBytes(noise);
            simulated.send(noise);
        }
        await().until(() -> {
            simulated.scan("TX1.A");
            return scans.contains("TX1.A");
        });
        awaitReady();
    }
}
