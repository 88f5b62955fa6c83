package tingxu.wire.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A cable between a node and its broker, on loopback, for simulations: it can be pulled out, and it
 * can be so slow that nothing comes through for as long as one wants.
 */
public final class Cable implements AutoCloseable {

    private final ServerSocket door;
    private final int brokerPort;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final Semaphore flowing = new Semaphore(1);
    private volatile boolean plugged = true;

    public Cable(int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public URI address() {
        return URI.create("tcp://127.0.0.1:" + door.getLocalPort());
    }

    /** Both ends see a reset, and nobody comes through until it is plugged in. */
    public void pull() {
        plugged = false;
        for (Socket end : ends) end(end);
    }

    public void plug() {
        plugged = true;
    }

    /** The line stands, and nothing moves on it. */
    public void stall() {
        flowing.acquireUninterruptibly();
    }

    public void flow() {
        flowing.release();
    }

    @Override
    public void close() throws IOException {
        door.close();
        pull();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Thread.ofVirtual().start(() -> relay(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void relay(Socket near) {
        ends.add(near);
        Socket far = new Socket();
        ends.add(far);
        if (!plugged) {
            end(near);
            return;
        }
        try {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort));
            Thread.ofVirtual().start(() -> pump(far, near));
            pump(near, far);
        } catch (IOException brokerIsDown) {
            end(near);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0 && plugged; n = in.read(buffer)) {
                flowing.acquireUninterruptibly();
                flowing.release();
                out.write(buffer, 0, n);
            }
        } catch (IOException pulled) {
            end(from);
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        ends.remove(socket);
        try {
            if (socket.isConnected() && !socket.isClosed()) socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException already) {
            ends.remove(socket);
        }
    }
}
