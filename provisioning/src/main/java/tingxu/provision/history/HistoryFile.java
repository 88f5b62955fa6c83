package tingxu.provision.history;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.control.journal.EventCodec;
import tingxu.wire.CallKey;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A history as JSON lines, {@code {"fact":"PaperOut","at":"2026-11-26T01:02:03Z","kiosk":"k01",
 * ...}}: the name of the {@link Fact}, then its fields by their names. Events of a committed row
 * stand as they do in the journal; what is null is left out.
 */
public final class HistoryFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Class<?>> FACTS = facts();

    private HistoryFile() {}

    public static void write(Path file, List<Fact> history) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (Fact fact : history) {
                lines.write(line(fact));
                lines.write('\n');
            }
        }
    }

    /**
     * Reads a history.
     *
     * @throws IOException also for a line that is no fact, which it names
     */
    public static List<Fact> read(Path file) throws IOException {
        List<Fact> history = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                history.add(fact(line));
            } catch (RuntimeException | ReflectiveOperationException wrong) {
                throw new IOException(file + ":" + number + ": " + wrong.getMessage(), wrong);
            }
        }
        return history;
    }

    static String line(Fact fact) {
        ObjectNode words = JSON.createObjectNode();
        words.put("fact", fact.getClass().getSimpleName());
        try {
            for (RecordComponent part : fact.getClass().getRecordComponents())
                put(words, part.getName(), part.getAccessor().invoke(fact));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("a fact can be read", broken);
        }
        return JSON.writeValueAsString(words);
    }

    private static void put(ObjectNode words, String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Integer number -> words.put(name, number);
            case Long number -> words.put(name, number);
            case Boolean truth -> words.put(name, truth);
            case WindowId window -> words.put(name, window.number());
            case List<?> events -> words.set(name, JSON.readTree(events(events)));
            case Object other -> words.put(name, other.toString());
        }
    }

    private static String events(List<?> events) {
        return EventCodec.write(events.stream().map(Event.class::cast).toList());
    }

    static Fact fact(String line) throws ReflectiveOperationException {
        JsonNode words = JSON.readTree(line);
        Class<?> kind = FACTS.get(words.path("fact").asString(""));
        if (kind == null) throw new IllegalArgumentException("\"fact\" names no fact");
        RecordComponent[] parts = kind.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++)
            values[i] = value(parts[i].getType(), words.path(parts[i].getName()));
        Class<?>[] types =
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return (Fact) kind.getDeclaredConstructor(types).newInstance(values);
    }

    private static @Nullable Object value(Class<?> type, JsonNode words) {
        if (words.isMissingNode()) return null;
        if (type == int.class) return words.intValue();
        if (type == long.class) return words.longValue();
        if (type == boolean.class) return words.booleanValue();
        if (type == WindowId.class) return new WindowId(words.intValue());
        if (type == List.class) return EventCodec.read(words.toString());
        String text = words.stringValue();
        if (type == Instant.class) return Instant.parse(text);
        if (type == TicketId.class) return TicketId.parse(text);
        if (type == TicketNumber.class) return TicketNumber.parse(text);
        if (type == MessageId.class) return new MessageId(text);
        return type == CallKey.class ? CallKey.valueOf(text) : text;
    }

    private static Map<String, Class<?>> facts() {
        Map<String, Class<?>> facts = new TreeMap<>();
        for (Class<?> kind : Fact.class.getPermittedSubclasses())
            facts.put(kind.getSimpleName(), kind);
        return facts;
    }
}
