package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The driver of a scanner in line mode: it only listens. */
public final class QrScanner implements Device {

    private static final Duration GAP = Duration.ofMillis(60);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int PIECE = 1024;
    private static final Trouble LINE =
            new Trouble("扫码器的线路断开", "The scanner's line is down", "scanner-gone");

    private final Consumer<Scan> ear;
    private final LineKeeper keeper;

    /**
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears each code, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public QrScanner(
            DeviceId id,
            Port.Opener line,
            InstantSource clock,
            Consumer<Scan> ear,
            Consumer<Health> feelings) {
        this.ear = ear;
        this.keeper = new LineKeeper(id, line, this::converse, LINE, clock, feelings);
    }

    @Override
    public void start() {
        keeper.start();
    }

    @Override
    public DeviceId id() {
        return keeper.id();
    }

    /** Ready as long as the line is open: a scanner in line mode cannot be asked. */
    @Override
    public Health health() {
        return keeper.health();
    }

    @Override
    public void close() {
        keeper.close();
    }

    private void converse(Port port) throws PortGone {
        ScanLines lines = new ScanLines();
        byte[] piece = new byte[PIECE];
        keeper.feel(new Health.Ready());
        while (!keeper.closing()) {
            int count = port.read(piece, lines.gathering() ? GAP : LONG);
            for (int i = 0; i < count; i++) tell(lines.feed(piece[i]));
            if (count == 0) tell(lines.flush());
        }
    }

    private void tell(@Nullable Scan scan) {
        if (scan != null) ear.accept(scan);
    }
}
