package tingxu.provision.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Somebody who takes each call, reads what was brought, says one letter and hangs up: the least
 * that a flood can cost the machine it arrives at.
 */
final class Elsewhere implements AutoCloseable {

    private static final int QUEUE = 1_024;

    private final ServerSocket door;

    Elsewhere() throws IOException {
        door = new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::take);
    }

    int port() {
        return door.getLocalPort();
    }

    private void take() {
        byte[] some = new byte[1 << 16];
        boolean open = true;
        while (open) open = isAnswered(some) || !door.isClosed();
    }

    /** Whether somebody called and stayed for the answer. */
    private boolean isAnswered(byte[] some) {
        try (Socket caller = door.accept()) {
            if (caller.getInputStream().read(some) > 0) caller.getOutputStream().write('.');
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
