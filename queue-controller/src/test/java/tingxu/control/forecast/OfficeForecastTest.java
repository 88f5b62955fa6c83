package tingxu.control.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import tingxu.control.forecast.BusyPace.Setting;
import tingxu.control.forecast.OfficeDay.Moment;

import java.util.ArrayList;
import java.util.List;

class OfficeForecastTest {

    private static final Setting PLAIN = new Setting(160, 2, 0, false);

    @Test
    void without_half_hours_it_is_the_busy_period_rate() {
        // Ten calls in a hundred busy minutes, long before: b is about 10 minutes a call.
        List<OfficeDay> past = List.of(steady(0, 20_000, 10));
        BusyPace pace = new BusyPace(PLAIN, past);
        // Today: twelve steps of five minutes, all busy, two calls each; eight wait at the end.
        OfficeDay today = steady(400, 12 * 5, 2.5);

        double[] minutes = pace.minutes(today);

        double called = 12 * 2;
        double busy = 12 * 5;
        double q = 8;
        double expected = q * (160 * 10 + busy + 2 * busy) / (160 + called + 2 * called);
        assertThat(minutes[12]).isCloseTo(expected, within(.01 * expected));
    }

    @Test
    void an_empty_queue_says_nothing_of_the_pace() {
        List<Moment> quiet = new ArrayList<>();
        for (int minute = 0; minute < 300; minute += 5)
            quiet.add(new Moment(minute, 0, 1, minute % 30 == 0 ? 1 : 0, 10));
        BusyPace pace = new BusyPace(PLAIN, List.of(steady(0, 20_000, 10)));
        List<Moment> withSome = new ArrayList<>(quiet);
        withSome.add(new Moment(300, 6, 1, 0, 10));

        double[] minutes = pace.minutes(new OfficeDay(Offices.queue(1), Offices.FIRST, withSome));

        assertThat(minutes[minutes.length - 1]).isCloseTo(60, within(1.0));
    }

    @Test
    void nine_of_ten_are_called_before_p90_and_half_before_p50() {
        OfficeForecast forecast = OfficeForecast.learn(Offices.days(1, 0, 60));
        double early = 0;
        double veryEarly = 0;
        int judged = 0;
        for (OfficeDay day : Offices.days(2, 60, 60)) {
            List<Range> ranges = forecast.ranges(day);
            for (int i = 0; i < ranges.size(); i++) {
                if (day.moments().get(i).waiting() <= 0 || Double.isNaN(day.truth(i))) continue;
                judged++;
                if (day.truth(i) <= ranges.get(i).p90()) early++;
                if (day.truth(i) <= ranges.get(i).p50()) veryEarly++;
            }
        }
        assertThat(judged).isGreaterThan(3_000);
        assertThat(early / judged).isBetween(.87, .93);
        assertThat(veryEarly / judged).isBetween(.40, .60);
    }

    @Test
    void half_hours_of_their_own_beat_a_pace_for_the_whole_day_where_lunch_is_slow() {
        List<OfficeDay> past = Offices.days(1, 0, 60);
        Folds folds = new Folds(past, Integer.MAX_VALUE);

        double plain = new ErrorSpread(folds.cases(PLAIN)).meanAbsoluteError();
        double byHalfHour =
                new ErrorSpread(folds.cases(new Setting(160, 2, 0, true))).meanAbsoluteError();

        assertThat(byHalfHour).isLessThan(.9 * plain);
        assertThat(OfficeForecast.learn(past).chosen()).contains("byHalfHour=true");
    }

    @Test
    void nobody_waiting_waits_for_nothing_and_an_unknown_queue_gets_a_range_too() {
        OfficeForecast forecast = OfficeForecast.learn(Offices.days(1, 0, 10));
        OfficeDay unknown =
                new OfficeDay(
                        Offices.queue(9),
                        Offices.FIRST,
                        List.of(new Moment(480, 0, 1, 0, 5), new Moment(485, 4, 1, 1, 5)));

        List<Range> ranges = forecast.ranges(unknown);

        assertThat(ranges.getFirst()).isEqualTo(new Range(0, 0));
        assertThat(ranges.get(1).p50()).isPositive();
        assertThat(ranges.get(1).p90()).isGreaterThan(ranges.get(1).p50());
    }

    @Test
    void the_truth_is_when_as_many_were_called_as_waited() {
        OfficeDay day =
                new OfficeDay(
                        Offices.queue(1),
                        Offices.FIRST,
                        List.of(
                                new Moment(0, 3, 1, 0, 5),
                                new Moment(5, 4, 1, 1, 5),
                                new Moment(10, 2, 1, 2, 5),
                                new Moment(15, 2, 1, 0, 5)));
        assertThat(day.truth(0)).isEqualTo(10);
        assertThat(day.truth(1)).isNaN();
        assertThat(day.truth(3)).isNaN();
    }

    @Test
    void minutes_that_do_not_rise_are_refused() {
        List<Moment> twice = List.of(new Moment(5, 1, 1, 0, 5), new Moment(5, 1, 1, 0, 5));
        assertThatThrownBy(() -> new OfficeDay(Offices.queue(1), Offices.FIRST, twice))
                .hasMessageContaining("minutes must rise, at 5");
    }

    /** Somebody always waits, eight in the end, and a call comes every so many minutes. */
    private static OfficeDay steady(int from, int length, double minutesACall) {
        List<Moment> moments = new ArrayList<>();
        for (int minute = 0; minute <= length; minute += 5)
            moments.add(new Moment(from + minute, 8, 1, minute == 0 ? 0 : 5 / minutesACall, 10));
        return new OfficeDay(Offices.queue(1), Offices.FIRST, moments);
    }
}
