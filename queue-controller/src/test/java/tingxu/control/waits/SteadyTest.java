package tingxu.control.waits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.forecast.Range;
import tingxu.control.waits.Told.Change;
import tingxu.wire.WaitRange;

import java.time.Duration;
import java.time.Instant;

class SteadyTest {

    private static final Instant TEN = Instant.parse("2026-11-23T02:00:00Z");

    private static Instant after(int minutes) {
        return TEN.plus(Duration.ofMinutes(minutes));
    }

    private static Told told(int p50, int p90, Change change) {
        return new Told(new WaitRange(p50, p90), change);
    }

    @Test
    void it_counts_down_with_the_clock_while_forecasts_say_much_the_same() {
        Steady at10 = Steady.first(new Range(20, 30), TEN);
        Steady at5past = at10.next(new Range(13.2, 26.8), after(5));

        assertThat(at5past).isSameAs(at10);
        assertThat(at5past.told(9, after(5))).isEqualTo(told(15, 25, Change.NONE));
    }

    @Test
    void a_small_move_is_made_without_a_word() {
        Steady moved = Steady.first(new Range(20, 30), TEN).next(new Range(16, 26), TEN);

        assertThat(moved.told(9, TEN)).isEqualTo(told(16, 26, Change.NONE));
    }

    @Test
    void nobody_who_went_out_for_tea_is_called_sooner_without_being_told() {
        Steady sooner = Steady.first(new Range(40, 60), TEN).next(new Range(20, 50), after(1));

        assertThat(sooner.told(9, after(1))).isEqualTo(told(20, 50, Change.SOONER));
        assertThat(sooner.told(9, after(3)).change()).isEqualTo(Change.SOONER);
        assertThat(sooner.told(9, after(4)).change()).isEqualTo(Change.NONE);
    }

    @Test
    void a_longer_wait_is_said_too_and_the_word_outlives_the_next_small_move() {
        Steady later = Steady.first(new Range(10, 20), TEN).next(new Range(18, 30), TEN);
        Steady again = later.next(new Range(21, 34), after(1));

        assertThat(later.told(9, TEN).change()).isEqualTo(Change.LATER);
        assertThat(again.told(9, after(1))).isEqualTo(told(21, 34, Change.LATER));
    }

    @Test
    void a_wait_that_ran_out_is_forecast_afresh() {
        Steady over = Steady.first(new Range(3, 5), TEN);

        assertThat(over.told(2, after(6))).isEqualTo(told(1, 1, Change.NONE));
        assertThat(over.next(new Range(1, 4), after(6)).told(2, after(6)))
                .isEqualTo(told(1, 4, Change.NONE));
    }

    @Test
    void it_never_moves_by_more_than_a_step_in_silence() {
        for (double before = 0; before < 90; before += 1.5)
            for (double fresh = 0; fresh < 90; fresh += 1.5) {
                Steady first = Steady.first(new Range(before, before + 10), TEN);
                Told told = first.next(new Range(fresh, fresh + 10), TEN).told(0, TEN);
                long shown = told.range().p50Minutes() - (long) Math.ceil(before);
                if (Math.abs(shown) > Steady.STEP.toMinutes() + 1)
                    assertThat(told.change())
                            .as("%s to %s", before, fresh)
                            .isEqualTo(shown < 0 ? Change.SOONER : Change.LATER);
            }
    }

    @Test
    void a_sign_stays_as_it_is_for_a_minute_more_or_less_but_not_when_the_wait_is_over() {
        assertThat(Steady.same(new WaitRange(10, 20), new WaitRange(11, 22))).isTrue();
        assertThat(Steady.same(new WaitRange(10, 20), new WaitRange(14, 20))).isFalse();
        assertThat(Steady.same(new WaitRange(1, 2), new WaitRange(0, 0))).isFalse();
        assertThat(Steady.same(null, new WaitRange(0, 0))).isFalse();
    }
}
