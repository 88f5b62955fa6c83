package tingxu.kiosk.screen;

import io.javalin.http.sse.SseClient;

import tingxu.kiosk.station.View;

import tools.jackson.databind.ObjectMapper;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The browsers that look at this kiosk, each told of the newest view by a thread of its own. */
final class Live {

    static final int BROWSERS_AT_MOST = 8;

    private static final long HEARTBEAT_NANOS = 10_000_000_000L;

    private final Pages pages;
    private final ObjectMapper json;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private View newest;
    private int browsers;
    private boolean closed;

    Live(View first, Pages pages, ObjectMapper json) {
        this.newest = first;
        this.pages = pages;
        this.json = json;
    }

    /** Never blocks for a browser's sake. */
    void show(View view) {
        lock.lock();
        try {
            newest = view;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** False when too many look already. */
    boolean admit(SseClient client) {
        lock.lock();
        try {
            if (closed || browsers >= BROWSERS_AT_MOST) return false;
            browsers++;
        } finally {
            lock.unlock();
        }
        client.keepAlive();
        Thread.ofVirtual().name("live").start(() -> serve(client));
        return true;
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void serve(SseClient client) {
        String said = "";
        try {
            View seen = null;
            while (!client.terminated()) {
                View next = next(seen);
                if (next == null) break;
                if (next.equals(seen)) {
                    client.sendComment("still here");
                    continue;
                }
                seen = next;
                String words = json.writeValueAsString(pages.shown(next));
                if (!words.equals(said)) client.sendEvent("message", words);
                said = words;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
            client.close();
        }
    }

    /** A newer view, or the same one when it is time for a sign of life; null when it is over. */
    private @org.jspecify.annotations.Nullable View next(
            @org.jspecify.annotations.Nullable View seen) throws InterruptedException {
        lock.lock();
        try {
            long left = HEARTBEAT_NANOS;
            while (!closed && newest.equals(seen) && left > 0) left = changed.awaitNanos(left);
            return closed ? null : newest;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            browsers--;
        } finally {
            lock.unlock();
        }
    }
}
