package tingxu.provision.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long a clerk waits for the hall's answers while others mean it no good. */
final class Siege {

    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final int NEW_CONNECTION_EVERY = 10;
    private static final int WINDOW = 1;

    private final ControllerProcess hall;
    private int turn;

    Siege(ControllerProcess hall) throws IOException {
        this.hall = hall;
        try (HttpLine line = hall.line()) {
            Hall.open(line, WINDOW);
        }
    }

    /**
     * What came of one kind of attack.
     *
     * @param asked by the clerk: tickets taken, called, served, and looks at the window
     * @param failed of these
     * @param cutOff attackers whom the hall sent away meanwhile
     * @param times that they asked, or came
     * @param hallCpuMillis what the hall's process took of the processors meanwhile
     */
    record Course(
            String attack,
            int attackers,
            @JsonProperty("cut_off") int cutOff,
            int times,
            @JsonProperty("hall_cpu_ms") long hallCpuMillis,
            int asked,
            int failed,
            @JsonProperty("p50_ms") double p50Millis,
            @JsonProperty("p99_ms") double p99Millis,
            @JsonProperty("max_ms") double maxMillis) {}

    Course under(Attackers.Kind kind, int many, Duration time)
            throws IOException, InterruptedException {
        Duration before = hall.cpu();
        try (Attackers attackers = Attackers.of(kind, hall.port(), many)) {
            List<Long> nanos = new ArrayList<>();
            int failed = work(nanos, time);
            Latencies latencies = new Latencies(nanos);
            return new Course(
                    kind.name(),
                    attackers.connected(),
                    attackers.cutOff(),
                    attackers.times(),
                    hall.cpu().minus(before).toMillis(),
                    nanos.size(),
                    failed,
                    latencies.millis(.5),
                    latencies.millis(.99),
                    latencies.millis(1));
        }
    }

    /** One request each 20 ms; a new connection now and then, as a browser opens one. */
    private int work(List<Long> nanos, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        int failed = 0;
        HttpLine line = null;
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            try {
                if (line == null) line = hall.line();
                if (!ask(line, turn)) failed++;
            } catch (IOException cut) {
                failed++;
                line = closed(line);
            }
            nanos.add(System.nanoTime() - began);
            turn++;
            if (turn % NEW_CONNECTION_EVERY == 0) line = closed(line);
            TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
        }
        closed(line);
        return failed;
    }

    private static @Nullable HttpLine closed(@Nullable HttpLine line) throws IOException {
        if (line != null) line.close();
        return null;
    }

    private static boolean ask(HttpLine line, int turn) throws IOException {
        String window = "/api/v1/windows/" + WINDOW;
        HttpLine.Answer answer =
                switch (turn % 5) {
                    case 0 -> line.post("/api/v1/tickets", "{\"line\":\"general\"}");
                    case 1 -> line.post(window + "/next", "{}");
                    case 2 -> line.post(window + "/start", "{}");
                    case 3 -> line.post(window + "/finish", "{}");
                    default -> line.get(window);
                };
        // A refusal of the hall, such as that nobody waits, is an answer; "too often" and "busy"
        // are none.
        return answer.status() < 300 || answer.status() == 409;
    }
}
