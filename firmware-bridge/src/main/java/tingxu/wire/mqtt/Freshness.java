package tingxu.wire.mqtt;

import tingxu.wire.Envelope;
import tingxu.wire.Message;

import java.util.HashMap;
import java.util.Map;

/**
 * Knows what is shown on each topic, so that an older message never undoes a newer one. Revisions
 * are those of the hall's journal; a hall whose journal was made anew speaks under another epoch.
 */
final class Freshness {

    private record Shown(long epoch, long revision) {}

    private final Map<String, Shown> last = new HashMap<>();

    boolean isNews(String topic, Envelope envelope) {
        Shown now = new Shown(envelope.epoch(), revision(envelope.message()));
        Shown before = last.get(topic);
        boolean stale =
                before != null
                        && before.epoch() == now.epoch()
                        && now.revision() < before.revision();
        if (!stale) last.put(topic, now);
        return !stale;
    }

    private static long revision(Message message) {
        return switch (message) {
            case Message.WindowShows shows -> shows.revision();
            case Message.LinesShow shows -> shows.revision();
            case Message.FromNode other -> 0;
            case Message.HallCommand other -> 0;
            case Message.HallBirth other -> 0;
            case Message.Acknowledged other -> 0;
        };
    }
}
