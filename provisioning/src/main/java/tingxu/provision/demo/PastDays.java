package tingxu.provision.demo;

import tingxu.control.balance.Policies;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.Catalogue.PlannedWindow;
import tingxu.control.catalogue.Workdays;
import tingxu.control.forecast.Rota;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.hall.Window.Activity.Closed;
import tingxu.control.hall.Window.Activity.Free;
import tingxu.control.hall.Window.Activity.Paused;
import tingxu.control.hall.Window.Activity.Serving;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.control.waits.Lessons;
import tingxu.control.waits.Teacher;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Days that a demonstration hall is made to have lived, by its own rules, so that its forecasts,
 * advice and plans have something to go by in the first hour. Only their lessons are kept: no
 * ticket of theirs is in the journal.
 */
final class PastDays {

    private static final int DAYS = 10;
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime LAST_TICKET = LocalTime.of(16, 30);
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration WALK = Duration.ofSeconds(30);
    private static final double LOAD = .75;
    private static final int PRIORITY_IN_HUNDRED = 8;

    /** Citizens of an hour for one of an even day, from nine on: two humps and lunch. */
    private static final double[] HOURS = {1.1, 1.3, 1.15, .7, .8, 1.1, 1, .7};

    private final Catalogue catalogue;
    private final Hall hall = new Hall(Policies::of);
    private final Teacher teacher;
    private final Random random;
    private final SortedMap<WindowId, Instant> ends = new TreeMap<>();
    private HallState state = HallState.empty();
    private Instant now = Instant.EPOCH;
    private long ids;

    private PastDays(Catalogue catalogue, Lessons lessons, long seed) {
        this.catalogue = catalogue;
        this.teacher = new Teacher(hall, Rota.of(catalogue), lessons);
        this.random = new Random(seed);
    }

    /** Lives through the working days before today, unless this hall has lived already. */
    static void live(Catalogue catalogue, LocalDate today, Lessons lessons, long seed) {
        if (!lessons.last(1).isEmpty()) return;
        Deque<LocalDate> days = new ArrayDeque<>();
        for (LocalDate day = today.minusDays(1); days.size() < DAYS; day = day.minusDays(1))
            if (Workdays.shipped().works(day)) days.addFirst(day);
        PastDays past = new PastDays(catalogue, lessons, seed);
        days.forEach(past::day);
    }

    private void day(LocalDate day) {
        now = day.atTime(OPENS).atZone(catalogue.time()).toInstant();
        Instant last = day.atTime(LAST_TICKET).atZone(catalogue.time()).toInstant();
        tell(new Command.OpenDay(day, catalogue.plan()));
        for (PlannedWindow window : catalogue.windows())
            if (!window.reserve()) tell(new Command.OpenWindow(window.id(), window.skills()));
        double busy = .9 + .2 * random.nextDouble();
        for (Instant opened = now; now.isBefore(last); now = now.plus(STEP)) {
            int hour = (int) Math.min(Duration.between(opened, now).toHours(), HOURS.length - 1);
            for (HallPlan.Line line : catalogue.plan().lines())
                if (random.nextDouble() < busy * HOURS[hour] * perStep(line)) comes(line.id());
            work();
        }
        for (; state.waitingTotal() > 0 || !ends.isEmpty(); now = now.plus(STEP)) work();
        tell(new Command.EndDay(true));
    }

    /** Citizens of a line in one step that keep its windows busy, but not all of the time. */
    private double perStep(HallPlan.Line line) {
        double windows = 0;
        for (Window window : state.windows().values())
            if (window.serves(line.id())) windows += 1.0 / window.skills().size();
        return LOAD * windows * STEP.toMillis() / line.meanService().toMillis();
    }

    private void comes(LineId line) {
        boolean first = random.nextInt(100) < PRIORITY_IN_HUNDRED;
        tell(
                new Command.IssueTicket(
                        MessageId.of(0, 0, ++ids),
                        "k01",
                        line,
                        first ? TicketClass.PRIORITY : TicketClass.ORDINARY,
                        null,
                        null,
                        null));
    }

    private void work() {
        for (Window window : state.windows().values())
            switch (window.activity()) {
                case Free _ -> tell(new Command.CallNext(window.id()));
                case Calling(var ticket, _, var at, _) -> {
                    if (at.plus(WALK).isAfter(now)) continue;
                    tell(new Command.StartService(window.id()));
                    ends.put(window.id(), now.plus(service(window, ticket.line())));
                }
                case Serving _ -> {
                    if (ends.getOrDefault(window.id(), now).isAfter(now)) continue;
                    tell(new Command.FinishService(window.id()));
                    ends.remove(window.id());
                }
                case Closed _, Paused _ -> {}
            }
    }

    /** As varied as real services are, and a tenth longer where a window only helps. */
    private Duration service(Window window, LineId line) {
        boolean helps =
                window.hasOwnLine()
                        && window.skills().stream()
                                .noneMatch(skill -> skill.primary() && skill.line().equals(line));
        double mean = catalogue.plan().line(line).orElseThrow().meanService().toMillis();
        double lasts = mean * Math.exp(.75 * random.nextGaussian() - .28) * (helps ? 1.1 : 1);
        return Duration.ofMillis(Math.round(lasts));
    }

    /** Who finds nobody waiting is refused, which is no matter here. */
    private void tell(Command command) {
        if (!(hall.decide(state, command, now) instanceof Decision.Accepted(var events))) return;
        for (Event event : events) {
            state = state.after(event);
            teacher.saw(event, 0);
        }
    }
}
