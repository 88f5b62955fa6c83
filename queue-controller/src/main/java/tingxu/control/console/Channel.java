package tingxu.control.console;

import java.time.Duration;
import java.util.function.Supplier;

/** One picture of the hall that all its viewers share: the latest wins, nothing is queued. */
final class Channel {

    private final Supplier<String> picture;
    private String shown = "";
    private long version;
    private int viewers;

    Channel(Supplier<String> picture) {
        this.picture = picture;
    }

    /** What a viewer gets, and from when on there is something newer. */
    record Shown(long version, String html) {}

    synchronized void join() {
        viewers++;
    }

    synchronized void leave() {
        viewers--;
    }

    synchronized boolean watched() {
        return viewers > 0;
    }

    /** Paints anew and, if anything looks different, wakes those who wait. */
    void paint() {
        String html = picture.get();
        synchronized (this) {
            if (html.equals(shown)) return;
            shown = html;
            version++;
            notifyAll();
        }
    }

    /** Lets those who wait see that it is over. */
    synchronized void wake() {
        version++;
        notifyAll();
    }

    /**
     * Waits for a picture newer than {@code seen}.
     *
     * @return the present one, which is no newer when the time is up
     */
    synchronized Shown after(long seen, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left; version <= seen && (left = end - System.nanoTime()) > 0; )
            wait(Math.max(1, left / 1_000_000));
        return new Shown(version, shown);
    }
}
