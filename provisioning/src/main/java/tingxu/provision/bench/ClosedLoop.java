package tingxu.provision.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some clients, each asking again as soon as it has its answer. */
final class ClosedLoop implements AutoCloseable {

    private final List<HttpLine> lines = new ArrayList<>();
    private final ExecutorService threads;

    /** Connects; each client stays on its connection, as a screen does. */
    ClosedLoop(ControllerProcess hall, int clients) throws IOException {
        threads = Executors.newFixedThreadPool(clients);
        try {
            for (int i = 0; i < clients; i++) lines.add(hall.line());
        } catch (IOException refused) {
            close();
            throw refused;
        }
    }

    /** What one client does once, on its own connection. */
    interface Turn {
        /**
         * @param client 0 to clients - 1
         * @return the time it took in nanoseconds, and which ticket it was about
         */
        Timed take(HttpLine line, int client) throws IOException;
    }

    record Timed(long nanos, String ticket) {}

    record Result(List<Timed> turns, double seconds) {

        static final Result NONE = new Result(List.of(), 0);

        Result and(Result more) {
            List<Timed> all = new ArrayList<>(turns);
            all.addAll(more.turns);
            return new Result(all, seconds + more.seconds);
        }

        double perSecond() {
            return Math.round(turns.size() / seconds * 10) / 10.0;
        }

        Latencies latencies() {
            return new Latencies(turns.stream().map(Timed::nanos).toList());
        }

        long distinct() {
            return turns.stream().map(Timed::ticket).distinct().count();
        }
    }

    /** One round of clients that come for it alone. */
    static Result run(ControllerProcess hall, int clients, int turns, Turn turn)
            throws IOException {
        try (ClosedLoop loop = new ClosedLoop(hall, clients)) {
            return loop.run(turns, turn);
        }
    }

    /** Shares {@code turns} among the clients and waits for all of them. */
    Result run(int turns, Turn turn) throws IOException {
        AtomicInteger left = new AtomicInteger(turns);
        List<Future<List<Timed>>> parts = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < lines.size(); i++) {
            int client = i;
            parts.add(threads.submit(() -> turns(lines.get(client), client, left, turn)));
        }
        try {
            List<Timed> all = new ArrayList<>(turns);
            for (Future<List<Timed>> part : parts) all.addAll(part.get());
            return new Result(all, (System.nanoTime() - began) / 1e9);
        } catch (ExecutionException e) {
            throw new IOException("a client failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (HttpLine line : lines) line.close();
    }

    private static List<Timed> turns(HttpLine line, int client, AtomicInteger left, Turn turn)
            throws IOException {
        List<Timed> mine = new ArrayList<>();
        while (left.getAndDecrement() > 0) mine.add(turn.take(line, client));
        return mine;
    }
}
