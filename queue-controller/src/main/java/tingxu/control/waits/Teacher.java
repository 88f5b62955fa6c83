package tingxu.control.waits;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.forecast.BusyPeriodRate;
import tingxu.control.forecast.ClosedForm;
import tingxu.control.forecast.Contest;
import tingxu.control.forecast.Forecaster;
import tingxu.control.forecast.HeadOfLine;
import tingxu.control.forecast.LastToEnterService;
import tingxu.control.forecast.Learning;
import tingxu.control.forecast.MonteCarlo;
import tingxu.control.forecast.PeopleAhead;
import tingxu.control.forecast.Rota;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.rules.Hall;

import java.time.LocalDate;
import java.util.List;

/** Days told event by event, one after another: each that ends leaves its lesson. */
public final class Teacher {

    private static final Logger LOG = LoggerFactory.getLogger(Teacher.class);

    /** Days that forecasts are learnt from. */
    static final int DAYS = 20;

    /** Of so many walk-ins one is forecast once more. */
    private static final int EVERY = 10;

    private final Hall hall;
    private final Rota rota;
    private final Lessons lessons;
    private HallState state = HallState.empty();
    private @Nullable Learning learning;
    private @Nullable Contest contest;

    public Teacher(Hall hall, Rota rota, Lessons lessons) {
        this.hall = hall;
        this.rota = rota;
        this.lessons = lessons;
    }

    /**
     * @param row of the journal in which it stands; 0 where it stands in none
     */
    public void saw(Event event, long row) {
        if (event instanceof Event.DayOpened(var day, var plan, _)) begins(day, plan);
        HallState before = state;
        state = before.after(event);
        Learning learns = learning;
        Contest judges = contest;
        if (learns == null || judges == null) return;
        learns.saw(before, event, state);
        judges.saw(before, event, state);
        if (event instanceof Event.DayEnded) {
            lessons.keep(learns.lesson(state.day(), row, judges.cases()));
            LOG.info("{} has taught its lesson", state.day());
            learning = null;
            contest = null;
        }
    }

    private void begins(LocalDate day, HallPlan plan) {
        learning = new Learning();
        contest = new Contest(forecasters(day, plan), EVERY);
    }

    private List<Forecaster> forecasters(LocalDate day, HallPlan plan) {
        return List.of(
                new PeopleAhead(),
                new LastToEnterService(),
                new HeadOfLine(),
                new ClosedForm(),
                new BusyPeriodRate(),
                new MonteCarlo(
                        hall,
                        MonteCarlo.TIMES,
                        Learning.of(lessons.last(DAYS)).habits(plan),
                        rota.on(day)));
    }
}
