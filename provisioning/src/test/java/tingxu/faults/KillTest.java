package tingxu.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.provision.bench.ControllerProcess;
import tingxu.provision.bench.HttpLine;
import tingxu.wire.mqtt.MessageIds;

import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The controller is killed without a goodbye while kiosks press, and no acknowledged ticket is
 * lost.
 */
@Tag("faults")
class KillTest {

    /** The long form is {@code bench faults}. */
    private static final int KILLS = 5;

    private static final int CLIENTS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MessageIds ids = new MessageIds(InstantSource.system());

    /** What the citizens hold: request and number, as the hall acknowledged them. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    /** Requests whose answer never came: the citizen presses again with the same id. */
    private final Map<String, Boolean> unanswered = new ConcurrentHashMap<>();

    @TempDir Path data;

    @Test
    void noAcknowledgedTicketIsLostOrDoubledByTwentyKills() throws Exception {
        Random random = new Random(20_261_122);
        Duration slowest = Duration.ZERO;
        for (int kill = 0; kill < KILLS; kill++) {
            Instant began = Instant.now();
            try (var hall = ControllerProcess.start(data)) {
                Duration back = Duration.between(began, Instant.now());
                if (back.compareTo(slowest) > 0) slowest = back;
                answerTheUnanswered(hall);
                loadThenKill(hall, random.nextInt(3, 60));
            }
        }
        try (var hall = ControllerProcess.start(data)) {
            answerTheUnanswered(hall);
            everyCitizenStillHoldsTheTicket(hall);
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 3);
        System.out.printf(
                "%d kills, %d tickets acknowledged, none lost or doubled; slowest start %d ms%n",
                KILLS, acknowledged.size(), slowest.toMillis());
    }

    /**
     * Kills the hall right after the n-th answer of this round, while the others are on their way.
     */
    private void loadThenKill(ControllerProcess hall, int answers) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(answers);
        AtomicLong failed = new AtomicLong();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++)
                clients.execute(() -> pressUntilTheHallIsGone(hall, enough, failed));
            assertThat(enough.await(30, TimeUnit.SECONDS)).as("the hall answers").isTrue();
            hall.kill();
        }
        assertThat(failed).as("every client saw the hall die").hasValue(CLIENTS);
    }

    private void pressUntilTheHallIsGone(
            ControllerProcess hall, CountDownLatch enough, AtomicLong failed) {
        try (HttpLine line = hall.line()) {
            while (true) {
                String request = ids.get().ulid();
                unanswered.put(request, true);
                take(line, request);
                enough.countDown();
            }
        } catch (IOException theHallIsGone) {
            failed.incrementAndGet();
        }
    }

    private void answerTheUnanswered(ControllerProcess hall) throws IOException {
        try (HttpLine line = hall.line()) {
            for (String request : Map.copyOf(unanswered).keySet()) take(line, request);
        }
    }

    private void take(HttpLine line, String request) throws IOException {
        HttpLine.Answer answer =
                line.post(
                        "/api/v1/tickets",
                        "{\"line\":\"household\",\"class\":\"ORDINARY\"}",
                        request);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String number = JSON.readTree(answer.body()).get("ticket").asString();
        String before = acknowledged.put(request, number);
        assertThat(before == null || before.equals(number))
                .as("the same press gets the same ticket: %s, then %s", before, number)
                .isTrue();
        unanswered.remove(request);
    }

    private void everyCitizenStillHoldsTheTicket(ControllerProcess hall) throws IOException {
        Map<String, String> holders = new HashMap<>();
        acknowledged.forEach((request, number) ->
                assertThat(holders.put(number, request))
                        .as("two citizens hold %s", number)
                        .isNull());
        try (HttpLine line = hall.line()) {
            for (String number : holders.keySet())
                assertThat(line.get("/api/v1/tickets/" + number).status())
                        .as("the hall knows %s", number)
                        .isEqualTo(200);
            for (String request : Map.copyOf(acknowledged).keySet()) take(line, request);
        }
    }
}
