package tingxu.control.rules;

import tingxu.control.hall.Advice;
import tingxu.control.hall.BadRating;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Loan;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Tuning;
import tingxu.control.hall.Whereabouts;
import tingxu.control.hall.Window;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.RatingReason;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Commands as a hall may hear them, sensible and senseless, always the same for a seed. */
final class AnyCommand {

    private final Random random;
    private final HallPlan plan;
    private int presses;

    AnyCommand(long seed, HallPlan plan) {
        this.random = new Random(seed);
        this.plan = plan;
    }

    Duration pause() {
        return Duration.ofMillis(random.nextInt(40_000));
    }

    Command next(HallState state) {
        if (!state.dayOpen() && random.nextInt(4) > 0) return openDay(state);
        WindowId window = new WindowId(1 + random.nextInt(4));
        // Often what is sensible at this window, so that the day goes on; else anything at all.
        return random.nextInt(3) > 0 ? sensible(state, window) : anything(state, window);
    }

    private Command sensible(HallState state, WindowId id) {
        if (random.nextInt(3) == 0) return issue();
        if (random.nextInt(8) == 0) return offline(state);
        return switch (state.window(id).activity()) {
            case Window.Activity.Closed _ -> new Command.OpenWindow(id, skills());
            case Window.Activity.Paused _ -> new Command.Unpause(id);
            case Window.Activity.Free _ -> new Command.CallNext(id);
            case Window.Activity.Calling _ ->
                    random.nextInt(4) == 0 ? new Command.Tick() : new Command.StartService(id);
            case Window.Activity.Serving _ ->
                    switch (random.nextInt(5)) {
                        case 0 -> new Command.Transfer(id, line(), "another matter");
                        case 1 -> new Command.Hold(id, "a copy is missing");
                        default -> new Command.FinishService(id);
                    };
        };
    }

    private Command anything(HallState state, WindowId id) {
        TicketNumber number = ticket(state);
        return switch (random.nextInt(28)) {
            case 0 -> openDay(state);
            case 1 -> new Command.EndDay(random.nextBoolean());
            case 2 -> new Command.OpenWindow(id, skills());
            case 3 -> new Command.CloseWindow(id);
            case 4 -> new Command.Pause(id, random.nextBoolean() ? "lunch" : " ");
            case 5 -> new Command.Unpause(id);
            case 6 -> new Command.NotePaper(number, pick(PaperOutcome.values()));
            case 7 -> new Command.CallNext(id);
            case 8 -> new Command.Recall(id);
            case 9 -> new Command.StartService(id);
            case 10 -> new Command.FinishService(id);
            case 11 -> new Command.MarkNoShow(id);
            case 12 -> new Command.ReturnTicket(number);
            case 13 -> new Command.Transfer(id, line(), "another matter");
            case 14 -> new Command.Hold(id, "a copy is missing");
            case 15 -> new Command.Resume(id, number);
            case 16 -> new Command.CallManually(id, number, "feels faint");
            case 17 -> new Command.CancelTicket(number, "went home");
            case 18 -> rate(state, id, number);
            case 19 -> new Command.Heard();
            case 20 -> new Command.Undo(id, number);
            case 21 -> new Command.Undo(id, lastAt(state, id).orElse(number));
            case 22 -> closeFollowUp(state, number);
            case 23 -> changePolicy();
            case 24 -> new Command.Advise(advice(id));
            case 25 -> answer(id);
            case 26 -> explain(state, id, number);
            default -> new Command.Tick();
        };
    }

    private Command answer(WindowId id) {
        return new Command.AnswerAdvice(
                advice(id),
                random.nextBoolean(),
                random.nextInt(5) == 0 ? " " : "shift lead",
                random.nextBoolean() ? "" : "nobody is free");
    }

    private Advice advice(WindowId id) {
        Advice.Deed deed =
                switch (random.nextInt(4)) {
                    case 0 -> new Advice.Deed.CloseReserve(id);
                    case 1 -> new Advice.Deed.MoveBreak(id, Notation.time("11:45"), 30);
                    case 2 -> new Advice.Deed.Train(List.of(id), line());
                    default -> new Advice.Deed.OpenReserve(id, skills());
                };
        return new Advice(Notation.press(9_999), deed, new Advice.Worth(90, 300, 4, 90, 80, 16));
    }

    private Command changePolicy() {
        List<String> names = List.of("bwi", "cat-fixed", "edd", "nonsense");
        return new Command.ChangePolicy(
                names.get(random.nextInt(names.size())),
                random.nextInt(3) == 0 ? Tuning.USUAL.with("guard-minutes", 30) : Tuning.USUAL,
                random.nextInt(5) == 0 ? "" : "Wang",
                "trial");
    }

    private Command openDay(HallState state) {
        LocalDate last = state.day();
        return new Command.OpenDay(
                last.equals(LocalDate.EPOCH) ? Notation.DAY : last.plusDays(random.nextInt(3)),
                plan);
    }

    private Command issue() {
        TicketClass ticketClass = pick(TicketClass.values());
        boolean again = presses > 0 && random.nextInt(10) == 0;
        return new Command.IssueTicket(
                Notation.press(again ? 1 + random.nextInt(presses) : ++presses),
                "k0" + random.nextInt(3),
                line(),
                ticketClass,
                random.nextInt(3) == 0 ? new ItemId("move-in") : null,
                ticketClass == TicketClass.APPOINTMENT
                        ? Notation.time("08:00").plusSeconds(random.nextInt(20_000))
                        : null,
                random.nextInt(6) == 0 ? "card" + random.nextInt(5) : null);
    }

    /** Lending, and what becomes of it: told once or twice, seen at a window, or made up. */
    private Command offline(HallState state) {
        List<Loan> loans = new ArrayList<>(state.lent());
        if (loans.isEmpty() || random.nextInt(5) == 0)
            return new Command.LendNumbers(
                    Notation.press(2_000_000 + random.nextInt(20)),
                    "k0" + random.nextInt(3),
                    line(),
                    random.nextInt(6));
        Loan loan = loans.get(random.nextInt(loans.size()));
        TicketNumber number =
                new TicketNumber(
                        loan.first().series(), loan.first().place() + random.nextInt(loan.count()));
        TicketId ticket = new TicketId(state.day(), number);
        if (random.nextInt(3) == 0) return new Command.AdmitOffline(ticket);
        // A kiosk issues one number to a press, which the hall may have heard of, or will.
        int press = 1 + (number.place() - 5_001) * 4 + number.series() - 'A';
        return new Command.RegisterOffline(
                Notation.press(press),
                random.nextInt(20) == 0 ? "k09" : loan.node(),
                ticket,
                loan.line(),
                TicketClass.ORDINARY,
                null,
                loan.at().plusSeconds(random.nextInt(2_000) - 500),
                random.nextInt(6) == 0 ? "card" + random.nextInt(5) : null);
    }

    private Command rate(HallState state, WindowId any, TicketNumber number) {
        WindowId window =
                state.whereabouts(number) instanceof Whereabouts.Served(var served) ? served : any;
        return new Command.Rate(
                window, number, random.nextInt(7), random.nextBoolean() ? "pad" : "qr");
    }

    private Command explain(HallState state, WindowId any, TicketNumber number) {
        List<BadRating> open = new ArrayList<>(state.badRatings().values());
        BadRating bad = open.isEmpty() ? null : open.get(random.nextInt(open.size()));
        return new Command.ExplainRating(
                bad == null || random.nextInt(4) == 0 ? any : bad.window(),
                bad == null || random.nextInt(4) == 0 ? number : bad.ticket().number(),
                random.nextInt(5) == 0 ? List.of() : List.of(pick(RatingReason.values())));
    }

    /** Whom the clerk has just let go. */
    private static Optional<TicketNumber> lastAt(HallState state, WindowId id) {
        return state.window(id).activity() instanceof Window.Activity.Free(_, var before)
                ? Optional.ofNullable(before)
                        .map(activity ->
                                switch (activity) {
                                    case Window.Activity.Calling calling -> calling.ticket();
                                    case Window.Activity.Serving serving -> serving.ticket();
                                    case Window.Activity.Free _,
                                            Window.Activity.Paused _,
                                            Window.Activity.Closed _ ->
                                            null;
                                })
                        .map(Ticket::number)
                : Optional.empty();
    }

    private Command closeFollowUp(HallState state, TicketNumber number) {
        List<TicketId> open = new ArrayList<>(state.badRatings().keySet());
        return new Command.CloseFollowUp(
                open.isEmpty() || random.nextInt(4) == 0
                        ? new TicketId(state.day(), number)
                        : open.get(random.nextInt(open.size())),
                "shift lead",
                random.nextInt(4) == 0 ? " " : "apologised");
    }

    private TicketNumber ticket(HallState state) {
        List<TicketNumber> known = new ArrayList<>(state.standings().keySet());
        return known.isEmpty() || random.nextInt(20) == 0
                ? new TicketNumber('Z', 1)
                : known.get(random.nextInt(known.size()));
    }

    private <T> T pick(T[] any) {
        return List.of(any).get(random.nextInt(any.length));
    }

    private LineId line() {
        return random.nextInt(30) == 0
                ? new LineId("customs")
                : plan.lines().get(random.nextInt(plan.lines().size())).id();
    }

    private List<Skill> skills() {
        List<Skill> skills = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) skills.add(new Skill(line(), i == 0));
        return skills;
    }
}
