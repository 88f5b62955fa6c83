package tingxu.control.sim;

import static org.assertj.core.api.Assertions.assertThat;

import tingxu.control.sim.Day.Break;
import tingxu.control.sim.Day.Visitor;
import tingxu.control.sim.Day.Window;
import tingxu.control.sim.Schedule.Call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of any schedule of a day, reckoned again from the day alone. */
final class Course {

    private static final long MILLI = 1_000_000;

    private final Day day;
    private final Schedule schedule;

    Course(Day day, Schedule schedule) {
        this.day = day;
        this.schedule = schedule;
    }

    /** A stretch of time in which a window had nobody and no break. */
    private record Gap(Window window, long from, long to) {}

    // ------------------------------------------------------------------ what may be

    Course isPossible() {
        Set<String> seen = new HashSet<>();
        for (Call call : schedule.calls()) {
            Visitor visitor = call.visitor();
            Window window = day.windows().get(call.window());
            assertThat(seen.add(visitor.id() + "/" + call.leg())).as("twice: " + call).isTrue();
            assertThat(window.open()).as("closed: " + call).isTrue();
            assertThat(window.skills()).as("skill of " + call).contains(call.category());
            assertThat(call.nanos()).as("too early: " + call).isGreaterThanOrEqualTo(enters(call));
        }
        long legs = day.visitors().stream().mapToInt(v -> v.sentOn() ? 2 : 1).sum();
        assertThat(seen).as("everybody is served").hasSize((int) legs);
        gaps();
        return this;
    }

    /** When the citizen began to wait in this line. */
    private static long enters(Call call) {
        return call.leg() == 1
                ? call.since()
                : Math.max(0, Minutes.nanos(call.visitor().arrival()));
    }

    private static long ends(Window window, Call call) {
        Visitor visitor = call.visitor();
        if (visitor.noShow()) return call.nanos() + Minutes.nanos(1.5);
        double work = call.leg() == 0 ? visitor.work() : visitor.transferWork();
        boolean help = window.primary() != Day.NONE && window.primary() != call.category();
        return call.nanos() + Minutes.nanos(.5 + work * window.speed() * (help ? 1.1 : 1));
    }

    /** Fails where a window has two citizens, or one in its break. */
    private List<Gap> gaps() {
        Map<Integer, List<Call>> byWindow = new HashMap<>();
        for (Call call : schedule.calls())
            byWindow.computeIfAbsent(call.window(), _ -> new ArrayList<>()).add(call);
        List<Gap> gaps = new ArrayList<>();
        for (Window window : day.windows()) {
            if (!window.open()) continue;
            long free = 0;
            int taken = 0;
            for (Call call : byWindow.getOrDefault(window.id(), List.of())) {
                assertThat(call.nanos()).as("not free: " + call).isGreaterThanOrEqualTo(free);
                gaps.add(new Gap(window, free, call.nanos()));
                free = ends(window, call);
                while (taken < window.breaks().size() && due(window, taken) <= free)
                    free += Minutes.nanos(window.breaks().get(taken++).length());
            }
            gaps.add(new Gap(window, free, Long.MAX_VALUE));
        }
        return gaps;
    }

    private static long due(Window window, int number) {
        Break next = window.breaks().get(number);
        return Minutes.nanos(next.due());
    }

    // ------------------------------------------------------------------ what was promised

    /**
     * No window has nothing to do while someone waits whom it may call.
     *
     * @param ownOnly whether a window with business of its own takes no other
     */
    Course keepsWorking(boolean ownOnly) {
        for (Gap gap : gaps()) {
            if (gap.to() - gap.from() <= MILLI) continue;
            for (Call call : schedule.calls()) {
                boolean may =
                        (ownOnly && gap.window().primary() != Day.NONE)
                                ? gap.window().primary() == call.category()
                                : gap.window().skills().contains(call.category());
                if (!may) continue;
                long both = Math.min(gap.to(), call.nanos()) - Math.max(gap.from(), enters(call));
                assertThat(both)
                        .as("window %d had nothing to do while %s waited", gap.window().id(), call)
                        .isLessThanOrEqualTo(MILLI);
            }
        }
        return this;
    }

    /** In a class of a line the older clock goes first. */
    Course isFirstComeFirstServed() {
        for (Call call : schedule.calls())
            for (Call other : waiting(call))
                if (other.category() == call.category()
                        && other.ticketClass() == call.ticketClass())
                    assertThat(other.since())
                            .as("%s was called before %s", call, other)
                            .isGreaterThanOrEqualTo(call.since());
        return this;
    }

    /**
     * Nobody who has waited longer than the guard is passed over by one who can be called there.
     */
    Course guards(int minutes) {
        long guard = Minutes.nanos(minutes) + 1_000 * MILLI;
        for (Call call : schedule.calls())
            for (Call other : waiting(call))
                if (day.windows().get(call.window()).skills().contains(other.category())
                        && call.nanos() - other.since() > guard)
                    assertThat(call.since())
                            .as("%s was called before %s", call, other)
                            .isLessThanOrEqualTo(other.since() + 1_000 * MILLI);
        return this;
    }

    /** Those who waited while this one was called. */
    private List<Call> waiting(Call call) {
        return schedule.calls().stream()
                .filter(other -> other.nanos() > call.nanos() && enters(other) < call.nanos())
                .toList();
    }
}
