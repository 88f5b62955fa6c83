package tingxu.wire.mqtt;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Envelope;
import tingxu.wire.Message;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows what is shown on each topic, so that an older message never undoes a newer one. Revisions
 * are those of the hall's journal; a hall that starts speaks under another epoch, and may have made
 * its journal anew. Of an epoch that is over, only what is no older than what is known is news.
 */
final class Freshness {

    private record Shown(long epoch, long revision) {}

    private static final int EPOCHS_MOST = 1_000;

    private final Map<String, Shown> last = new HashMap<>();
    private final Recent<Long> over = new Recent<>(EPOCHS_MOST);

    boolean isNews(String topic, Envelope envelope) {
        Long revision = revision(envelope.message());
        if (revision == null) return true;
        Shown now = new Shown(envelope.epoch(), revision);
        Shown before = last.get(topic);
        if (before != null) {
            boolean another = before.epoch() != now.epoch();
            boolean known = !another || over.has(now.epoch());
            if (known && now.revision() < before.revision()) return false;
            if (another) over.isNew(before.epoch());
        }
        last.put(topic, now);
        return true;
    }

    /** Null for what can be neither older nor newer. */
    private static @Nullable Long revision(Message message) {
        return switch (message) {
            case Message.WindowShows shows -> shows.revision();
            case Message.LinesShow shows -> shows.revision();
            case Message.AppointmentsShow shows -> shows.revision();
            case Message.HallBirth birth -> ofDay(birth.day(), birth.open());
            case Message.FromNode other -> null;
            case Message.HallCommand other -> null;
            case Message.Acknowledged other -> null;
        };
    }

    /** No day comes twice, and one that has ended does not begin again. */
    private static @Nullable Long ofDay(@Nullable LocalDate day, boolean open) {
        return day == null ? null : day.toEpochDay() * 2 + (open ? 0 : 1);
    }
}
