package tingxu.provision.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
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
        /** A flood that the hall has no part in: what the machine itself loses by it. */
        FLOOD_ELSEWHERE,
        SLOW_HEADERS,
        SLOW_BODIES,
        IDLE_CONNECTIONS,
        OVERSIZE,
        /** As large as anybody's request may be. */
        JSON_BOMBS,
        /** As large as the request of whoever has not logged in may be. */
        SMALL_BOMBS,
        WRONG_PASSWORDS
    }

    private static final Duration DRIP = Duration.ofSeconds(1);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int FLOODERS = 8;
    private static final int OF_ONE_ADDRESS = 250;
    private static final int STRANGERS_BYTES = 4_000;
    private static final int COME_BACK_AT_ONCE = 500;
    private static final String WRONG = "{\"name\":\"admin\",\"password\":\"not-it-at-all\"}";

    private final int port;
    private final byte[] once;
    private final Kind kind;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger times = new AtomicInteger();
    private final @Nullable Elsewhere elsewhere;

    private Attackers(Kind kind, int port) throws IOException {
        this.kind = kind;
        this.once = request(kind);
        this.elsewhere = kind == Kind.FLOOD_ELSEWHERE ? new Elsewhere() : null;
        this.port = elsewhere == null ? port : elsewhere.port();
    }

    private static byte[] request(Kind kind) {
        String body =
                switch (kind) {
                    case OVERSIZE -> "x".repeat(1 << 20);
                    case JSON_BOMBS, FLOOD_ELSEWHERE -> bomb(60_000);
                    case SMALL_BOMBS -> bomb(STRANGERS_BYTES - 20);
                    case WRONG_PASSWORDS -> WRONG;
                    case NOBODY, SLOW_HEADERS, SLOW_BODIES, IDLE_CONNECTIONS -> "";
                };
        return (head(body.length()) + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String bomb(int deep) {
        return "{\"line\":" + "[".repeat(deep) + "}";
    }

    /** They are at it when this returns. */
    static Attackers of(Kind kind, int port, int many) throws IOException {
        Attackers attackers = new Attackers(kind, port);
        switch (kind) {
            case NOBODY -> {}
            case SLOW_HEADERS, SLOW_BODIES, IDLE_CONNECTIONS -> attackers.hold(many);
            case FLOOD_ELSEWHERE, OVERSIZE, JSON_BOMBS, SMALL_BOMBS, WRONG_PASSWORDS ->
                    attackers.flood(Math.min(many, FLOODERS));
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

    /** How often they asked, or came. */
    int times() {
        return times.get();
    }

    // ------------------------------------------------------------------ those who hold on

    private void hold(int many) throws IOException {
        for (int i = 0; i < many; i++) {
            try {
                sockets.add(socket(i));
                connected.incrementAndGet();
                times.incrementAndGet();
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

    /**
     * A letter a second each, so that nobody of them is ever silent; some of those who were sent
     * away come back.
     */
    private void drip() {
        try {
            sockets.forEach(socket -> say(socket, true));
            while (!Thread.interrupted()) {
                TimeUnit.NANOSECONDS.sleep(DRIP.toNanos());
                for (int i = 0, back = 0; i < sockets.size(); i++)
                    if (!sockets.get(i).isClosed()) say(sockets.get(i), false);
                    else if (back++ < COME_BACK_AT_ONCE) comeBack(i);
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private void comeBack(int number) {
        try {
            sockets.set(number, socket(number));
            times.incrementAndGet();
            say(sockets.get(number), true);
        } catch (IOException keptOut) {
            cutOff.incrementAndGet();
        }
    }

    private void say(Socket socket, boolean first) {
        String text =
                switch (kind) {
                    case SLOW_HEADERS -> first ? "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " : "x";
                    case SLOW_BODIES -> first ? head(STRANGERS_BYTES) + "{" : " ";
                    case NOBODY,
                            FLOOD_ELSEWHERE,
                            IDLE_CONNECTIONS,
                            OVERSIZE,
                            JSON_BOMBS,
                            SMALL_BOMBS,
                            WRONG_PASSWORDS ->
                            "";
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
            times.incrementAndGet();
            socket.getOutputStream().write(once);
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
        if (elsewhere != null) elsewhere.close();
    }
}
