package tingxu.control.sim;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Clause;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Tuning;
import tingxu.control.rules.Decision.Accepted;
import tingxu.control.rules.Hall;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one decision of who is next costs, in a big hall with few or very many people waiting. */
public final class DecisionCost {

    /**
     * How long the decisions took.
     *
     * @param waiting people all the while
     */
    public record Result(
            String policy,
            int windows,
            int waiting,
            int decisions,
            double meanMicros,
            double p50Micros,
            double p99Micros,
            double maxMicros) {}

    private static final TicketClass[] CLASSES = {
        TicketClass.ORDINARY,
        TicketClass.ORDINARY,
        TicketClass.ORDINARY,
        TicketClass.PRIORITY,
        TicketClass.APPOINTMENT
    };
    private static final int WARM_UP = 20_000;

    private final Hall hall = new Hall(Policies::of);
    private final int windows;
    private final List<LineId> lines = new ArrayList<>();
    private HallState state = HallState.empty();
    private Instant now = Instant.parse("2026-01-05T01:00:00Z");
    private long presses;

    private DecisionCost(int windows) {
        this.windows = windows;
    }

    /**
     * Fills one hall and asks every policy in it.
     *
     * @param decisions of each policy that are timed, after some that are not
     */
    public static List<Result> of(int windows, int waiting, int decisions) {
        DecisionCost cost = new DecisionCost(windows);
        cost.fill(waiting);
        HallState full = cost.state;
        List<Result> results = new ArrayList<>();
        for (String policy : Policies.NAMES) {
            cost.state = full;
            results.add(cost.measure(policy, waiting, decisions));
        }
        return results;
    }

    private void fill(int waiting) {
        Family family = Family.of(Family.Matrix.M, windows, .95, 0);
        tell(
                new Command.OpenDay(
                        LocalDate.of(2026, 1, 5), Rule.parse("bwi").plan(family.categories())));
        for (int i = 0; i < family.categories().size(); i++) lines.add(Categories.line(i));
        int number = 0;
        for (Staffing.Place place : Staffing.of(family)) {
            List<Skill> skills = new ArrayList<>();
            for (int skill : place.skills())
                skills.add(new Skill(lines.get(skill), skill == place.primary()));
            tell(new Command.OpenWindow(new WindowId(++number), skills));
        }
        for (int i = 0; i < waiting; i++) tell(press());
    }

    private Result measure(String policy, int waiting, int decisions) {
        Tuning tuning =
                policy.equals("rules") ? new Tuning(Tuning.USUAL.numbers(), rules()) : Tuning.USUAL;
        if (!state.plan().policy().equals(policy))
            tell(new Command.ChangePolicy(policy, tuning, "bench", "bench"));
        for (int i = 0; i < Math.min(WARM_UP, 10 * decisions); i++) visit(i);
        long[] nanos = new long[decisions];
        for (int i = 0; i < decisions; i++) nanos[i] = visit(i);
        Arrays.sort(nanos);
        return new Result(
                policy,
                windows,
                waiting,
                decisions,
                Arrays.stream(nanos).average().orElse(0) / 1e3,
                nanos[decisions / 2] / 1e3,
                nanos[(int) (decisions * .99)] / 1e3,
                nanos[decisions - 1] / 1e3);
    }

    private List<Clause> rules() {
        List<Clause> clauses = new ArrayList<>();
        for (LineId line : lines) clauses.add(new Clause.Over(line, 600, line));
        clauses.add(new Clause.Finally("longest-wait-first"));
        return clauses;
    }

    /** A window calls, its citizen goes, another comes: as many wait as before. */
    private long visit(int number) {
        WindowId window = new WindowId(1 + number % windows);
        now = now.plusMillis(50);
        Command next = new Command.CallNext(window);
        long began = System.nanoTime();
        var decided = hall.decide(state, next, now);
        long took = System.nanoTime() - began;
        // A window with business of its own only may have nobody to call.
        if (!(decided instanceof Accepted(var events))) return took;
        for (Event event : events) state = state.after(event);
        tell(new Command.MarkNoShow(window));
        tell(press());
        return took;
    }

    private Command press() {
        long press = ++presses;
        return new Command.IssueTicket(
                MessageId.of(now.toEpochMilli(), 0, press),
                "k01",
                lines.get((int) (press % lines.size())),
                CLASSES[(int) (press % CLASSES.length)],
                null,
                null,
                null);
    }

    private void tell(Command command) {
        now = now.plusMillis(10);
        if (!(hall.decide(state, command, now) instanceof Accepted(var events)))
            throw new IllegalStateException("refused while measuring: " + command);
        for (Event event : events) state = state.after(event);
    }
}
