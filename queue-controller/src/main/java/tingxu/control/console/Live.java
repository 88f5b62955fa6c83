package tingxu.control.console;

import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Keeps open pages live. Pictures are painted by one thread, at most five times a second, only
 * those that somebody looks at, once for all who look; each viewer is written to by a thread of its
 * own, so that a slow one holds up nobody.
 */
final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private static final Duration PACE = Duration.ofMillis(200);

    /** Waits grow while nothing happens: paint now and then all the same. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final int viewersAtMost;
    private final AtomicInteger viewers = new AtomicInteger();
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final Thread painter;
    private boolean changed;
    private volatile boolean closed;

    Live(InstantSource clock, int viewersAtMost) {
        this.clock = clock;
        this.viewersAtMost = viewersAtMost;
        this.painter = Thread.ofVirtual().name("painter").start(this::paint);
    }

    /** Something a picture may show has changed. Never blocks. */
    synchronized void changed() {
        changed = true;
        notifyAll();
    }

    int viewers() {
        return viewers.get();
    }

    /** Takes a place for a viewer; false when all are taken. Given back by {@link #show}. */
    boolean enter() {
        int now = viewers.incrementAndGet();
        if (now <= viewersAtMost && !closed) return true;
        viewers.decrementAndGet();
        return false;
    }

    /**
     * Shows a viewer who has entered the pictures of a channel until one of the two ends it.
     *
     * @param over why the viewer may look no longer, as a sentence; asked before each word
     */
    void show(
            HttpServletResponse viewer,
            String name,
            Supplier<String> picture,
            Supplier<Optional<String>> over) {
        Channel channel = join(name, picture);
        try {
            channel.paint();
            stream(new EventStream(viewer), channel, over);
        } catch (IOException gone) {
            LOG.debug("a viewer of {} has gone: {}", name, gone.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            leave(name);
            viewers.decrementAndGet();
        }
    }

    private Channel join(String name, Supplier<String> picture) {
        return channels.compute(
                name,
                (_, known) -> {
                    Channel joined = known == null ? new Channel(picture) : known;
                    joined.join();
                    return joined;
                });
    }

    private void leave(String name) {
        channels.computeIfPresent(
                name,
                (_, known) -> {
                    known.leave();
                    return known.watched() ? known : null;
                });
    }

    private void stream(EventStream viewer, Channel channel, Supplier<Optional<String>> over)
            throws IOException, InterruptedException {
        long seen = 0;
        while (!closed) {
            Channel.Shown shown = channel.after(seen, BEAT);
            String now = Long.toString(clock.millis());
            Optional<String> end = over.get();
            if (end.isPresent()) {
                viewer.send("gone", now, end.get());
                return;
            }
            if (shown.version() > seen) viewer.send("page", now, shown.html());
            else viewer.send("beat", now, now);
            seen = shown.version();
        }
    }

    private void paint() {
        try {
            while (!closed) {
                awaitChange();
                for (Channel channel : channels.values()) if (channel.watched()) channel.paint();
                Thread.sleep(PACE);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitChange() throws InterruptedException {
        long end = System.nanoTime() + IDLE.toNanos();
        for (long left; !changed && (left = end - System.nanoTime()) > 0; )
            wait(Math.max(1, left / 1_000_000));
        changed = false;
    }

    @Override
    public void close() {
        closed = true;
        painter.interrupt();
        channels.values().forEach(Channel::wake);
    }
}
