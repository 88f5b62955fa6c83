package tingxu.control.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import tingxu.control.hall.Advice;
import tingxu.control.hall.Command;
import tingxu.control.hall.Ticket;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.MessageId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
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
        Ticket next = atTheWindow();
        SortedMap<WindowId, List<Rest>> lunch = lunch(hall.now);

        double free = p50(monteCarlo(new TreeMap<>()), next);
        double atLunch = p50(monteCarlo(lunch), next);

        assertThat(atLunch - free).isCloseTo(45, within(.01));
    }

    @Test
    void a_break_that_a_person_has_moved_falls_due_when_it_was_moved_to() {
        Ticket next = atTheWindow();
        Instant noon = hall.now;
        SortedMap<WindowId, List<Rest>> lunch = lunch(noon);
        assertThat(p50(monteCarlo(lunch), next)).isGreaterThan(45);

        var deed = new Advice.Deed.MoveBreak(SmallHall.WINDOW, noon, 300);
        var worth = new Advice.Worth(9, 60, 1, 0, 100, 8);
        Advice advice = new Advice(MessageId.of(0, 3, 1), deed, worth);
        hall.tell(new Command.Advise(advice));
        assertThat(p50(monteCarlo(lunch), next)).as("only advised").isGreaterThan(45);
        hall.tell(new Command.AnswerAdvice(advice, true, "李班长", ""));

        assertThat(p50(monteCarlo(lunch), next)).isLessThan(30);
    }

    @Test
    void a_pause_long_before_lunch_is_not_lunch_and_lunch_is_taken_once() {
        Instant noon = hall.now.plus(Duration.ofHours(2));
        SortedMap<WindowId, List<Rest>> lunch = lunch(noon);
        pauses();
        assertThat(outlook(lunch)).as("a short pause at ten").hasSize(1);

        hall.now = noon.minus(Duration.ofMinutes(5));
        hall.tell(new Command.Pause(SmallHall.WINDOW, "午休"));
        assertThat(outlook(lunch)).as("at lunch").hasSize(1);
        hall.tell(new Command.Unpause(SmallHall.WINDOW));
        assertThat(outlook(lunch)).as("after it").isEmpty();
    }

    private void pauses() {
        hall.tell(new Command.Pause(SmallHall.WINDOW, "取材料"));
        hall.tell(new Command.Unpause(SmallHall.WINDOW));
    }

    private List<Rest> outlook(SortedMap<WindowId, List<Rest>> breaks) {
        return monteCarlo(breaks)
                .outlook(hall.state, hall.memory, hall.now)
                .breaks()
                .getOrDefault(SmallHall.WINDOW, List.of());
    }

    private Ticket atTheWindow() {
        hall.comes();
        hall.tell(new Command.CallNext(SmallHall.WINDOW));
        hall.tell(new Command.StartService(SmallHall.WINDOW));
        return hall.comes();
    }

    private static SortedMap<WindowId, List<Rest>> lunch(Instant due) {
        SortedMap<WindowId, List<Rest>> lunch = new TreeMap<>();
        lunch.put(SmallHall.WINDOW, List.of(new Rest(due, Duration.ofMinutes(45))));
        return lunch;
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
