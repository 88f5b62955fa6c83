package tingxu.bridge.port;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Parts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

/** A socket to a device that listens, such as a printer at port 9100. */
public final class TcpPort implements Port {

    private static final Duration STUCK = Duration.ofSeconds(10);

    private final SocketChannel channel;
    private final Selector incoming;
    private final Selector room;
    private final String name;
    private volatile @Nullable String gone;

    private TcpPort(SocketChannel channel, Selector incoming, Selector room, String name) {
        this.channel = channel;
        this.incoming = incoming;
        this.room = room;
        this.name = name;
    }

    /**
     * @param limit how long connecting may take
     * @throws PortGone when nobody listens there
     */
    public static TcpPort open(String host, int port, Duration limit) throws PortGone {
        String name = "tcp://" + host + ":" + port;
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket()
                    .connect(
                            new InetSocketAddress(host, port),
                            Math.toIntExact(Math.max(1, limit.toMillis())));
            channel.configureBlocking(false);
            Selector incoming = Selector.open();
            Selector room = Selector.open();
            channel.register(incoming, SelectionKey.OP_READ);
            channel.register(room, SelectionKey.OP_WRITE);
            return new TcpPort(channel, incoming, room, name);
        } catch (IOException | UnresolvedAddressException e) {
            closeAll(channel);
            throw new PortGone(name, "does not connect: " + e);
        }
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        stillThere();
        if (into.length == 0) return 0;
        try {
            if (!ready(incoming, limit)) return 0;
            int count = channel.read(ByteBuffer.wrap(into));
            if (count < 0) throw lost("hung up");
            return count;
        } catch (IOException | ClosedSelectorException e) {
            throw lost(e.toString());
        }
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        stillThere();
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                if (!ready(room, STUCK)) throw lost("takes no more bytes");
                channel.write(rest);
            }
        } catch (IOException | ClosedSelectorException e) {
            throw lost(e.toString());
        }
    }

    @Override
    public void wake() {
        incoming.wakeup();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        if (gone == null) gone = "closed";
        closeAll(channel, incoming, room);
    }

    /** False when the time is up or somebody woke the selector. */
    private boolean ready(Selector selector, Duration limit) throws IOException, PortGone {
        long millis = limit.plusNanos(999_999).toMillis();
        if (millis > 0) selector.select(millis);
        else selector.selectNow();
        stillThere();
        boolean ready = !selector.selectedKeys().isEmpty();
        selector.selectedKeys().clear();
        return ready;
    }

    private void stillThere() throws PortGone {
        String why = gone;
        if (why != null) throw new PortGone(name, why);
    }

    private PortGone lost(String why) {
        String before = gone;
        if (before == null) gone = why;
        return new PortGone(name, before == null ? why : before);
    }

    private static void closeAll(@Nullable AutoCloseable... parts) {
        try (Parts all = new Parts()) {
            for (AutoCloseable part : parts) if (part != null) all.keep(part);
        }
    }
}
