package tingxu.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.issue.Stock;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Random days of three kiosks whose lines fail and heal, whose answers come late, twice or never:
 * the rules of the hall and the numbers in the kiosks' hands, without a wire between them.
 */
class OfflineDaysTest {

    private static final int STEPS = 400;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Instant EIGHT = DAY.atTime(8, 0).toInstant(ZoneOffset.UTC);
    private static final WindowId WINDOW = new WindowId(1);
    private static final int FULL = 6;

    /** The clock of this kiosk is set at random: it is believed for its own order alone. */
    private static final String ABSURD = "k03";

    private final Hall hall = new Hall(Policies::of);
    private HallState state = HallState.empty();
    private Instant now = EIGHT;
    private long ids;

    /** Of the citizen who stands at a kiosk now. */
    private @Nullable MessageId here;

    /** What is on paper, by press; and when it was printed. */
    private final Map<MessageId, TicketId> papers = new HashMap<>();

    private final Map<TicketNumber, Instant> printed = new HashMap<>();

    private static final HallPlan PLAN =
            new HallPlan(
                    new Words("示范大厅", "Demo hall"),
                    "fcfs",
                    List.of(line("household", 'A'), line("tax", 'C')),
                    HallPlan.Limits.USUAL);

    private static HallPlan.Line line(String id, char series) {
        return new HallPlan.Line(new LineId(id), new Words(id, id), series, Duration.ofMinutes(8));
    }

    /** A kiosk: what it has said and not delivered, the numbers in its hands, its ledger. */
    private static final class Node {
        final String name;
        final Deque<Said> outbox = new ArrayDeque<>();
        final Set<MessageId> ledger = new HashSet<>();
        final Map<LineId, MessageId> asked = new HashMap<>();
        Stock stock = Stock.EMPTY;
        boolean up = true;

        Node(String name) {
            this.name = name;
        }
    }

    private sealed interface Said {
        record Requested(MessageId press, LineId line) implements Said {}

        record Offline(MessageId press, TicketId ticket, LineId line, Instant at) implements Said {}

        record Wanted(MessageId loan, LineId line, int count) implements Said {}

        record Reported(TicketNumber ticket, PaperOutcome outcome) implements Said {}
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPaperIsOneTicketInTheOrderOfIssue(long seed) {
        Random dice = new Random(seed);
        List<Node> kiosks = List.of(new Node("k01"), new Node("k02"), new Node(ABSURD));
        order(new Command.OpenDay(DAY, PLAN));
        order(
                new Command.OpenWindow(
                        WINDOW,
                        List.of(
                                new Skill(new LineId("household"), true),
                                new Skill(new LineId("tax"), true))));
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(1_000 + dice.nextInt(20_000));
            Node kiosk = kiosks.get(dice.nextInt(kiosks.size()));
            switch (dice.nextInt(8)) {
                case 0 -> kiosk.up = !kiosk.up;
                case 1, 2, 3 -> press(kiosk, dice);
                case 4 -> deliver(kiosk, dice);
                case 5 -> serve(dice);
                case 6 -> scan(dice);
                default -> refill(kiosk);
            }
            onePressOneWaiting();
        }
        for (Node kiosk : kiosks) {
            kiosk.up = true;
            while (!kiosk.outbox.isEmpty()) deliver(kiosk, dice);
        }
        everyPaperIsATicket(seed);
        linesAreInTheOrderOfIssue();
    }

    private void press(Node kiosk, Random dice) {
        MessageId press = MessageId.of(EIGHT.toEpochMilli(), 1, ++ids);
        LineId line = PLAN.lines().get(dice.nextInt(2)).id();
        if (kiosk.up) {
            kiosk.outbox.add(new Said.Requested(press, line));
            boolean inTime = dice.nextInt(3) > 0;
            here = press;
            if (inTime) while (!kiosk.outbox.isEmpty()) deliver(kiosk, dice);
            here = null;
            Ticket online = inTime ? state.ticketOf(press).orElse(null) : null;
            if (online != null) {
                print(kiosk, press, new TicketId(DAY, online.number()));
                return;
            }
        }
        Loan loan = kiosk.stock.next(line, DAY.atTime(12, 0)).orElse(null);
        if (loan == null) return; // no paper: "ask at the staffed desk"
        kiosk.stock = kiosk.stock.spent(loan);
        Instant said = kiosk.name.equals(ABSURD) ? anyTime(dice) : now;
        kiosk.outbox.add(new Said.Offline(press, loan.next(), line, said));
        print(kiosk, press, loan.next());
    }

    private void print(Node kiosk, MessageId press, TicketId ticket) {
        assertThat(papers.containsValue(ticket)).as(ticket + " is on two papers").isFalse();
        papers.put(press, ticket);
        printed.put(ticket.number(), now);
        kiosk.ledger.add(press);
        kiosk.outbox.add(new Said.Reported(ticket.number(), PaperOutcome.CONFIRMED));
    }

    private Instant anyTime(Random dice) {
        return now.plusSeconds(dice.nextInt(200_000) - 100_000);
    }

    private void refill(Node kiosk) {
        for (HallPlan.Line line : PLAN.lines()) {
            int wanted = kiosk.stock.wanted(line.id(), FULL);
            if (!kiosk.up || wanted == 0) continue;
            MessageId loan =
                    kiosk.asked.computeIfAbsent(
                            line.id(), _ -> MessageId.of(EIGHT.toEpochMilli(), 2, ++ids));
            kiosk.outbox.add(new Said.Wanted(loan, line.id(), wanted));
        }
    }

    /** Some of what waits, in its order; now and then twice, and the answer may be lost. */
    private void deliver(Node kiosk, Random dice) {
        int some = 1 + dice.nextInt(3);
        for (int i = 0; i < some && kiosk.up && !kiosk.outbox.isEmpty(); i++) {
            Said said = kiosk.outbox.removeFirst();
            hear(kiosk, said);
            if (dice.nextInt(5) == 0) hear(kiosk, said);
            // One who went without a ticket gives it back only when the answer comes.
            boolean nobodys =
                    said instanceof Said.Requested(var press, _) && !papers.containsKey(press);
            if (nobodys || dice.nextInt(4) > 0) answer(kiosk, said);
        }
    }

    private void hear(Node kiosk, Said said) {
        switch (said) {
            case Said.Requested(var press, var line) ->
                    order(
                            new Command.IssueTicket(
                                    press,
                                    kiosk.name,
                                    line,
                                    TicketClass.ORDINARY,
                                    null,
                                    null,
                                    null));
            case Said.Offline(var press, var ticket, var line, var at) ->
                    order(
                            new Command.RegisterOffline(
                                    press,
                                    kiosk.name,
                                    ticket,
                                    line,
                                    TicketClass.ORDINARY,
                                    null,
                                    at,
                                    null));
            case Said.Wanted(var loan, var line, var count) ->
                    order(new Command.LendNumbers(loan, kiosk.name, line, count));
            case Said.Reported(var ticket, var outcome) ->
                    order(new Command.NotePaper(ticket, outcome));
        }
    }

    /** A late number of a citizen who got another is ignored; of one who went is given back. */
    private void answer(Node kiosk, Said said) {
        switch (said) {
            case Said.Wanted(var id, var line, _) ->
                    state.loanOf(id)
                            .ifPresent(lent -> {
                                kiosk.stock =
                                        kiosk.stock.with(
                                                new Loan(
                                                        id,
                                                        DAY,
                                                        line,
                                                        new Words("", ""),
                                                        lent.first(),
                                                        lent.count(),
                                                        0));
                                kiosk.asked.remove(line);
                            });
            case Said.Requested(var press, _) -> {
                Ticket late = state.ticketOf(press).orElse(null);
                boolean awaited = press.equals(here) || papers.containsKey(press);
                if (late != null && !awaited && kiosk.ledger.add(press))
                    kiosk.outbox.add(new Said.Reported(late.number(), PaperOutcome.NEVER));
            }
            case Said.Offline _, Said.Reported _ -> {}
        }
    }

    private void serve(Random dice) {
        switch (state.window(WINDOW).activity()) {
            case tingxu.control.hall.Window.Activity.Free _ -> order(new Command.CallNext(WINDOW));
            case tingxu.control.hall.Window.Activity.Calling _ -> {
                // Nobody stands up for a number that is on no paper.
                TicketNumber called = calledNow();
                boolean comes = papers.containsValue(new TicketId(DAY, called));
                order(
                        comes && dice.nextInt(8) > 0
                                ? new Command.StartService(WINDOW)
                                : new Command.MarkNoShow(WINDOW));
            }
            case tingxu.control.hall.Window.Activity.Serving _ ->
                    order(new Command.FinishService(WINDOW));
            case tingxu.control.hall.Window.Activity.Paused _,
                    tingxu.control.hall.Window.Activity.Closed _ ->
                    throw new AssertionError("nobody closes it");
        }
    }

    private TicketNumber calledNow() {
        if (state.window(WINDOW).activity()
                instanceof tingxu.control.hall.Window.Activity.Calling calling)
            return calling.ticket().number();
        throw new AssertionError("nobody is called");
    }

    /** Someone shows a paper at the desk, whether or not the hall has heard of it. */
    private void scan(Random dice) {
        List<TicketId> all = new ArrayList<>(papers.values());
        if (all.isEmpty()) return;
        all.sort(null);
        TicketId paper = all.get(dice.nextInt(all.size()));
        order(new Command.AdmitOffline(paper));
        assertThat(state.standing(paper.number())).as(paper + " counts at once").isPresent();
    }

    private @Nullable Words order(Command command) {
        return switch (hall.decide(state, command, now)) {
            case Decision.Refused(var why) -> why;
            case Decision.Accepted(var events) -> {
                for (Event event : events) state = state.after(event);
                yield null;
            }
        };
    }

    private void onePressOneWaiting() {
        Set<MessageId> presses = new HashSet<>();
        for (Standing standing : state.standings().values())
            if (standing.where().live())
                assertThat(presses.add(standing.ticket().request()))
                        .as(standing.ticket().number() + " is its press's only one")
                        .isTrue();
    }

    private void everyPaperIsATicket(long seed) {
        papers.forEach((press, paper) -> {
            Standing standing = state.standing(paper.number()).orElseThrow();
            assertThat(standing.ticket().request())
                    .as(paper + " is of its press, seed " + seed)
                    .isEqualTo(press);
            assertThat(standing.where())
                    .as(paper + " can be called, or was")
                    .isNotInstanceOf(Whereabouts.Cancelled.class);
        });
        for (Standing standing : state.standings().values())
            if (standing.waiting())
                assertThat(papers.get(standing.ticket().request()))
                        .as(standing.ticket().number() + " waits, so somebody holds it")
                        .isEqualTo(new TicketId(DAY, standing.ticket().number()));
        assertThat(papers).as("something happened in seed " + seed).hasSizeGreaterThan(30);
    }

    private void linesAreInTheOrderOfIssue() {
        for (HallPlan.Line line : PLAN.lines()) {
            Instant last = Instant.MIN;
            Map<String, Instant> lastOf = new HashMap<>();
            for (Ticket ticket : state.waiting(line.id(), TicketClass.ORDINARY)) {
                Instant at = java.util.Objects.requireNonNull(printed.get(ticket.number()));
                if (HallState.isOffline(ticket.number())) {
                    Instant before = lastOf.put(ticket.origin(), at);
                    assertThat(before == null || !at.isBefore(before))
                            .as(ticket.number() + " after what its kiosk issued before")
                            .isTrue();
                }
                if (ticket.origin().equals(ABSURD)) continue;
                assertThat(at).as(ticket.number() + " in its turn").isAfterOrEqualTo(last);
                last = at;
            }
        }
    }
}
