package tingxu.control.advice;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Advice;
import tingxu.control.hall.Event;
import tingxu.wire.MessageId;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What was advised today, and what people made of it, as the journal tells it. */
final class Docket {

    /** For so long nobody is told again what somebody did not want. */
    private static final Duration PEACE = Duration.ofHours(1);

    private static final int KEPT = 200;

    /**
     * @param answer null while nobody has answered
     */
    record Given(Advice advice, Instant at, Event.@Nullable AdviceAnswered answer) {}

    private final LinkedHashMap<MessageId, Given> given = new LinkedHashMap<>();

    void saw(Event event) {
        if (event instanceof Event.DayOpened) given.clear();
        if (event instanceof Event.AdviceGiven(var advice, var at)) {
            given.put(advice.id(), new Given(advice, at, null));
            if (given.size() > KEPT) given.pollFirstEntry();
        }
        if (event instanceof Event.AdviceAnswered answer)
            given.computeIfPresent(
                    answer.advice(),
                    (_, open) ->
                            open.answer() != null
                                    ? open
                                    : new Given(open.advice(), open.at(), answer));
    }

    Optional<Given> find(MessageId id) {
        return Optional.ofNullable(given.get(id));
    }

    /** The oldest first. */
    List<Given> all() {
        return List.copyOf(given.values());
    }

    /** The same deed, advised and not answered yet. */
    Optional<Given> open(Advice.Deed deed) {
        return given.values().stream()
                .filter(each -> each.answer() == null && each.advice().deed().equals(deed))
                .findFirst();
    }

    boolean mayBeGiven(Advice.Deed deed, Instant now) {
        for (Given each : given.values()) {
            Event.AdviceAnswered answer = each.answer();
            if (answer == null || !each.advice().deed().equals(deed)) continue;
            boolean forToday = deed instanceof Advice.Deed.Train;
            boolean unwanted = !answer.followed() && answer.at().plus(PEACE).isAfter(now);
            if (forToday || unwanted) return false;
        }
        return true;
    }
}
