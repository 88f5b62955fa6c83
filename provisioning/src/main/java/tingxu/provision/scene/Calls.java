package tingxu.provision.scene;

import tingxu.provision.bench.HttpLine;
import tingxu.provision.history.Fact;
import tingxu.wire.MessageId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MessageIds;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What clerks pressed, and whom they were told to call. A press that is said again, because its
 * answer was lost or the hall has been away, must be told the same.
 */
public final class Calls {

    private final Notes notes;
    private final MessageIds ids = new MessageIds(InstantSource.system());

    /** The window of each press that was not refused. */
    private final Map<MessageId, Integer> presses = new ConcurrentHashMap<>();

    private final Map<MessageId, TicketNumber> told = new ConcurrentHashMap<>();

    public Calls(Notes notes) {
        this.notes = notes;
    }

    /** The window calls, and its clerk says aloud what the hall answered; empty for nobody. */
    public Optional<TicketNumber> next(HttpLine line, int window) throws IOException {
        MessageId press = ids.get();
        presses.put(press, window);
        return say(line, press, window);
    }

    /** Whoever was called is served, in no time. */
    public static void serve(HttpLine line, int window) throws IOException {
        line.post("/api/v1/windows/" + window + "/start", "{}");
        line.post("/api/v1/windows/" + window + "/finish", "{}");
    }

    /** All say again what they had pressed. */
    public void askAgain(HttpLine line) throws IOException {
        for (MessageId press : List.copyOf(presses.keySet()))
            say(line, press, presses.getOrDefault(press, 1));
    }

    private Optional<TicketNumber> say(HttpLine line, MessageId press, int window)
            throws IOException {
        HttpLine.Answer next = line.post("/api/v1/windows/" + window + "/next", "{}", press.ulid());
        String ticket =
                next.status() == 200
                        ? JsonMapper.shared().readTree(next.body()).path("ticket").asString("")
                        : "";
        if (ticket.isEmpty() && !told.containsKey(press)) {
            // Too busy, or broken in the middle: nobody knows, so it is said again later.
            if (next.status() < 500) presses.remove(press);
            return Optional.empty();
        }
        String answer = ticket.isEmpty() ? "nobody, " + next.status() : ticket;
        String who = "window-" + window;
        notes.answered(press, new Fact.Answered(Instant.now(), press, who, answer, 0));
        if (ticket.isEmpty()) return Optional.empty();
        TicketNumber number = TicketNumber.parse(ticket);
        if (told.put(press, number) == null)
            notes.answered(
                    press,
                    new Fact.Spoken(Instant.now(), "clerk", number, new WindowId(window), 0));
        return Optional.of(number);
    }
}
