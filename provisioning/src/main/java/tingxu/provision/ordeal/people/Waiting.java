package tingxu.provision.ordeal.people;

import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.HallPlan;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.history.Fact;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Notes;
import tingxu.wire.LineId;
import tingxu.wire.TicketId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** People who wait, a few in each line, and what each ticket meant when it was taken. */
final class Waiting {

    private static final int IN_EACH_LINE = 2;

    private final Notes notes;
    private final List<Taken> taken = new ArrayList<>();

    Waiting(Notes notes) {
        this.notes = notes;
    }

    /**
     * What somebody was told, and holds.
     *
     * @param name of the line, in Chinese, as the page of the ticket's code has it
     * @param meaning id, line, class and time of issue
     */
    record Taken(String number, String code, String name, List<String> meaning) {}

    static String wish(LineId line) {
        return "{\"line\":\"" + line + "\",\"class\":\"ORDINARY\"}";
    }

    /** In every line of the day but the one that clerks call from. */
    void come(House house) throws IOException {
        try (HttpLine desk = house.line()) {
            for (HallPlan.Line line : HallFile.demo().plan().lines())
                for (int i = 0; i < IN_EACH_LINE; i++)
                    if (!line.id().name().equals("household")) taken.add(take(desk, line.id()));
        }
    }

    Taken take(HttpLine desk, LineId line) throws IOException {
        HttpLine.Answer answer = desk.post("/api/v1/tickets", wish(line));
        if (answer.status() != Crowd.TAKEN)
            throw new IOException("no ticket for " + line + ": " + answer);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        TicketId id = TicketId.parse(body.path("id").asString(""));
        notes.saw(new Fact.PaperOut(Instant.now(), "desk", id, id.toString(), "", false, false));
        String name = HallFile.demo().plan().line(line).map(known -> known.name().zh()).orElse("");
        return new Taken(id.number().toString(), body.path("qr").asString(""), name, meaning(body));
    }

    private static List<String> meaning(JsonNode ticket) {
        return List.of("id", "line", "class", "issuedAt").stream()
                .map(field -> ticket.path(field).asString(""))
                .toList();
    }

    /** Each means what it meant, to staff and on its holder's phone. */
    void compare(House house, Edit edit, List<String> odd) throws IOException {
        try (HttpLine desk = house.line()) {
            for (Taken one : taken) {
                List<String> now = meaning(found(desk, one));
                if (!now.equals(one.meaning()))
                    odd.add(one.meaning() + " is " + now + " after " + edit);
                if (!desk.get("/t/" + one.code()).body().contains(one.name()))
                    odd.add(one.number() + " is no more for " + one.name() + " after " + edit);
            }
        }
    }

    /** Nobody was forgotten. */
    void served(House house, Edit edit, List<String> odd) throws IOException {
        try (HttpLine desk = house.line()) {
            for (Taken one : taken) {
                String where = found(desk, one).path("where").asString("");
                if (!where.equals("SERVED"))
                    odd.add(one.number() + " is " + where + " in the end, after " + edit);
            }
        }
        taken.clear();
    }

    private static JsonNode found(HttpLine desk, Taken one) throws IOException {
        return JsonMapper.shared().readTree(desk.get("/api/v1/tickets/" + one.number()).body());
    }
}
