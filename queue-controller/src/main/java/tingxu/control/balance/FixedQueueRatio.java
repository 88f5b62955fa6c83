package tingxu.control.balance;

import tingxu.control.balance.Contest.Head;
import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.wire.LineId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fixed queue ratio (Gurvich and Whitt 2009): keeps the lengths of the lines in a set proportion by
 * calling from the line that is longest beyond its share; within it by head start of class. The
 * index is people beyond the share, in thousandths.
 */
final class FixedQueueRatio implements Policy {

    static final String NAME = "fixed-queue-ratio";

    private static final Knob SHARE = new Knob("share", 0, 1000, 1);
    private static final long THOUSANDTHS = 1000;

    /** More than any wait in seconds that decides between classes of one line. */
    private static final long STEP = 10_000_000;

    private final Settings settings;
    private final Credits credits;

    FixedQueueRatio(Settings settings) {
        this.settings = settings;
        this.credits = Credits.of(settings);
    }

    /** One share for each line, all 1 unless set. */
    static List<Knob> knobs(HallPlan plan) {
        List<Knob> knobs = new ArrayList<>(Credits.KNOBS);
        for (HallPlan.Line line : plan.lines()) knobs.add(SHARE.of(line.id()));
        return knobs;
    }

    @Override
    public Fingerprint parameters() {
        return settings.print();
    }

    @Override
    public Optional<Choice> next(HallState state, Window window, Instant now) {
        long waiting = 0;
        long shares = 0;
        for (Skill skill : window.skills()) {
            waiting += state.waitingCount(skill.line());
            shares += share(skill.line());
        }
        long all = waiting;
        long whole = Math.max(1, shares);
        return Contest.best(
                Contest.heads(state, window, now), head -> rival(state, head, all, whole));
    }

    private Rival rival(HallState state, Head head, long waiting, long shares) {
        Ticket ticket = head.ticket();
        LineId line = ticket.line();
        long beyond =
                THOUSANDTHS * state.waitingCount(line)
                        - THOUSANDTHS * waiting * share(line) / shares;
        long credit = credits.of(ticket.ticketClass());
        // The nearer decimals tell classes of one line apart, and never move a line.
        long within = Math.clamp(head.waited() + credit, -STEP / 3, STEP / 3);
        return head.rival(credit, beyond * STEP + within);
    }

    private long share(LineId line) {
        return settings.of(SHARE.of(line));
    }
}
