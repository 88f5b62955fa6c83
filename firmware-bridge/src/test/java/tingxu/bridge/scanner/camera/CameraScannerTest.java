package tingxu.bridge.scanner.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.scanner.Scan;
import tingxu.bridge.scanner.camera.CameraFormat.Coding;
import tingxu.bridge.scanner.camera.SimulatedCamera.Mood;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Pictures over a real tty, made by a camera of software. */
@Timeout(120)
class CameraScannerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CODE = "TX1.demo.20261122.A017.K4M7Q2XW3Z";

    private final List<Scan> scans = new CopyOnWriteArrayList<>();
    private final List<Health> feelings = new CopyOnWriteArrayList<>();
    private @Nullable SimulatedCamera camera;
    private @Nullable CameraScanner scanner;

    private SimulatedCamera plugIn(Coding coding) throws PortGone {
        Pty pty = Pty.open();
        CameraFormat format = new CameraFormat(coding, 320, 240);
        camera = new SimulatedCamera(pty, format);
        scanner =
                new CameraScanner(
                        new DeviceId("camera"),
                        () -> SerialPort.open(pty.path(), 115_200),
                        format,
                        new SteadyClock(Instant.EPOCH),
                        scans::add,
                        feelings::add);
        scanner.start();
        return camera;
    }

    @AfterEach
    void unplug() {
        if (scanner != null) scanner.close();
        if (camera != null) camera.close();
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void aCodeIsReadFromPicturesOfEveryCoding(Coding coding) throws PortGone {
        plugIn(coding).hold(CODE);

        await().atMost(SOON).until(() -> !scans.isEmpty());
        assertThat(scans.getFirst()).isEqualTo(new Scan(CODE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"ASKEW", "GRAINY", "NIGHT"})
    void aCodeThatIsHardToSeeIsReadAllTheSame(Mood mood) throws PortGone {
        SimulatedCamera seen = plugIn(Coding.GREY);
        seen.mood(mood);
        seen.hold(CODE);

        await().atMost(SOON).until(() -> scans.contains(new Scan(CODE)));
    }

    @Test
    void chineseIsReadAsFromAnyScanner() throws PortGone {
        plugIn(Coding.GREY).hold("取号 户籍");

        await().atMost(SOON).until(() -> scans.contains(new Scan("取号 户籍")));
    }

    @Test
    void aCameraWithoutPicturesIsGoneAndComesBack() throws PortGone {
        SimulatedCamera seen = plugIn(Coding.GREY);
        await().atMost(SOON).until(() -> feelings.contains(new Health.Ready()));
        seen.mood(Mood.FROZEN);
        await().atMost(SOON)
                .until(() ->
                        feelings.getLast() instanceof Health.Gone gone
                                && gone.trouble().remedy().equals("camera-silent"));

        seen.mood(Mood.HEALTHY);
        seen.hold(CODE);

        await().atMost(SOON).until(() -> scans.contains(new Scan(CODE)));
        assertThat(feelings.getLast()).isEqualTo(new Health.Ready());
    }

    @Test
    void afterPicturesThatBrokeOffTheNextIsWhole() throws PortGone {
        SimulatedCamera seen = plugIn(Coding.GREY);
        seen.mood(Mood.BROKEN_OFF);
        seen.hold(CODE);
        int before = seen.pictures();
        await().atMost(SOON).until(() -> seen.pictures() > before + 2);
        assertThat(scans).isEmpty();

        seen.mood(Mood.HEALTHY);

        await().atMost(SOON).until(() -> scans.contains(new Scan(CODE)));
    }

    @Test
    void aCodeThatIsHeldIsOneScanAndAnotherOneIsNews() {
        Instant now = Instant.EPOCH;
        CameraTalk talk = CameraTalk.begin(now);
        Scan one = new Scan("one");
        List<Scan> told = new CopyOnWriteArrayList<>();
        for (Scan code : new Scan[] {one, one, null, one, new Scan("two"), one}) {
            now = now.plusMillis(100);
            CameraTalk.Turn turn = talk.seen(code, now);
            if (turn.scan() != null) told.add(turn.scan());
            talk = turn.next();
        }
        assertThat(told).containsExactly(one, new Scan("two"), one);
        CameraTalk.Turn late = talk.seen(one, now.plus(CameraTalk.TAKEN_AWAY));
        assertThat(late.scan()).as("taken away and held again").isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void aMillionBytesOfNoiseAreNoCodeAndTheNextPictureIsSeen(Coding coding) {
        CameraFormat format = new CameraFormat(coding, 320, 240);
        CameraFrames frames = new CameraFrames(format);
        CodeFinder finder = new CodeFinder(format);
        byte[] noise = new byte[50_000];
        Random random = new Random(320);
        for (int i = 0; i < 20; i++) {
            random.nextBytes(noise);
            byte[] picture = frames.feed(noise, noise.length);
            if (picture != null) assertThat(finder.find(picture)).isNull();
        }
        frames.pause();
        if (coding == Coding.MJPEG) {
            byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, 1, 2, (byte) 0xFF, (byte) 0xD9};
            assertThat(frames.feed(jpeg, jpeg.length)).isEqualTo(jpeg);
            assertThat(finder.find(jpeg)).as("a JPEG of nothing").isNull();
        } else {
            assertThat(frames.feed(new byte[format.bytes()], format.bytes())).isNotNull();
        }
    }

    @Test
    void aPictureHasASizeThatACameraCanHave() {
        assertThatThrownBy(() -> new CameraFormat(Coding.GREY, 20, 240))
                .hasMessageContaining("64 to 1920");
        assertThatThrownBy(() -> new CameraFormat(Coding.GREY, 321, 240))
                .hasMessageContaining("even");
    }
}
