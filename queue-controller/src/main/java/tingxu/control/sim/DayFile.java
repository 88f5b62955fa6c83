package tingxu.control.sim;

import tingxu.control.sim.Day.Break;
import tingxu.control.sim.Day.Visitor;
import tingxu.control.sim.Day.Window;
import tingxu.wire.TicketClass;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Frozen days as files: windows and tickets in JSON, the calls that came of them as CSV. */
public final class DayFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TicketClass[] CLASSES = {
        TicketClass.PRIORITY, TicketClass.APPOINTMENT, TicketClass.ORDINARY
    };

    private DayFile() {}

    /** Reads a day; what the file lacks or has wrong is said with its name. */
    public static Day read(Path file) throws IOException {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            List<Window> windows = new ArrayList<>();
            for (JsonNode each : root.required("windows")) windows.add(window(each));
            List<Visitor> visitors = new ArrayList<>();
            for (JsonNode each : root.required("tickets")) visitors.add(visitor(each));
            return new Day(root.required("day").asInt(), windows, visitors);
        } catch (JacksonException | IllegalArgumentException wrong) {
            throw new IOException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Window window(JsonNode node) {
        List<Integer> skills = new ArrayList<>();
        for (JsonNode skill : node.required("skills")) skills.add(skill.asInt());
        List<Break> breaks = new ArrayList<>();
        for (JsonNode each : node.required("breaks"))
            breaks.add(new Break(each.required(0).asDouble(), each.required(1).asDouble()));
        return new Window(
                node.required("id").asInt(),
                node.required("open").asBoolean(),
                node.required("primary").asInt(),
                skills,
                node.required("speed").asDouble(),
                breaks);
    }

    private static Visitor visitor(JsonNode node) {
        int ticketClass = node.required("cls").asInt();
        if (ticketClass < 0 || ticketClass >= CLASSES.length)
            throw new IllegalArgumentException("cls is 0, 1 or 2, not " + ticketClass);
        return new Visitor(
                node.required("id").asInt(),
                node.required("arr").asDouble(),
                node.required("vis").asDouble(),
                node.required("cat").asInt(),
                CLASSES[ticketClass],
                node.required("work").asDouble(),
                node.required("noshow").asBoolean(),
                node.required("trcat").asInt(),
                node.required("trwork").asDouble());
    }

    /** Writes who was called when and where: ticket, leg, window, call in minutes from 09:00. */
    public static void write(Path file, Schedule schedule) throws IOException {
        StringBuilder csv = new StringBuilder("ticket,leg,window,call\n");
        for (Schedule.Call call : schedule.calls())
            csv.append(call.visitor().id())
                    .append(',')
                    .append(call.leg())
                    .append(',')
                    .append(call.window())
                    .append(',')
                    .append(Minutes.text(call.nanos()))
                    .append('\n');
        Files.writeString(file, csv);
    }
}
