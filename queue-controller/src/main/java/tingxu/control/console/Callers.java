package tingxu.control.console;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Watches who is connected. One address has only so many connections, and whoever has not asked
 * anything whole by a deadline is cut off. All together have only so many, too: when they are full,
 * the oldest of the address that has most goes, so that a crowd does not keep a clerk out.
 */
final class Callers implements Connection.Listener, AutoCloseable {

    static final int OF_ONE_ADDRESS = 1_024;
    static final int OF_ALL = 8_192;
    private static final Duration FIRST_REQUEST_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final Map<String, Set<Connection>> byAddress = new HashMap<>();

    /** Where each came from: a line that is closed does not know it any more. */
    private final Map<Connection, String> addresses = new HashMap<>();

    private final Map<Connection, Long> unheard = new LinkedHashMap<>();
    private final Thread watch;

    Callers() {
        watch = Thread.ofVirtual().name("callers").start(this::look);
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof ConnectionMetaData)) return; // the TLS layer below counts once
        Connection cut = welcome(connection);
        if (cut != null) cut.close();
    }

    /** Counts it in; says which connection has to go for it: itself, another, or none. */
    private synchronized @Nullable Connection welcome(Connection connection) {
        String address = address(connection);
        addresses.put(connection, address);
        Set<Connection> mine = byAddress.computeIfAbsent(address, _ -> new LinkedHashSet<>());
        mine.add(connection);
        unheard.put(connection, System.nanoTime());
        if (mine.size() > OF_ONE_ADDRESS) return connection;
        if (addresses.size() <= OF_ALL) return null;
        return byAddress.values().stream()
                .max(Comparator.comparingInt(Set::size))
                .map(most -> most.iterator().next())
                .orElse(connection);
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        if (!(connection instanceof ConnectionMetaData)) return;
        unheard.remove(connection);
        String address = addresses.remove(connection);
        Set<Connection> its = address == null ? null : byAddress.get(address);
        if (its == null) return;
        its.remove(connection);
        if (its.isEmpty()) byAddress.remove(address);
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

    private synchronized List<Connection> late() {
        unheard.keySet().removeIf(each -> each.getMessagesIn() > 0);
        long now = System.nanoTime();
        List<Connection> late = new ArrayList<>();
        unheard.forEach((each, since) -> {
            if (now - since > FIRST_REQUEST_WITHIN.toNanos()) late.add(each);
        });
        return late;
    }

    synchronized int connected() {
        return addresses.size();
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
