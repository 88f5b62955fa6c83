package tingxu.provision.bridge;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.console.Newcomers;
import tingxu.bridge.console.Ports;
import tingxu.bridge.console.Probe;
import tingxu.bridge.console.Sighting;
import tingxu.bridge.console.Verdict;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Label;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.SteadyClock;
import tingxu.daemon.Bridge;
import tingxu.daemon.BridgeConfig;
import tingxu.daemon.SimulatedWires;
import tingxu.wire.DeviceStatus;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The running bridge of a machine. For a self-test it lets go of its devices, tries them, and takes
 * them up again; the hall sees it go and come.
 */
public final class Post implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final Duration HAND_TIME = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(60);

    private final BridgeConfig config;
    private final Path file;
    private final List<Verdict> verdicts = new CopyOnWriteArrayList<>();
    private final Newcomers newcomers;
    private volatile List<PortAddress> used;
    private @Nullable Bridge bridge;
    private @Nullable SimulatedWires wires;
    private @Nullable Thread testing;
    private boolean closed;
    private volatile @Nullable Label prompt;

    /**
     * How it stands.
     *
     * @param prompt what the technician shall do now; null if nothing
     * @param newcomers what hangs at ports that the file does not name
     * @param simulated what is to be seen on wires that are not there
     */
    public record State(
            boolean connected,
            boolean testing,
            @Nullable Label prompt,
            List<DeviceStatus> devices,
            List<Verdict> verdicts,
            List<Sighting> newcomers,
            List<SimulatedWires.Sight> simulated) {}

    /**
     * Runs when this returns.
     *
     * @param ports at which something new may be plugged in
     */
    public Post(BridgeConfig config, Path file, Ports ports) throws FileWrong {
        this.config = config;
        this.file = file;
        this.used = ports(config);
        this.bridge = new Bridge(config);
        this.wires = config.simulated();
        this.newcomers =
                new Newcomers(
                        ports,
                        new Probe(new SteadyClock(Instant.now())),
                        port -> used.stream().anyMatch(own -> own.means(port)));
    }

    private static List<PortAddress> ports(BridgeConfig config) throws FileWrong {
        List<PortAddress> ports = new ArrayList<>();
        for (BridgeConfig.Entry entry : config.devices())
            if (entry.field().at("port").given())
                ports.add(entry.field().at("port").as(PortAddress::new));
        return List.copyOf(ports);
    }

    /** Asks what hangs at every port that the file does not name. */
    public void lookAround() {
        newcomers.lookAtAll();
    }

    /**
     * Takes a newcomer on: writes it into the file, and begins anew with it.
     *
     * @param window whose it is, where its kind belongs to one
     * @return false where there is no such newcomer, or a self-test is under way
     */
    public synchronized boolean enter(String port, int window) throws FileWrong {
        if (testing != null || closed) return false;
        for (Sighting sighting : newcomers.seen())
            if (sighting.port().equals(port) && sighting instanceof Sighting.Device device) {
                new DeviceLines(file).add(device.entry(window));
                Bridge before = bridge;
                bridge = null;
                if (before != null) before.close();
                begin();
                return true;
            }
        return false;
    }

    public synchronized State state() {
        Bridge now = bridge;
        return new State(
                now != null && now.connected(),
                testing != null,
                prompt,
                now == null ? List.of() : now.devices(),
                List.copyOf(verdicts),
                newcomers.seen(),
                now == null || wires == null ? List.of() : wires.sights());
    }

    /** Presses a button on a simulated wire; false where there is none of that name. */
    public synchronized boolean press(String device) {
        return bridge != null && wires != null && wires.press(device);
    }

    /** Begins a self-test; false while one is under way. */
    public synchronized boolean test() {
        if (testing != null || closed) return false;
        Bridge now = bridge;
        bridge = null;
        verdicts.clear();
        testing = Thread.ofPlatform().name("self-test").daemon().start(() -> test(now));
        return true;
    }

    private void test(@Nullable Bridge before) {
        if (before != null) before.close();
        try {
            Bench.test(file, HAND_TIME, this::judged, asked -> prompt = asked).run();
        } catch (FileWrong wrong) {
            LOG.error("no self-test: {}", wrong.getMessage());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            prompt = null;
            begin();
        }
    }

    private void judged(Verdict verdict) {
        prompt = null;
        verdicts.add(verdict);
    }

    private synchronized void begin() {
        testing = null;
        if (closed) return;
        try {
            BridgeConfig now = BridgeConfig.in(file);
            used = ports(now);
            bridge = new Bridge(now);
            wires = now.simulated();
        } catch (FileWrong wrong) {
            LOG.error("goes on as before: {}", wrong.getMessage());
            bridge = asBefore();
        }
    }

    /** A file that was spoilt meanwhile must not leave the window without its devices. */
    private Bridge asBefore() {
        try {
            wires = config.simulated();
            return new Bridge(config);
        } catch (FileWrong wrong) {
            throw new IllegalStateException("was read before", wrong);
        }
    }

    @Override
    public void close() {
        Thread busy;
        Bridge now;
        synchronized (this) {
            closed = true;
            busy = testing;
            now = bridge;
            bridge = null;
        }
        newcomers.close();
        if (now != null) now.close();
        if (busy == null) return;
        busy.interrupt();
        try {
            if (!busy.join(FAREWELL)) LOG.error("the self-test does not end");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
