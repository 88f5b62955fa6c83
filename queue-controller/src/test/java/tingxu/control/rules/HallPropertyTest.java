package tingxu.control.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan.Limits;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.wire.PaperOutcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Whatever is asked of a hall, in whatever order, its promises hold after every step. */
class HallPropertyTest {

    private static final int COMMANDS = 500;
    private static final Limits TIGHT =
            new Limits(
                    Duration.ofMinutes(2), 2, Duration.ofMinutes(10), Duration.ofSeconds(60), 40);

    private final Hall hall = new Hall(Policies::of);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void promisesHoldWhateverIsAsked(long seed) {
        AnyCommand any = new AnyCommand(seed, Notation.plan(seed % 4 == 0 ? "fcfs" : "bwi", TIGHT));
        Promises promises = new Promises();
        List<Event> told = new ArrayList<>();
        HallState state = HallState.empty();
        Instant now = Notation.time("08:00");
        for (int step = 0; step < COMMANDS; step++) {
            now = now.plus(any.pause());
            Command command = any.next(state);
            Decision decision = hall.decide(state, command, now);
            assertThat(hall.decide(state, command, now)).as("decided again").isEqualTo(decision);
            switch (decision) {
                case Decision.Refused(var why) -> {
                    assertThat(why.zh()).isNotBlank();
                    assertThat(why.en()).isNotBlank();
                }
                case Decision.Accepted(var events) -> {
                    for (Event event : events) {
                        promises.before(state, event);
                        state = state.after(event);
                        told.add(event);
                    }
                }
            }
            promises.hold(state);
            if (command instanceof Command.NotePaper(var number, var outcome)
                    && outcome == PaperOutcome.NEVER)
                assertThat(state.standing(number).filter(Standing::untouched))
                        .as(number + " never came out")
                        .isEmpty();
        }
        assertThat(replayed(told)).as("replay of seed " + seed).isEqualTo(state);
        assertThat(rebuilt(state)).as("rebuilt state of seed " + seed).isEqualTo(state);
        assertThat(told).as("seed " + seed + " did something").hasSizeGreaterThan(COMMANDS / 5);
    }

    private static HallState replayed(List<Event> told) {
        HallState state = HallState.empty();
        for (Event event : told) state = state.after(event);
        return state;
    }

    private static HallState rebuilt(HallState state) {
        return HallState.of(
                state.business(),
                state.windows().values(),
                state.standings().values(),
                state.figures(),
                state.badRatings().values(),
                state.lent());
    }
}
