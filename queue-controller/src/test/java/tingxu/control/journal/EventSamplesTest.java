package tingxu.control.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.wire.WindowId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A journal of years ago must read as it did: each kind of event has a sample that never changes.
 */
class EventSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/journal/events");

    static Set<String> names() {
        return HallJson.EVENTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSampleReadsAndIsWrittenAgainAsItWas(String name) throws IOException {
        String sample = Files.readString(SAMPLES.resolve(name + ".json")).strip();
        List<Event> events = EventCodec.read("[" + sample + "]");
        assertThat(events).hasOnlyElementsOfType(HallJson.EVENTS.get(name));
        assertThat(EventCodec.write(events)).isEqualTo("[" + sample + "]");
    }

    @ParameterizedTest
    @MethodSource("names")
    void happensToAnyStateEvenToOneThatKnowsNothingOfIt(String name) throws IOException {
        Event event =
                EventCodec.read("[" + Files.readString(SAMPLES.resolve(name + ".json")) + "]")
                        .getFirst();
        HallState once = HallState.empty().after(event);
        assertThat(once.after(event)).isEqualTo(once.after(event));
    }

    @Test
    void everyKindOfEventHasAName() {
        assertThat(new HashSet<>(HallJson.EVENTS.values()))
                .isEqualTo(Set.of(Event.class.getPermittedSubclasses()));
    }

    @Test
    void aWordOfALaterVersionIsPassedOver() {
        List<Event> events =
                EventCodec.read(
                        """
                        [{"type":"window-closed","window":3,"at":"2026-11-22T01:00:00Z","by":"x"}]
                        """);
        assertThat(events).isEqualTo(List.of(new Event.WindowClosed(new WindowId(3), Days.NINE)));
    }

    @Test
    void aMorningHasEveryKindButTheEndOfTheDay() {
        Set<Class<?>> seen = new HashSet<>();
        new Days().morning(0).forEach(entry -> entry.events().forEach(e -> seen.add(e.getClass())));
        Set<Class<?>> all = new HashSet<>(HallJson.EVENTS.values());
        all.remove(Event.DayEnded.class);
        assertThat(seen).isEqualTo(all);
    }
}
