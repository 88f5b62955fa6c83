package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.LineDevice;
import tingxu.bridge.port.LineKeeper;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The driver of a scanner of any make: hears codes, asks how it is, triggers it. */
public final class QrScanner implements LineDevice {

    private static final Duration GAP = Duration.ofMillis(60);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int PIECE = 1024;

    private final ScannerMake make;
    private final InstantSource clock;
    private final Consumer<Scan> ear;
    private final LineKeeper keeper;
    private final AtomicReference<Bytes> due = new AtomicReference<>(Bytes.NONE);

    /** A scanner in line mode. */
    public QrScanner(
            DeviceId id,
            Port.Opener line,
            InstantSource clock,
            Consumer<Scan> ear,
            Consumer<Health> feelings) {
        this(id, line, ScannerMake.LINE, clock, ear, feelings);
    }

    /**
     * @param clock measures waits only: a {@code SteadyClock} in the field
     * @param ear hears each code, on the device's thread
     * @param feelings hears every change of health, on the device's thread
     */
    public QrScanner(
            DeviceId id,
            Port.Opener line,
            ScannerMake make,
            InstantSource clock,
            Consumer<Scan> ear,
            Consumer<Health> feelings) {
        this.make = make;
        this.clock = clock;
        this.ear = ear;
        this.keeper =
                new LineKeeper(id, line, this::converse, ScannerTroubles.LINE, clock, feelings);
    }

    @Override
    public LineKeeper keeper() {
        return keeper;
    }

    /**
     * Makes a Honeywell or GM65 scanner in command mode look for a code now; others look always.
     */
    public void trigger() {
        due.set(make.trigger);
        keeper.wake();
    }

    /** Ends a look that {@link #trigger} began. */
    public void stop() {
        due.set(make.stop);
        keeper.wake();
    }

    private void converse(Port port) throws PortGone {
        ScanCutter codes = make.cutter();
        ScannerAnswers answers = new ScannerAnswers(make);
        byte[] piece = new byte[PIECE];
        ScannerTalk talk = perform(ScannerTalk.begin(make, clock.instant()), port);
        while (!keeper.closing()) {
            say(due.getAndSet(Bytes.NONE), port);
            boolean under = codes.gathering() || answers.gathering();
            int count = port.read(piece, under ? GAP : untilWake(talk));
            for (int i = 0; i < count; i++)
                if (hear(piece[i], codes, answers))
                    talk = perform(talk.alive(clock.instant()), port);
            if (codes.torn()) keeper.feel(new Health.Strained(ScannerTroubles.TORN));
            Arrays.fill(piece, 0, count, (byte) 0);
            if (count == 0) {
                answers.reset();
                if (tell(codes.flush())) talk = perform(talk.alive(clock.instant()), port);
            }
            if (!clock.instant().isBefore(talk.wakeAt()))
                talk = perform(talk.woken(clock.instant()), port);
        }
    }

    /** Whether this byte shows that the scanner lives. */
    private boolean hear(byte b, ScanCutter codes, ScannerAnswers answers) {
        return switch (answers.feed(b & 0xFF, codes.gathering())) {
            case CODE -> tell(codes.feed(b));
            case ANSWER -> true;
            case MORE, NOISE -> false;
        };
    }

    private ScannerTalk perform(ScannerTalk.Turn turn, Port port) throws PortGone {
        say(turn.send(), port);
        Health health = turn.health();
        if (health != null) keeper.feel(health);
        return turn.next();
    }

    private static void say(Bytes bytes, Port port) throws PortGone {
        if (!bytes.isEmpty()) port.write(bytes.toArray());
    }

    private Duration untilWake(ScannerTalk talk) {
        Instant now = clock.instant();
        if (talk.wakeAt().isAfter(now.plus(LONG))) return LONG;
        Duration wait = Duration.between(now, talk.wakeAt());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private boolean tell(@Nullable Scan scan) {
        if (scan != null) ear.accept(scan);
        return scan != null;
    }
}
