package tingxu.provision.scene;

import tingxu.provision.bench.HttpLine;
import tingxu.provision.history.Fact;
import tingxu.wire.HallId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.mqtt.MessageIds;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who take tickets and windows that call them, over HTTP, until the hall is gone. It notes
 * what the hall has said yes to, and remembers what it never answered.
 */
public final class Crowd {

    /** There is a ticket. */
    public static final int TAKEN = 201;

    private static final int PEOPLE = 6;
    private static final long PATIENCE_SECONDS = 60;
    private static final long IDLE_MILLIS = 20;
    private static final String TICKETS = "/api/v1/tickets";
    private static final String WISH = "{\"line\":\"household\",\"class\":\"ORDINARY\"}";

    private final MessageIds ids = new MessageIds(InstantSource.system());

    private final int people;
    private final Notes notes = new Notes();
    private final Calls calls = new Calls(notes);

    /** By the press. */
    private final Map<MessageId, TicketId> held = new ConcurrentHashMap<>();

    private final Map<MessageId, Boolean> unanswered = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    /** With people at the desk. */
    public Crowd() {
        this(PEOPLE);
    }

    /**
     * @param people at the desk; 0 for windows alone, that call whoever comes from elsewhere
     */
    public Crowd(int people) {
        this.people = people;
    }

    /** What was seen and said. */
    public Notes notes() {
        return notes;
    }

    /** How many hold a ticket of the desk. */
    public int size() {
        return held.size();
    }

    /** How often the hall said in words that it takes no more. */
    public int refused() {
        return refused.get();
    }

    /** A load on one hall. */
    public final class Rush {
        private final HallProcess hall;
        private final CountDownLatch enough;
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();

        private Rush(HallProcess hall, int answers) {
            this.hall = hall;
            this.enough = new CountDownLatch(answers);
            for (int i = 0; i < people; i++) threads.add(Thread.ofVirtual().start(this::press));
            for (int window = 1; window <= HallProcess.WINDOWS; window++) {
                int one = window;
                threads.add(Thread.ofVirtual().start(() -> call(one)));
            }
        }

        /** Until so many were answered; false when the hall does not answer any more. */
        public boolean enough() throws InterruptedException {
            return enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        /** Ends, when all are back. */
        public void end() throws InterruptedException {
            over.set(true);
            for (Thread thread : threads) thread.join();
        }

        private void press() {
            try (HttpLine line = hall.line()) {
                while (!over.get()) {
                    if (take(line) == TAKEN) enough.countDown();
                }
            } catch (IOException theHallIsGone) {
                over.set(true);
            }
        }

        private void call(int window) {
            try (HttpLine line = hall.line()) {
                while (!over.get()) {
                    if (calls.next(line, window).isEmpty())
                        TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
                    Calls.serve(line, window);
                }
            } catch (IOException theHallIsGone) {
                over.set(true);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public Calls calls() {
        return calls;
    }

    /** Presses and calls begin. */
    public Rush rush(HallProcess hall, int answers) {
        return new Rush(hall, answers);
    }

    /** One person more presses; how it was answered, {@link #TAKEN} for a ticket. */
    public int take(HttpLine line) throws IOException {
        MessageId press = ids.get();
        unanswered.put(press, true);
        return take(line, press);
    }

    private int take(HttpLine line, MessageId press) throws IOException {
        HttpLine.Answer answer = line.post(TICKETS, WISH, press.ulid());
        if (answer.status() == TAKEN) {
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            TicketId ticket = TicketId.parse(body.path("id").asString(""));
            unanswered.remove(press);
            // Told again what is known already, nobody holds more than before.
            if (!ticket.equals(held.put(press, ticket)))
                notes.answered(
                        press,
                        new Fact.PaperOut(
                                Instant.now(), "desk", ticket, press.ulid(), "", false, false));
            return TAKEN;
        }
        refused.incrementAndGet();
        // Too busy, or broken in the middle: nobody knows, so the press is asked again later.
        if (answer.status() < 500) unanswered.remove(press);
        return answer.status();
    }

    /** Whoever had no answer presses again, and is told what became of it; then all ask again. */
    public void askAgain(HallProcess hall) throws IOException {
        try (HttpLine line = hall.line()) {
            for (MessageId press : List.copyOf(unanswered.keySet())) take(line, press);
            for (MessageId press : List.copyOf(held.keySet())) take(line, press);
            calls.askAgain(line);
        }
    }

    /**
     * The hall comes back once more, everybody asks again, and the books are compared.
     *
     * @param data the hall's
     */
    public Tally settled(Path data, HallId hall, int faults, long slowest)
            throws IOException, InterruptedException {
        return settled(data, hall, List.of(), faults, slowest);
    }

    /**
     * As {@link #settled(Path, HallId, int, long)}.
     *
     * @param odd what was seen before that must not be
     */
    public Tally settled(Path data, HallId hall, List<String> odd, int faults, long slowest)
            throws IOException, InterruptedException {
        Path journal = data.resolve("hall/journal.db");
        List<String> wrong = new ArrayList<>(odd);
        long start;
        try (HallProcess last = HallProcess.on(data)) {
            start = last.startMillis();
            // Whoever asks again is given the number anew, which would hide that it was lost.
            wrong.addAll(Books.forgotten(journal, notes));
            askAgain(last);
        }
        return Books.of(journal, hall, notes, wrong, faults)
                .and(new Tally(0, 0, 0, 0, 0, 0, Math.max(slowest, start), List.of()));
    }
}
