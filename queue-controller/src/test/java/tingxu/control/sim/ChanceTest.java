package tingxu.control.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Dice.Layers;
import tingxu.control.sim.Dice.Matter;
import tingxu.control.sim.Habits.Lane;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Chance that plays a hall on: services, arrivals, and turns that share all that may happen. */
class ChanceTest {

    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Instant NINE = Instant.parse("2026-01-05T01:00:00Z");

    private final Dice dice = Dice.of(7, 1, Matter.AHEAD);

    // ------------------------------------------------------------------ layers

    @Test
    void thirteen_turns_share_the_thirteen_parts_of_every_throw() {
        List<Dice> turns =
                IntStream.range(0, 13)
                        .mapToObj(turn -> Dice.layered(5, new Layers(turn, 13), Matter.AHEAD))
                        .toList();
        for (int citizen = 0; citizen < 50; citizen++)
            for (int i = 0, one = citizen; i < 3; i++)
                assertThat(turns.stream().map(turn -> (int) (13 * turn.apart(one).unit())))
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, 13).boxed().toList());
    }

    @Test
    void one_turn_throws_high_for_one_and_low_for_another() {
        Dice turn = Dice.layered(5, new Layers(3, 13), Matter.AHEAD);
        double mean =
                IntStream.range(0, 2_000)
                        .mapToDouble(one -> turn.apart(one).unit())
                        .average()
                        .orElseThrow();
        assertThat(mean).isCloseTo(.5, within(.02));
    }

    // ------------------------------------------------------------------ services

    @Test
    void services_last_as_long_as_they_vary_on_average() {
        List<Double> minutes =
                DoubleStream.generate(() -> Lasting.draw(dice, TEN).toMillis() / 60e3)
                        .limit(100_000)
                        .boxed()
                        .toList();
        double mean = minutes.stream().mapToDouble(each -> each).average().orElseThrow();
        double spread =
                Math.sqrt(
                        minutes.stream()
                                .mapToDouble(each -> (each - mean) * (each - mean))
                                .average()
                                .orElseThrow());
        assertThat(mean).isCloseTo(10, within(.2));
        assertThat(spread).isCloseTo(10, within(.8));
    }

    @Test
    void what_has_lasted_lasts_longer_and_never_less_than_nothing() {
        Duration hour = Duration.ofHours(1);
        double left =
                IntStream.range(0, 5_000)
                        .mapToLong(_ -> Lasting.rest(dice, TEN, hour).toMillis())
                        .peek(millis -> assertThat(millis).isNotNegative())
                        .average()
                        .orElseThrow();
        // Heavy tails: who has been there for an hour will not be gone in ten minutes.
        assertThat(left / 60e3).isGreaterThan(15);
        assertThat(Lasting.rest(dice, TEN, Duration.ofDays(1))).isPositive();
        assertThat(Lasting.rest(dice, Duration.ZERO, hour)).isZero();
    }

    // ------------------------------------------------------------------ arrivals

    @Test
    void as_many_come_as_usually_do_and_twice_as_many_on_a_day_twice_as_busy() {
        assertThat(comeInTwoHours(1)).isCloseTo(60, within(3.0));
        assertThat(comeInTwoHours(2)).isCloseTo(120, within(4.0));
    }

    /** Twenty in each half hour until half past ten, nobody later. */
    private static double comeInTwoHours(double busier) {
        Lane lane = new Lane(new LineId("tax"), TicketClass.ORDINARY);
        List<Double> usual = new ArrayList<>(Collections.nCopies(48, 0.0));
        for (int i = 2; i < 5; i++) usual.set(i, 20.0);
        SortedMap<Lane, List<Double>> coming = new TreeMap<>();
        coming.put(lane, usual);
        Habits habits =
                new Habits(new TreeMap<>(), new TreeMap<>(), TEN, 0, TEN, new TreeMap<>(), coming);
        SortedMap<LineId, Double> rate = new TreeMap<>();
        rate.put(lane.line(), busier);
        int came = 0;
        for (int day = 0; day < 200; day++) {
            Coming ahead =
                    new Coming(
                            new Outlook(habits, rate, new TreeMap<>()),
                            NINE.plus(Duration.ofHours(5)),
                            Dice.of(3, day, Matter.AHEAD));
            Instant at = ahead.after(lane, NINE);
            for (; at != null; at = ahead.after(lane, at)) {
                assertThat(at).isBetween(NINE, NINE.plus(Duration.ofMinutes(90)));
                came++;
            }
        }
        return came / 200.0;
    }
}
