package tingxu.control.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import tingxu.control.hall.Command;
import tingxu.control.hall.Ticket;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

class ForecasterTest {

    private final SmallHall hall = new SmallHall();

    @Test
    void the_last_one_called_is_the_measure_of_the_next() {
        hall.comes();
        Ticket second = hall.comes();
        hall.minutesPass(7);
        hall.serves(4);

        Range range = new LastToEnterService().of(hall.state, hall.memory, second, hall.now);

        // The first waited 7 minutes, the second has waited 11: by that measure it is its turn.
        assertThat(range.p50()).isZero();
        Ticket third = hall.comes();
        assertThat(p50(new LastToEnterService(), third)).isCloseTo(7, within(.01));
    }

    @Test
    void the_head_of_the_line_is_the_measure_of_those_behind() {
        hall.comes();
        hall.minutesPass(6);
        Ticket second = hall.comes();

        assertThat(p50(new HeadOfLine(), second)).isCloseTo(6, within(.01));
        hall.minutesPass(1);
        assertThat(p50(new HeadOfLine(), second)).isCloseTo(6, within(.01));
    }

    @Test
    void people_ahead_count_ten_minutes_each_and_half_for_oneself() {
        hall.comes();
        hall.comes();
        Ticket third = hall.comes();
        assertThat(p50(new PeopleAhead(), third)).isCloseTo(25, within(.01));
    }

    @Test
    void a_line_that_moves_slowly_today_is_forecast_to_go_on_so() {
        Ticket last = hall.comes();
        for (int i = 0; i < 60; i++) last = hall.comes();
        double before = p50(new BusyPeriodRate(), last) / hall.state.ahead(last.number());
        for (int i = 0; i < 30; i++) hall.serves(30);
        double after = p50(new BusyPeriodRate(), last) / hall.state.ahead(last.number());

        assertThat(before).isCloseTo(10, within(.5));
        assertThat(after).isBetween(13.0, 18.0);
    }

    @Test
    void monte_carlo_says_the_same_of_the_same_state_and_more_of_those_behind() {
        TreeSet<TicketNumber> all = new TreeSet<>();
        for (int i = 0; i < 6; i++) all.add(hall.comes().number());
        MonteCarlo forecast = monteCarlo(new TreeMap<>());

        SortedMap<TicketNumber, Range> ranges =
                forecast.all(hall.state, hall.memory, all, hall.now);

        assertThat(forecast.all(hall.state, hall.memory, all, hall.now)).isEqualTo(ranges);
        List<Double> p50s = ranges.values().stream().map(Range::p50).toList();
        assertThat(p50s).isSorted();
        assertThat(p50s.getFirst()).isZero();
        // Five services of ten minutes before the last, and half a minute each to come.
        assertThat(p50s.getLast()).isBetween(35.0, 70.0);
        assertThat(ranges.values()).allMatch(range -> range.p90() >= range.p50());
    }

    @Test
    void monte_carlo_knows_the_roster() {
        Ticket only = hall.comes();
        hall.tell(new Command.CallNext(SmallHall.WINDOW));
        hall.tell(new Command.StartService(SmallHall.WINDOW));
        Ticket next = hall.comes();
        SortedMap<WindowId, List<Rest>> lunch = new TreeMap<>();
        lunch.put(SmallHall.WINDOW, List.of(new Rest(hall.now, Duration.ofMinutes(45))));

        double free = p50(monteCarlo(new TreeMap<>()), next);
        double atLunch = p50(monteCarlo(lunch), next);

        assertThat(only.number()).isNotEqualTo(next.number());
        assertThat(atLunch - free).isCloseTo(45, within(.01));
    }

    @Test
    void what_a_day_showed_is_learnt() {
        for (int i = 0; i < 200; i++) {
            hall.comes();
            hall.serves(5);
        }
        Habits habits = hall.learning.habits(SmallHall.PLAN);

        // Two hundred services of 5 minutes against twenty of the plan's 10.
        assertThat(habits.services().get(SmallHall.LINE))
                .isBetween(Duration.ofSeconds(5 * 60), Duration.ofSeconds(5 * 60 + 40));
        assertThat(habits.walk()).isLessThan(Duration.ofSeconds(5));
        assertThat(
                        habits.coming().values().stream()
                                .flatMap(List::stream)
                                .mapToDouble(count -> count)
                                .sum())
                .isEqualTo(200);
    }

    private MonteCarlo monteCarlo(SortedMap<WindowId, List<Rest>> breaks) {
        return new MonteCarlo(hall.hall, 200, Habits.of(SmallHall.PLAN), breaks);
    }

    private double p50(Forecaster forecaster, Ticket ticket) {
        return forecaster.of(hall.state, hall.memory, ticket, hall.now).p50();
    }
}
