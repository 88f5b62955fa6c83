package tingxu.bridge.scanner.camera;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.scanner.Scan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A camera as a scanner: looks for QR codes in the pictures that come over its line.
 *
 * <p>What takes the pictures is a program of its own (docs/protocol/scanner.md), which writes them
 * into a pipe or a socket. No picture is kept: a face may be on it.
 */
public final class CameraScanner implements LineDevice {

    private static final int PIECE = 64 * 1024;
    private static final Duration GAP = Duration.ofMillis(500);

    private final CameraFormat format;
    private final InstantSource clock;
    private final Consumer<Scan> ear;
    private final LineKeeper keeper;

    /**
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears each code once while it is held, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public CameraScanner(
            DeviceId id,
            Port.Opener line,
            CameraFormat format,
            InstantSource clock,
            Consumer<Scan> ear,
            Consumer<Health> feelings) {
        this.format = format;
        this.clock = clock;
        this.ear = ear;
        this.keeper = new LineKeeper(id, line, this::watch, CameraTroubles.LINE, clock, feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    private void watch(Port port) throws PortGone {
        CameraFrames frames = new CameraFrames(format);
        CodeFinder finder = new CodeFinder(format);
        CameraTalk talk = CameraTalk.begin(clock.instant());
        byte[] piece = new byte[PIECE];
        while (!keeper.closing()) {
            int count = port.read(piece, GAP);
            byte[] picture = count == 0 ? null : frames.feed(piece, count);
            if (count == 0) frames.pause();
            talk = perform(turn(talk, picture, finder));
            if (picture != null) Arrays.fill(picture, (byte) 0);
        }
    }

    private CameraTalk.Turn turn(CameraTalk talk, byte @Nullable [] picture, CodeFinder finder) {
        Instant now = clock.instant();
        if (picture == null) return talk.waited(now);
        if (!talk.looks(now)) return talk.passed(now);
        Scan found = finder.find(picture);
        return talk.seen(found, clock.instant());
    }

    private CameraTalk perform(CameraTalk.Turn turn) {
        Health health = turn.health();
        if (health != null) keeper.feel(health);
        Scan scan = turn.scan();
        if (scan != null) ear.accept(scan);
        return turn.next();
    }
}
