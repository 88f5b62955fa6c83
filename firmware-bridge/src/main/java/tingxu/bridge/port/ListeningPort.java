package tingxu.bridge.port;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * The far end of sockets on this machine: a simulator listens here as a device does on a network.
 *
 * <p>One host is spoken with at a time, and whoever comes next takes its place, as with devices
 * that know one connection. Nothing but loopback can reach it.
 */
public final class ListeningPort implements Port {

    private final ServerSocketChannel server;
    private final Selector doorbell;
    private final String name;
    private @Nullable SocketChannel guest;
    private volatile boolean closed;

    private ListeningPort(ServerSocketChannel server, Selector doorbell, String name) {
        this.server = server;
        this.doorbell = doorbell;
        this.name = name;
    }

    /** Listens on a free port. */
    public static ListeningPort open() throws PortGone {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            Selector doorbell = Selector.open();
            server.register(doorbell, SelectionKey.OP_ACCEPT);
            int port = server.socket().getLocalPort();
            return new ListeningPort(server, doorbell, "tcp://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new PortGone("tcp://127.0.0.1", "does not listen: " + e);
        }
    }

    /** What a driver connects to: {@code tcp://127.0.0.1:40123}. */
    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        try {
            doorbell.select(Math.max(1, limit.toMillis()));
            stillThere();
            int count = 0;
            for (SelectionKey key : doorbell.selectedKeys()) {
                SelectableChannel ready = key.channel();
                if (ready.equals(server)) welcome(server.accept());
                else if (ready.equals(current())) count = heard(ByteBuffer.wrap(into));
            }
            doorbell.selectedKeys().clear();
            return count;
        } catch (IOException | ClosedSelectorException e) {
            if (closed) throw new PortGone(name, "closed");
            dismiss();
            return 0;
        }
    }

    /** What is said while nobody is there is lost. */
    @Override
    public void write(byte[] bytes) throws PortGone {
        stillThere();
        SocketChannel host = current();
        if (host == null) return;
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) if (host.write(rest) == 0) Thread.onSpinWait();
        } catch (IOException e) {
            dismiss();
        }
    }

    @Override
    public void wake() {
        doorbell.wakeup();
    }

    /** Hangs up and listens no more. */
    @Override
    public void close() {
        closed = true;
        dismiss();
        try (Parts parts = new Parts()) {
            parts.keep(doorbell);
            parts.keep(server);
        }
    }

    private void welcome(@Nullable SocketChannel next) throws IOException {
        if (next == null) return;
        dismiss();
        next.setOption(StandardSocketOptions.TCP_NODELAY, true);
        next.configureBlocking(false);
        next.register(doorbell, SelectionKey.OP_READ);
        synchronized (this) {
            guest = next;
        }
    }

    private int heard(ByteBuffer into) throws IOException {
        SocketChannel host = current();
        int count = host == null ? 0 : host.read(into);
        if (count >= 0) return count;
        dismiss();
        return 0;
    }

    private synchronized @Nullable SocketChannel current() {
        return guest;
    }

    private synchronized void dismiss() {
        SocketChannel host = guest;
        guest = null;
        try (Parts parts = new Parts()) {
            if (host != null) parts.keep(host);
        }
    }

    private void stillThere() throws PortGone {
        if (closed) throw new PortGone(name, "closed");
    }
}
