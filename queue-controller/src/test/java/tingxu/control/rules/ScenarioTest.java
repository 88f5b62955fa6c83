package tingxu.control.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Event;
import tingxu.control.hall.Figures;
import tingxu.control.hall.HallState;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays every story in {@code scenarios/}: left of the arrow is told to the hall, right of it is
 * what must follow.
 */
class ScenarioTest {

    private static final Path STORIES = Path.of("src/test/resources/scenarios");

    private final Hall hall = new Hall(Policies::of);
    private HallState state = HallState.empty();
    private int presses;

    static List<Path> stories() throws IOException {
        try (Stream<Path> files = Files.list(STORIES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void unfoldsAsWritten(Path story) throws IOException {
        String told = Files.readString(story);
        assertThat(told.lines().map(this::play).collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(told);
    }

    private String play(String line) {
        int arrow = line.indexOf("->");
        if (line.startsWith("#") || arrow < 0) return line;
        int gap = line.indexOf(' ');
        String said = line.substring(gap, arrow).strip();
        return line.substring(0, arrow)
                + "-> "
                + follow(said, Notation.time(line.substring(0, gap)));
    }

    private String follow(String said, Instant now) {
        if (said.startsWith("where is "))
            return Notation.where(state, TicketNumber.parse(said.substring(9)));
        if (said.startsWith("figures of ")) return figures(new LineId(said.substring(11)));
        return switch (hall.decide(state, Notation.command(said, ++presses), now)) {
            case Decision.Refused(var why) -> "refused: " + why.en();
            case Decision.Accepted(var events) -> {
                for (Event event : events) state = state.after(event);
                yield Notation.say(events);
            }
        };
    }

    private String figures(LineId id) {
        Figures.OfLine line = state.figures().line(id);
        return "%d issued, %d served, %d no-shows, %d waiting, longest wait %d min, rated 5: %d"
                .formatted(
                        line.issued(),
                        line.served(),
                        line.noShows(),
                        state.waitingCount(id),
                        line.longestWait().toMinutes(),
                        state.figures().rated(5));
    }
}
