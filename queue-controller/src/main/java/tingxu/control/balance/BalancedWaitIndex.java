package tingxu.control.balance;

import tingxu.control.balance.Contest.Head;
import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The usual policy: long waits weigh more than short ones, by the square; a short service counts
 * more than a long one; a class has its head start; a window prefers its own business; and a line
 * whose people outgrow its windows counts as if they had waited longer.
 *
 * <pre>
 * q     = people waiting in the line * mean service / windows' worth of the line         (minutes)
 * need  = 0.35 * q^1.25, and 0 for an appointment that is not due
 * h     = wait + head start of the class + 10 min in the window's own line + need
 * index = h * h * w,  w = 1000 * (10 min / mean service of the line at this window)^0.75
 * </pre>
 *
 * <p>All in whole seconds and whole weights. An {@code h} of 0 or less ranks by itself, below every
 * other. Ties go to the older clock, then to the earlier issue. Whoever has waited longer than the
 * guard goes first at every window that can serve them. Where no open window serves a second line
 * there is nothing to balance, and classes go in strict order instead: the index would only take
 * from priority.
 */
final class BalancedWaitIndex implements Policy {

    static final String NAME = "bwi";

    private static final Knob OWN_LINE = Knob.minutes("own-line", 10);
    private static final Knob GUARD = Knob.minutes("guard", 90);
    private static final Knob CROSS = new Knob("cross-help-percent", 100, 300, 110);

    /**
     * How much a short service counts: w is the ratio of means to the power of so many quarters.
     */
    private static final Knob SHORTNESS = new Knob("service-weight-quarters", 0, 4, 3);

    private static final Knob NEED = new Knob("line-need-percent", 0, 500, 35);

    static final List<Knob> KNOBS =
            Stream.concat(
                            Credits.KNOBS.stream(),
                            Stream.of(
                                    OWN_LINE, GUARD, CROSS, SHORTNESS, NEED, StrictOrder.DUE_EARLY))
                    .toList();

    /** Eleven days: beyond it a wait counts no longer, so that no index overflows. */
    private static final long LONGEST = 1_000_000;

    private final Fingerprint print;
    private final Credits credits;
    private final long ownLine;
    private final long guard;
    private final long dueEarly;
    private final int cross;
    private final int need;
    private final int quarters;

    BalancedWaitIndex(Settings settings) {
        this.print = settings.print();
        this.credits = Credits.of(settings);
        this.ownLine = settings.seconds(OWN_LINE);
        this.guard = settings.seconds(GUARD);
        this.dueEarly = settings.seconds(StrictOrder.DUE_EARLY);
        this.cross = settings.of(CROSS);
        this.need = settings.of(NEED);
        this.quarters = settings.of(SHORTNESS);
    }

    @Override
    public Fingerprint parameters() {
        return print;
    }

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        List<Head> heads = Contest.heads(state, window, now);
        if (heads.isEmpty()) return Optional.empty();
        return specialised(state)
                ? Contest.best(heads, head -> head.rival(StrictOrder.index(head, dueEarly)))
                : Optional.of(balanced(state, window, heads));
    }

    /** Whether every open window serves one line only. */
    private static boolean specialised(HallState state) {
        for (Window window : state.windows().values())
            if (window.open() && window.skills().size() > 1) return false;
        return true;
    }

    // ------------------------------------------------------------------ the index

    private enum Term {
        CREDIT,
        BONUS,
        NEED,
        WEIGHT
    }

    private static final Term[] TERMS = Term.values();
    private static final EnumSet<Term> NONE_LEFT = EnumSet.noneOf(Term.class);

    /** The terms of one head's index; some may be left out, to see whether they mattered. */
    private record Terms(Head head, long credit, long bonus, long need, long weight) {

        /**
         * @param left the terms that are left out
         */
        long index(EnumSet<Term> left) {
            long h =
                    head.waited()
                            + (left.contains(Term.CREDIT) ? 0 : credit)
                            + (left.contains(Term.BONUS) ? 0 : bonus)
                            + (left.contains(Term.NEED) ? 0 : need);
            long held = Math.clamp(h, -LONGEST, LONGEST);
            long w = left.contains(Term.WEIGHT) ? Weights.EVEN : weight;
            return held <= 0 ? held : held * held * w;
        }

        Rival rival() {
            return new Rival(
                    head.ticket(),
                    head.skill().primary(),
                    head.waited(),
                    credit,
                    bonus,
                    need,
                    weight,
                    index(NONE_LEFT));
        }
    }

    private Choice balanced(HallState state, Window window, List<Head> heads) {
        boolean hasOwn = window.hasOwnLine();
        List<Terms> terms = new ArrayList<>(heads.size());
        OfLine line = null;
        for (Head head : heads) {
            if (line == null || !line.skill().equals(head.skill()))
                line = ofLine(state, head.skill(), hasOwn);
            terms.add(line.terms(head, credits.of(head.ticket().ticketClass())));
        }
        List<Rival> rivals = new ArrayList<>(terms.size());
        for (Terms each : terms) rivals.add(each.rival());
        rivals.sort(Rival.BEST_FIRST);
        Optional<Rival> overdue =
                rivals.stream().filter(rival -> rival.waited() > guard).min(Rival.TURN);
        if (overdue.isPresent()) {
            rivals.remove(overdue.get());
            rivals.addFirst(overdue.get());
            return Contest.choice(rivals, Reason.MAX_WAIT_GUARD);
        }
        return Contest.choice(
                rivals, rivals.size() == 1 ? Reason.ONLY_CANDIDATE : reason(rivals, terms));
    }

    /** What all who wait in a line have in common at a window. */
    private OfLine ofLine(HallState state, Skill skill, boolean hasOwn) {
        var line = skill.line();
        long mean = Weights.meanMillis(state.plan(), line);
        return new OfLine(
                skill,
                skill.primary() ? ownLine : 0,
                Weights.need(state.waitingCount(line), mean, state.capacity(line), need),
                Weights.weight(hasOwn && !skill.primary() ? mean * cross / 100 : mean, quarters));
    }

    private record OfLine(Skill skill, long bonus, long need, long weight) {

        Terms terms(Head head, long credit) {
            return new Terms(head, credit, bonus, head.waited() < 0 ? 0 : need, weight);
        }
    }

    // ------------------------------------------------------------------ the reason

    /**
     * The first term without which another would have been called; where no single one decides, the
     * one that does when they are taken away one after another.
     */
    private static Reason reason(List<Rival> rivals, List<Terms> terms) {
        Rival first = rivals.getFirst();
        for (Term term : TERMS)
            if (!wins(first, terms, EnumSet.of(term))) return reason(term, first);
        EnumSet<Term> left = EnumSet.noneOf(Term.class);
        for (Term term : TERMS) {
            left.add(term);
            if (!wins(first, terms, left)) return reason(term, first);
        }
        boolean help = !first.own() && rivals.stream().anyMatch(Rival::own);
        return help ? Reason.CROSS_HELP : Reason.LONGEST_WAIT;
    }

    private static Reason reason(Term term, Rival first) {
        return switch (term) {
            case CREDIT -> Contest.ofClass(first.ticket());
            case BONUS -> Reason.OWN_LINE;
            case NEED -> Reason.LONGER_LINE;
            case WEIGHT -> Reason.SHORTER_SERVICE;
        };
    }

    /** Whether the first would have been called without some of the terms. */
    private static boolean wins(Rival first, List<Terms> terms, EnumSet<Term> left) {
        Ticket called = first.ticket();
        long index = 0;
        for (Terms each : terms)
            if (each.head().ticket().sequence() == called.sequence()) index = each.index(left);
        for (Terms each : terms) {
            long other = each.index(left);
            if (other > index || (other == index && before(each.head().ticket(), called)))
                return false;
        }
        return true;
    }

    private static boolean before(Ticket one, Ticket other) {
        int byClock = one.clock().compareTo(other.clock());
        return byClock < 0 || (byClock == 0 && one.sequence() < other.sequence());
    }
}
