package tingxu.provision.history;

import tingxu.control.hall.Event;
import tingxu.wire.MessageId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** I14, and every effect once: who may speak, in which order, and what a repeat is answered. */
final class Speakers implements Watch {

    /** A key means what it says while its window is as the clerk saw it. */
    private static final Duration KEY_LIFE = Duration.ofSeconds(15);

    private record Saying(String who, MessageId id) {}

    private record Heard(long epoch, long seq) {}

    private final Map<String, Heard> heard = new HashMap<>();
    private final Map<Saying, Long> effects = new HashMap<>();
    private final Map<Saying, String> answers = new HashMap<>();
    private final Map<MessageId, Instant> keys = new HashMap<>();

    @Override
    public void see(Fact fact, Breaches breaches) {
        if (fact instanceof Fact.Committed row) {
            order(row, breaches);
            once(row, breaches);
            fresh(row, breaches);
        }
        if (fact instanceof Fact.KeyPressed key) keys.put(key.id(), key.at());
        if (fact instanceof Fact.Answered answer) alike(answer, breaches);
        // What was refused changed nothing, and is forgotten by a hall that starts again.
        if (fact instanceof Fact.Replayed) answers.values().removeIf(one -> one.endsWith("/0"));
    }

    private void order(Fact.Committed row, Breaches breaches) {
        if (row.seq() == 0) return;
        Heard last = heard.put(row.who(), new Heard(row.epoch(), row.seq()));
        boolean next =
                last == null
                        || row.epoch() > last.epoch()
                        || (row.epoch() == last.epoch() && row.seq() == last.seq() + 1);
        if (!next || (last == null && row.seq() != 1))
            breaches.add(
                    "I14",
                    row.who() + " 的第 " + row.epoch() + "/" + row.seq() + " 条不接着 " + last,
                    "event %d/%d of %s does not follow %s"
                            .formatted(row.epoch(), row.seq(), row.who(), last));
    }

    private void once(Fact.Committed row, Breaches breaches) {
        Long before = effects.put(new Saying(row.who(), row.id()), row.row());
        if (before != null)
            breaches.add(
                    "I14",
                    row.who() + " 的 " + row.id() + " 生效了两次，第 " + before + " 和 " + row.row() + " 行",
                    "%s of %s takes effect twice, in rows %d and %d"
                            .formatted(row.id(), row.who(), before, row.row()));
    }

    private void fresh(Fact.Committed row, Breaches breaches) {
        Instant pressed = keys.get(row.id());
        if (pressed == null || row.events().isEmpty()) return;
        if (row.at().isAfter(pressed.plus(KEY_LIFE)))
            breaches.add(
                    "I14",
                    row.who() + " 的键 " + pressed + " 按下，" + row.at() + " 才生效",
                    "a key of %s pressed at %s takes effect at %s"
                            .formatted(row.who(), pressed, row.at()));
    }

    private void alike(Fact.Answered answer, Breaches breaches) {
        if (answer.answer().equals("busy") || answer.turnedOut()) return;
        String said = answer.answer() + "/" + answer.row();
        String before = answers.putIfAbsent(new Saying(answer.who(), answer.id()), said);
        if (before != null && !before.equals(said))
            breaches.add(
                    "I14",
                    answer.who() + " 用同一编号问两次，答复不同",
                    "%s asked twice under one id and was answered \"%s\", then \"%s\""
                            .formatted(answer.who(), before, said));
    }

    @Override
    public void see(Event event, Fact.Committed row, Breaches breaches) {}
}
