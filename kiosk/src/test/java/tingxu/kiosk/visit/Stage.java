package tingxu.kiosk.visit;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketFound;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One visit, played input by input, with a clock that the story moves. */
final class Stage {

    static final Habits HABITS = new Habits(Manner.in("zh"), Duration.ofMillis(1_500));
    static final LineId TAX = new LineId("tax");
    static final ItemId DEED = new ItemId("tax-deed");
    static final Holder HOLDER = new Holder("ab".repeat(32), "8100************14", false);
    static final Holder ELDER = new Holder("cd".repeat(32), "8100************16", true);
    static final Words WHY = new Words("因为", "Because");
    static final TicketId TICKET =
            new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('C', 7));
    static final Instant START = Instant.parse("2026-11-22T01:00:00Z");

    private Instant now = START;
    private Visit visit = Visit.idle(HABITS, now);
    private Step last = new Step(visit, List.of(), true);
    private final List<Effect> effects = new ArrayList<>();

    /** The n-th id that this stage hands out. */
    static MessageId id(int n) {
        return MessageId.of(START.toEpochMilli(), 0, n);
    }

    static TicketGranted grant(MessageId request) {
        return new TicketGranted(
                request,
                TICKET,
                TAX,
                new Words("税务", "Tax"),
                TicketClass.ORDINARY,
                START,
                3,
                new WaitRange(9, 15),
                "TX1.demo.20261122.C007.AAAAAAAAAA");
    }

    static TicketFound found(TicketId ticket) {
        return new TicketFound(id(90), ticket, WHY, null, null, new WindowId(3));
    }

    Stage then(Input... inputs) {
        for (Input input : inputs) {
            last = visit.on(input, new Moment(now, id(effects.size() + 1), HABITS));
            visit = last.next();
            effects.addAll(last.effects());
        }
        return this;
    }

    /** Time passes, and the clock ticks at the end of it. */
    Stage after(Duration wait) {
        now = now.plus(wait);
        return then(new Input.Tick());
    }

    Stage afterSeconds(long seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    Page page() {
        return visit.page();
    }

    Visit visit() {
        return visit;
    }

    Instant now() {
        return now;
    }

    Step last() {
        return last;
    }

    List<Effect> effects() {
        return effects;
    }

    /** The request under way. */
    MessageId request() {
        if (visit.page() instanceof Page.Waiting waiting) return waiting.request();
        throw new AssertionError("nothing is asked for on " + visit.page());
    }

    MessageId job() {
        return switch (visit.page()) {
            case Page.Printing printing -> printing.job();
            case Page.AskingPaper asking -> asking.job();
            case Page page -> throw new AssertionError("nothing is printed on " + page);
        };
    }
}
