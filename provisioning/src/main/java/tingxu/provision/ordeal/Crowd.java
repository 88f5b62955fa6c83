package tingxu.provision.ordeal;

import tingxu.provision.bench.HttpLine;
import tingxu.wire.mqtt.MessageIds;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who take tickets and windows that call them, over HTTP, until the hall is gone. It keeps
 * books of its own: what the hall has said yes to, and what it never answered.
 */
final class Crowd {

    private static final int PEOPLE = 6;
    private static final long PATIENCE_SECONDS = 60;
    private static final String TICKETS = "/api/v1/tickets";
    private static final String WISH = "{\"line\":\"household\",\"class\":\"ORDINARY\"}";

    private final MessageIds ids = new MessageIds(InstantSource.system());

    /** By the id of the press. */
    private final Map<String, String> held = new ConcurrentHashMap<>();

    private final Map<String, Boolean> unanswered = new ConcurrentHashMap<>();
    private final Map<String, String> called = new ConcurrentHashMap<>();
    private final Queue<String> oddities = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();

    /** What citizens hold: by the id of the press, the number. */
    Map<String, String> held() {
        return Map.copyOf(held);
    }

    /** What must not be, as the hall itself answered it. */
    List<String> oddities() {
        return List.copyOf(oddities);
    }

    /** How often the hall said in words that it takes no more. */
    int refused() {
        return refused.get();
    }

    /** A load on one hall. */
    final class Rush {
        private final HallProcess hall;
        private final CountDownLatch enough;
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();

        private Rush(HallProcess hall, int answers) {
            this.hall = hall;
            this.enough = new CountDownLatch(answers);
            for (int i = 0; i < PEOPLE; i++) threads.add(Thread.ofVirtual().start(this::press));
            for (int window = 1; window <= HallProcess.WINDOWS; window++) {
                int one = window;
                threads.add(Thread.ofVirtual().start(() -> call(one)));
            }
        }

        /** Until so many were answered; false when the hall does not answer any more. */
        boolean enough() throws InterruptedException {
            return enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        /** Ends, when all are back. */
        void end() throws InterruptedException {
            over.set(true);
            for (Thread thread : threads) thread.join();
        }

        private void press() {
            try (HttpLine line = hall.line()) {
                while (!over.get()) {
                    String press = ids.get().ulid();
                    unanswered.put(press, true);
                    if (take(line, press)) enough.countDown();
                }
            } catch (IOException theHallIsGone) {
                over.set(true);
            }
        }

        private void call(int window) {
            String path = "/api/v1/windows/" + window;
            try (HttpLine line = hall.line()) {
                while (!over.get()) {
                    HttpLine.Answer next = line.post(path + "/next", "{}");
                    if (next.status() == 200) noteCall(window, next.body());
                    line.post(path + "/start", "{}");
                    line.post(path + "/finish", "{}");
                }
            } catch (IOException theHallIsGone) {
                over.set(true);
            }
        }
    }

    private void noteCall(int window, String body) {
        String ticket = JsonMapper.shared().readTree(body).path("ticket").asString("");
        if (ticket.isEmpty()) return;
        String before = called.put(ticket, "window " + window);
        if (before != null)
            oddities.add(ticket + " is called to window " + window + " and before to " + before);
    }

    /** Presses and calls begin. */
    Rush rush(HallProcess hall, int answers) {
        return new Rush(hall, answers);
    }

    /** One press, under its id; whether there is a ticket. */
    private boolean take(HttpLine line, String press) throws IOException {
        HttpLine.Answer answer = line.post(TICKETS, WISH, press);
        if (answer.status() == 201) {
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            String number = body.path("ticket").asString("");
            String before = held.put(press, number);
            if (before != null && !before.equals(number))
                oddities.add("the same press got " + before + ", then " + number);
            unanswered.remove(press);
            return true;
        }
        refused.incrementAndGet();
        // Too busy, or broken in the middle: nobody knows, so the press is asked again later.
        if (answer.status() < 500) unanswered.remove(press);
        return false;
    }

    /** Whoever had no answer presses again, and is told what became of it; then all ask again. */
    void askAgain(HallProcess hall) throws IOException {
        try (HttpLine line = hall.line()) {
            for (String press : List.copyOf(unanswered.keySet())) take(line, press);
            for (String press : List.copyOf(held.keySet())) take(line, press);
        }
    }
}
