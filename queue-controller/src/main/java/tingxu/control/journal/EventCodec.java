package tingxu.control.journal;

import tingxu.control.hall.Event;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

import java.util.List;

/** Events as JSON: a list of objects, each with its {@code type} first. */
public final class EventCodec {

    private static final TypeReference<List<Event>> EVENTS = new TypeReference<>() {};
    private static final ObjectWriter WRITER = HallJson.MAPPER.writerFor(EVENTS);
    private static final ObjectReader READER = HallJson.MAPPER.readerFor(EVENTS);

    private EventCodec() {}

    public static String write(List<Event> events) {
        return WRITER.writeValueAsString(events);
    }

    public static List<Event> read(String json) {
        return READER.readValue(json);
    }
}
