package tingxu.provision.faults;

import tingxu.wire.Envelope;
import tingxu.wire.mqtt.Codec;

import java.util.HashMap;
import java.util.Map;

/**
 * The codec of most stories, in which all speak with all: what travels is the number under which
 * the words are known. Writing every text and taking it apart again is what a story's time would go
 * into; the stories of some seeds do so all the same.
 */
final class SharedMemory extends Codec {

    /** Each so manieth seed reads and writes real texts. */
    private static final int REAL = 16;

    private final Map<String, Heard> known = new HashMap<>();

    static Codec of(Setting setting) {
        return setting.seed() % REAL == 0 ? new Codec() : new SharedMemory();
    }

    @Override
    public String write(Envelope envelope) {
        String text = Integer.toString(known.size());
        known.put(text, new Heard.Understood(envelope));
        return text;
    }

    @Override
    public Heard read(String text) {
        Heard heard = known.get(text);
        return heard == null ? super.read(text) : heard;
    }
}
