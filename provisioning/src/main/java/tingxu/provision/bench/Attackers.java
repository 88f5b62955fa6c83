package tingxu.provision.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers who mean no good, each kind in its own way. They come from many addresses of loopback, so
 * that a limit of one address alone does not keep them out.
 */
final class Attackers implements AutoCloseable {

    /** What one does to the hall. */
    enum Kind {
        NOBODY,
        SLOW_HEADERS,
        SLOW_BODIES,
        IDLE_CONNECTIONS,
        OVERSIZE,
        JSON_BOMBS,
        WRONG_PASSWORDS
    }

    private static final Duration DRIP = Duration.ofSeconds(1);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int FLOODERS = 8;
    private static final int OF_ONE_ADDRESS = 250;
    private static final String BOMB = "{\"line\":" + "[".repeat(60_000) + "}";
    private static final String WRONG = "{\"name\":\"admin\",\"password\":\"not-it-at-all\"}";

    private final int port;
    private final Kind kind;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();

    private Attackers(Kind kind, int port) {
        this.kind = kind;
        this.port = port;
    }

    /** They are at it when this returns. */
    static Attackers of(Kind kind, int port, int many) throws IOException {
        Attackers attackers = new Attackers(kind, port);
        switch (kind) {
            case NOBODY -> {}
            case SLOW_HEADERS, SLOW_BODIES, IDLE_CONNECTIONS -> attackers.hold(many);
            case OVERSIZE, JSON_BOMBS, WRONG_PASSWORDS -> attackers.flood(Math.min(many, FLOODERS));
        }
        return attackers;
    }

    int connected() {
        return connected.get();
    }

    /** Whom the hall has sent away so far. */
    int cutOff() {
        return cutOff.get();
    }

    // ------------------------------------------------------------------ those who hold on

    private void hold(int many) throws IOException {
        for (int i = 0; i < many; i++) {
            try {
                sockets.add(socket(i));
                connected.incrementAndGet();
            } catch (SocketTimeoutException keptOut) {
                cutOff.incrementAndGet();
            }
        }
        threads.add(Thread.ofPlatform().daemon().start(this::drip));
    }

    private Socket socket(int number) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.1." + (1 + number / OF_ONE_ADDRESS % 250), 0));
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return socket;
    }

    /** A letter a second each, so that nobody of them is ever silent. */
    private void drip() {
        try {
            boolean first = true;
            while (!Thread.interrupted()) {
                for (Socket socket : sockets) if (!socket.isClosed()) say(socket, first);
                first = false;
                TimeUnit.NANOSECONDS.sleep(DRIP.toNanos());
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(Socket socket, boolean first) {
        String text =
                switch (kind) {
                    case SLOW_HEADERS -> first ? "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " : "x";
                    case SLOW_BODIES -> first ? head(60_000) + "{" : " ";
                    case IDLE_CONNECTIONS, NOBODY, OVERSIZE, JSON_BOMBS, WRONG_PASSWORDS -> "";
                };
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException sentAway) {
            cutOff.incrementAndGet();
            close(socket);
        }
    }

    private static String head(int length) {
        return "POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + length
                + "\r\n\r\n";
    }

    // ------------------------------------------------------------------ those who flood

    private void flood(int many) {
        for (int i = 0; i < many; i++) {
            int number = i;
            threads.add(
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                while (!Thread.currentThread().isInterrupted()) once(number);
                            }));
            connected.incrementAndGet();
        }
    }

    private void once(int number) {
        try (Socket socket = socket(number * OF_ONE_ADDRESS)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String body =
                    switch (kind) {
                        case OVERSIZE -> "x".repeat(1 << 20);
                        case JSON_BOMBS -> BOMB;
                        case WRONG_PASSWORDS -> WRONG;
                        case NOBODY, SLOW_HEADERS, SLOW_BODIES, IDLE_CONNECTIONS -> "";
                    };
            out.write((head(body.length()) + body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (socket.getInputStream().read() < 0) cutOff.incrementAndGet();
        } catch (IOException sentAway) {
            cutOff.incrementAndGet();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException goneAlready) {
            throw new java.io.UncheckedIOException(goneAlready);
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(12));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
        sockets.forEach(Attackers::close);
    }
}
