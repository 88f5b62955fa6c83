package tingxu.wire.mqtt;

import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Envelopes as they travel: CloudEvents 1.0, structured JSON. */
public class Codec {

    /** Letters of most texts. */
    private static final int TYPICAL = 512;

    private static final Pattern SOURCE = Pattern.compile("/([a-z0-9-]+)/([a-z0-9-]{1,40})");

    /** What it has learnt of the shapes serves every codec: it is dear to learn. */
    private static final JsonMapper JSON = Shapes.mapper();

    /** What came of reading a text. */
    public sealed interface Heard {

        record Understood(Envelope envelope) implements Heard {}

        /** Well-formed, but of a type that this version does not know. */
        record UnknownType(String type) implements Heard {}

        record Malformed(String why) implements Heard {}
    }

    public String write(Envelope envelope) {
        StringWriter text = new StringWriter(TYPICAL);
        try (JsonGenerator words = JSON.createGenerator(text)) {
            words.writeStartObject();
            words.writeStringProperty("specversion", "1.0");
            words.writeStringProperty("id", envelope.id().ulid());
            words.writeStringProperty("source", "/" + envelope.hall() + "/" + envelope.speaker());
            words.writeStringProperty("type", MessageTypes.nameOf(envelope.message()));
            words.writeStringProperty("time", envelope.time().toString());
            if (envelope.epoch() != 0) words.writeNumberProperty("epoch", envelope.epoch());
            if (envelope.seq() != 0) words.writeNumberProperty("seq", envelope.seq());
            words.writePOJOProperty("data", envelope.message());
            words.writeEndObject();
        }
        return text.toString();
    }

    /** Never throws for the text's sake: what cannot be read is a value too. */
    public Heard read(String text) {
        if (text.length() > Shapes.LONGEST)
            return new Heard.Malformed("longer than " + Shapes.LONGEST);
        try {
            return understand(JSON.readTree(text));
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            return new Heard.Malformed(firstLine(unreadable));
        }
    }

    private Heard understand(JsonNode words) {
        if (!words.isObject()) return new Heard.Malformed("not an object");
        if (!text(words, "specversion").equals("1.0"))
            return new Heard.Malformed("not CloudEvents 1.0");
        String type = text(words, "type");
        Class<? extends Message> message = MessageTypes.called(type);
        if (message == null) return new Heard.UnknownType(type);
        Matcher source = SOURCE.matcher(text(words, "source"));
        if (!source.matches()) return new Heard.Malformed("source is /hall/speaker");
        if (!words.path("data").isObject()) return new Heard.Malformed("data is missing");
        return new Heard.Understood(
                new Envelope(
                        new MessageId(text(words, "id")),
                        new HallId(source.group(1)),
                        source.group(2),
                        Instant.parse(text(words, "time")),
                        count(words, "epoch"),
                        count(words, "seq"),
                        JSON.treeToValue(words.path("data"), message)));
    }

    private static String text(JsonNode words, String field) {
        JsonNode value = words.path(field);
        if (!value.isString()) throw new IllegalArgumentException(field + " is missing");
        return value.stringValue();
    }

    private static long count(JsonNode words, String field) {
        JsonNode value = words.path(field);
        if (value.isMissingNode()) return 0;
        if (!value.canConvertToLong() || value.longValue() < 0)
            throw new IllegalArgumentException(field + " is a count");
        return value.longValue();
    }

    /** Jackson's messages quote the text over many lines; a log wants one. */
    private static String firstLine(RuntimeException unreadable) {
        String why = String.valueOf(unreadable.getMessage());
        int end = why.indexOf('\n');
        return why.substring(0, Math.min(end < 0 ? why.length() : end, 200));
    }
}
