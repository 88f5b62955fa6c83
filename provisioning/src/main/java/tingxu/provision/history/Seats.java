package tingxu.provision.history;

import org.jspecify.annotations.Nullable;

import tingxu.wire.MessageId;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * I14: only the browser that has a window presses its keys. One that was turned out before it asked
 * must be refused; while a request is on its way the seat may change, and either may be right.
 */
final class Seats implements Watch {

    private final Map<String, String> sits = new HashMap<>();
    private final Map<String, Instant> satDown = new HashMap<>();
    private final Map<String, Instant> turnedOut = new HashMap<>();
    private final Map<MessageId, Fact.Asked> asked = new HashMap<>();

    @Override
    public void see(Fact fact, Breaches breaches) {
        if (fact instanceof Fact.Asked one && one.seat() != null) asked.putIfAbsent(one.id(), one);
        if (fact instanceof Fact.Seated seated) {
            String before = sits.put(seated.who(), seated.seat());
            if (seated.seat().equals(before)) return;
            satDown.put(seated.seat(), seated.at());
            if (before != null) turnedOut.put(before, seated.at());
        }
        if (fact instanceof Fact.Answered answer && answer.turnedOut()) welcome(answer, breaches);
        if (fact instanceof Fact.Committed row) judge(row, asked.get(row.id()), breaches);
    }

    /** Who has had the window since before the press must not be sent away from it. */
    private void welcome(Fact.Answered answer, Breaches breaches) {
        Fact.Asked press = asked.get(answer.id());
        if (press == null || !Objects.equals(press.seat(), sits.get(answer.who()))) return;
        Instant since = satDown.get(press.seat());
        if (since != null && since.isBefore(press.at()))
            breaches.add(
                    "I14",
                    press.seat() + " 在窗口上，却被告知已在别处操作",
                    press.seat() + " has the window and is told that another has");
    }

    private void judge(Fact.Committed row, Fact.@Nullable Asked press, Breaches breaches) {
        String there = sits.get(row.who());
        if (press == null || there == null || there.equals(press.seat())) return;
        Instant since = turnedOut.get(press.seat());
        if (since == null || since.isBefore(press.at()))
            breaches.add(
                    "I14",
                    press.seat() + " 已被 " + there + " 接替，它的 " + press.what() + " 仍然生效",
                    "%s of %s takes effect, whose window %s has taken"
                            .formatted(press.what(), press.seat(), there));
    }
}
