package tingxu.bridge.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.port.PortAddress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Looks out for what is plugged in while a bridge runs: a port that was not there before, and that
 * no device of its file uses, is asked what hangs there.
 *
 * <p>Ports that were there from the start are asked only when somebody wants it: what hangs on them
 * may be somebody else's.
 */
public final class Newcomers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final int PORTS_AT_MOST = 64;

    private final Ports ports;
    private final Probe probe;
    private final Predicate<String> used;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final SortedMap<String, Sighting> seen = new TreeMap<>();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> wanted = new TreeSet<>();
    private final Thread thread;

    /**
     * Looks from now on.
     *
     * @param used whether a device of the file has that port
     */
    public Newcomers(Ports ports, Probe probe, Predicate<String> used) {
        this.ports = ports;
        this.probe = probe;
        this.used = used;
        known.addAll(ports.list());
        this.thread = Thread.ofPlatform().name("newcomers").daemon().start(this::watch);
    }

    /** What was found at ports that no device of the file uses. */
    public synchronized List<Sighting> seen() {
        return seen.values().stream().filter(sighting -> !used.test(sighting.port())).toList();
    }

    /** Asks at every other port, soon. */
    public synchronized void lookAtAll() {
        wanted.addAll(known);
    }

    private void watch() {
        try {
            // Each port on a thread of its own: two that are plugged in at once are named at once.
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS))
                for (String port : due(ports.list()))
                    Thread.ofPlatform().name("look " + port).daemon().start(() -> look(port));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.error("what is plugged in from now on is not noticed", broken);
        }
    }

    private synchronized List<String> due(List<String> there) {
        known.retainAll(there);
        wanted.retainAll(there);
        seen.keySet().retainAll(there);
        for (String port : there)
            if (known.size() < PORTS_AT_MOST && known.add(port)) wanted.add(port);
        List<String> due = new ArrayList<>(wanted);
        wanted.clear();
        due.removeIf(used);
        return due;
    }

    private void look(String port) {
        Sighting sighting = probe.look(new PortAddress(port));
        LOG.debug("{}: {}", port, sighting);
        synchronized (this) {
            // A line that does not open is held by somebody, or was pulled out again.
            if (sighting instanceof Sighting.Closed) seen.remove(port);
            else seen.put(port, sighting);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(FAREWELL)) LOG.error("the look-out does not end");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
