package tingxu.control.console;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Watches who is connected. One address has only so many connections, all together have only so
 * many, and whoever has not asked anything whole by a deadline is cut off: a thousand callers who
 * say one letter a second must not keep a clerk out.
 */
final class Callers implements Connection.Listener, AutoCloseable {

    static final int OF_ONE_ADDRESS = 1_024;
    static final int OF_ALL = 8_192;
    private static final Duration FIRST_REQUEST_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Map<Connection, Long> unheard = new LinkedHashMap<>();
    private final Thread watch;
    private int all;

    Callers() {
        watch = Thread.ofVirtual().name("callers").start(this::look);
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof ConnectionMetaData)) return; // the TLS layer below counts once
        Connection cut = welcome(connection);
        if (cut != null) cut.close();
    }

    /** Counts it in; says which connection has to go for it: itself, one that is mute, or none. */
    private synchronized @org.jspecify.annotations.Nullable Connection welcome(
            Connection connection) {
        all++;
        int mine = byAddress.merge(address(connection), 1, Integer::sum);
        unheard.put(connection, System.nanoTime());
        if (mine > OF_ONE_ADDRESS) return connection;
        if (all <= OF_ALL) return null;
        for (Connection mute : unheard.keySet()) if (mute.getMessagesIn() == 0) return mute;
        return connection;
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        if (!(connection instanceof ConnectionMetaData)) return;
        all--;
        unheard.remove(connection);
        byAddress.computeIfPresent(address(connection), (_, count) -> count > 1 ? count - 1 : null);
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
                for (Connection late : late()) late.close();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized java.util.List<Connection> late() {
        long now = System.nanoTime();
        java.util.List<Connection> late = new java.util.ArrayList<>();
        for (Iterator<Map.Entry<Connection, Long>> each = unheard.entrySet().iterator();
                each.hasNext(); ) {
            Map.Entry<Connection, Long> next = each.next();
            if (next.getKey().getMessagesIn() > 0) each.remove();
            else if (now - next.getValue() > FIRST_REQUEST_WITHIN.toNanos())
                late.add(next.getKey());
        }
        return late;
    }

    synchronized int connected() {
        return all;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
