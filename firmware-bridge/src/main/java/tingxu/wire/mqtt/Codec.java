package tingxu.wire.mqtt;

import tingxu.wire.Envelope;

/** Envelopes as they travel: CloudEvents 1.0, structured JSON. */
public final class Codec {

    /** What came of reading a text. */
    public sealed interface Heard {

        record Understood(Envelope envelope) implements Heard {}

        /** Well-formed, but of a type that this version does not know. */
        record UnknownType(String type) implements Heard {}

        record Malformed(String why) implements Heard {}
    }

    public String write(Envelope envelope) {
        return envelope.toString();
    }

    /** Never throws for the text's sake: what cannot be read is a value too. */
    public Heard read(String json) {
        return new Heard.Malformed(json);
    }
}
