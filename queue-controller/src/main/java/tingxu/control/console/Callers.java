package tingxu.control.console;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Watches who is connected: whoever has not asked anything whole by a deadline is cut off. */
final class Callers implements Connection.Listener, AutoCloseable {

    static final int OF_ONE_ADDRESS = 1_024;
    static final int OF_ALL = 4_096;
    private static final Duration FIRST_REQUEST_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final Crowd<Connection> crowd = new Crowd<>(OF_ONE_ADDRESS, OF_ALL);
    private final Map<Connection, Long> unheard = new LinkedHashMap<>();
    private final Thread watch;

    Callers() {
        watch = Thread.ofVirtual().name("callers").start(this::look);
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof ConnectionMetaData)) return; // the TLS layer below counts once
        synchronized (this) {
            unheard.put(connection, System.nanoTime());
        }
        crowd.enter(address(connection), connection).ifPresent(Callers::cutOff);
    }

    @Override
    public void onClosed(Connection connection) {
        if (!(connection instanceof ConnectionMetaData)) return;
        synchronized (this) {
            unheard.remove(connection);
        }
        crowd.leave(connection);
    }

    /** Takes the line away and leaves the connection to find out, which works at it on a thread. */
    static void cutOff(Connection connection) {
        connection.getEndPoint().close();
    }

    private static String address(Connection connection) {
        SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress at && at.getAddress() != null
                ? at.getAddress().getHostAddress()
                : String.valueOf(remote);
    }

    private void look() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(LOOKS_EVERY.toNanos());
                late().forEach(Callers::cutOff);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Connection> late() {
        unheard.keySet().removeIf(each -> each.getMessagesIn() > 0);
        long now = System.nanoTime();
        List<Connection> late = new ArrayList<>();
        unheard.forEach((each, since) -> {
            if (now - since > FIRST_REQUEST_WITHIN.toNanos()) late.add(each);
        });
        return late;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
