package tingxu.control.rules;

import tingxu.control.hall.Advice;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.HallPlan.Limits;
import tingxu.control.hall.HallPlan.Line;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Whereabouts;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.RatingReason;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The hall's own way of writing down what was asked and what happened. */
final class Notation {

    static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    static final HallPlan PLAN = plan("bwi", Limits.USUAL);

    private Notation() {}

    static HallPlan plan(String policy, Limits limits) {
        return new HallPlan(
                new Words("示范大厅", "Demo hall"),
                policy,
                List.of(
                        line("household", "户籍", 'A', 8),
                        line("social", "社保", 'B', 6),
                        line("tax", "税务", 'C', 12),
                        line("business", "企业登记", 'D', 20)),
                limits);
    }

    private static Line line(String id, String zh, char series, int minutes) {
        return new Line(new LineId(id), new Words(zh, id), series, Duration.ofMinutes(minutes));
    }

    static Instant time(String hhmmss) {
        String full = hhmmss.length() == 5 ? hhmmss + ":00" : hhmmss;
        return Instant.parse(DAY + "T" + full + "Z");
    }

    // ------------------------------------------------------------------ asked

    private static final Pattern OPENS_DAY =
            Pattern.compile("desk opens the day(?: of (\\S+))?(?: with (\\w+))?");
    private static final Pattern ASKS =
            Pattern.compile(
                    "kiosk asks for ([a-z]+)(?: to (\\S+))?(?: as (\\w+))?(?: at (\\S+))?"
                            + "(?: with card (\\w+))?(?: by press (\\d+))?");
    private static final Pattern LENDS =
            Pattern.compile("(k\\d\\d) wants (\\d+) numbers for ([a-z]+)(?: by loan (\\d+))?");
    private static final Pattern TELLS =
            Pattern.compile(
                    "(k\\d\\d) tells of ([A-Z]\\d{3,6}) for ([a-z]+)(?: as (\\w+))? at (\\S+)"
                            + "(?: with card (\\w+))?(?: by press (\\d+))?");
    private static final Pattern CLOSES =
            Pattern.compile("follow-up of (\\S+) is closed by (.*?): ?(.*)");
    private static final Pattern ADVICE =
            Pattern.compile(
                    "(the hall advises|shift lead follows the advice|shift lead dismisses the"
                            + " advice) to (open|close) window (\\d+)(?: for ([a-z]+))?"
                            + "(?:: ?(.*))?");
    private static final Pattern WINDOW = Pattern.compile("window (\\d+) ([a-z -]+?)(?:: ?(.*))?");
    private static final Pattern TICKET =
            Pattern.compile("([A-Z]\\d{3,6}) ([a-z ]+?)(?: ([^ ].*))?");

    /** Reads a command; {@code press} makes each asking a new one unless the story says which. */
    static Command command(String words, int press) {
        Matcher closes = CLOSES.matcher(words);
        if (closes.matches())
            return new Command.CloseFollowUp(
                    TicketId.parse(closes.group(1)), closes.group(2), closes.group(3));
        Matcher advice = ADVICE.matcher(words);
        if (advice.matches()) return advice(advice);
        if (words.equals("clock")) return new Command.Tick();
        if (words.equals("desk ends the day")) return new Command.EndDay(false);
        if (words.equals("desk ends the day late")) return new Command.EndDay(true);
        Matcher opens = OPENS_DAY.matcher(words);
        if (opens.matches())
            return new Command.OpenDay(
                    opens.group(1) == null ? DAY : LocalDate.parse(opens.group(1)),
                    plan(opens.group(2) == null ? "bwi" : opens.group(2), Limits.USUAL));
        Matcher lends = LENDS.matcher(words);
        if (lends.matches())
            return new Command.LendNumbers(
                    press(
                            lends.group(4) == null
                                    ? press
                                    : 2_000_000 + Integer.parseInt(lends.group(4))),
                    lends.group(1),
                    new LineId(lends.group(3)),
                    Integer.parseInt(lends.group(2)));
        Matcher tells = TELLS.matcher(words);
        if (tells.matches()) return tells(tells, press);
        Matcher asks = ASKS.matcher(words);
        if (asks.matches()) return asks(asks, press);
        Matcher window = WINDOW.matcher(words);
        if (window.matches())
            return atWindow(
                    new WindowId(Integer.parseInt(window.group(1))),
                    window.group(2),
                    window.group(3) == null ? "" : window.group(3));
        return ofTicket(words);
    }

    private static Command advice(MatchResult words) {
        WindowId window = new WindowId(Integer.parseInt(words.group(3)));
        Advice.Deed deed =
                words.group(2).equals("close")
                        ? new Advice.Deed.CloseReserve(window)
                        : new Advice.Deed.OpenReserve(window, skills(words.group(4), "", true));
        Advice advice = new Advice(press(9_999), deed, new Advice.Worth(90, 300, 4, 90, 80, 16));
        String reason = words.group(5) == null ? "" : words.group(5);
        return switch (words.group(1)) {
            case "the hall advises" -> new Command.Advise(advice);
            case "shift lead follows the advice" ->
                    new Command.AnswerAdvice(advice, true, "shift lead", reason);
            default -> new Command.AnswerAdvice(advice, false, "shift lead", reason);
        };
    }

    private static Command asks(MatchResult asks, int press) {
        String item = asks.group(2);
        String ticketClass = asks.group(3);
        String booked = asks.group(4);
        String same = asks.group(6);
        return new Command.IssueTicket(
                press(same == null ? press : 1_000_000 + Integer.parseInt(same)),
                "k01",
                new LineId(asks.group(1)),
                ticketClass == null
                        ? TicketClass.ORDINARY
                        : TicketClass.valueOf(ticketClass.toUpperCase(Locale.ROOT)),
                item == null ? null : new ItemId(item),
                booked == null ? null : time(booked),
                asks.group(5));
    }

    private static Command tells(MatchResult tells, int press) {
        String ticketClass = tells.group(4);
        String same = tells.group(7);
        return new Command.RegisterOffline(
                press(same == null ? press : 1_000_000 + Integer.parseInt(same)),
                tells.group(1),
                new TicketId(DAY, TicketNumber.parse(tells.group(2))),
                new LineId(tells.group(3)),
                ticketClass == null
                        ? TicketClass.ORDINARY
                        : TicketClass.valueOf(ticketClass.toUpperCase(Locale.ROOT)),
                null,
                time(tells.group(5)),
                tells.group(6));
    }

    static MessageId press(int number) {
        return MessageId.of(time("08:00").toEpochMilli(), 0, number);
    }

    private static Command atWindow(WindowId id, String does, String more) {
        if (does.startsWith("opens for any of "))
            return new Command.OpenWindow(id, skills(does.substring(17), more, false));
        if (does.startsWith("opens for "))
            return new Command.OpenWindow(id, skills(does.substring(10), more, true));
        if (does.startsWith("transfers to "))
            return new Command.Transfer(id, new LineId(does.substring(13)), more);
        return switch (does) {
            case "closes" -> new Command.CloseWindow(id);
            case "pauses" -> new Command.Pause(id, more);
            case "unpauses" -> new Command.Unpause(id);
            case "calls" -> new Command.CallNext(id);
            case "recalls" -> new Command.Recall(id);
            case "starts" -> new Command.StartService(id);
            case "finishes" -> new Command.FinishService(id);
            case "marks a no-show" -> new Command.MarkNoShow(id);
            case "holds" -> new Command.Hold(id, more);
            case "undoes" -> new Command.Undo(id, TicketNumber.parse(more));
            case "resumes" -> new Command.Resume(id, TicketNumber.parse(more));
            case "calls by hand" -> {
                List<String> parts = List.of(more.split(", ", 2));
                yield new Command.CallManually(
                        id,
                        TicketNumber.parse(parts.getFirst()),
                        parts.size() > 1 ? parts.get(1) : "");
            }
            default -> throw new IllegalArgumentException(id + " cannot: " + does);
        };
    }

    private static List<Skill> skills(String first, String more, boolean own) {
        List<Skill> skills = new ArrayList<>();
        skills.add(new Skill(new LineId(first), own));
        for (String each : more.split(", ", -1))
            if (!each.isEmpty()) skills.add(new Skill(new LineId(each), false));
        return skills;
    }

    private static Command ofTicket(String words) {
        Matcher ticket = TICKET.matcher(words);
        if (!ticket.matches()) throw new IllegalArgumentException("nobody says: " + words);
        TicketNumber number = TicketNumber.parse(ticket.group(1));
        String rest = words.substring(ticket.group(1).length() + 1);
        if (rest.equals("is shown")) return new Command.AdmitOffline(new TicketId(DAY, number));
        if (rest.equals("returns")) return new Command.ReturnTicket(number);
        if (rest.startsWith("is cancelled: "))
            return new Command.CancelTicket(number, rest.substring(14));
        if (rest.startsWith("has paper "))
            return new Command.NotePaper(
                    number, PaperOutcome.valueOf(rest.substring(10).toUpperCase(Locale.ROOT)));
        Matcher rates = Pattern.compile("rates window (\\d+) with (\\d) by (\\w+)").matcher(rest);
        if (rates.matches())
            return new Command.Rate(
                    new WindowId(Integer.parseInt(rates.group(1))),
                    number,
                    Integer.parseInt(rates.group(2)),
                    rates.group(3));
        Matcher why = Pattern.compile("says why window (\\d+) was bad:([A-Z_ ]*)").matcher(rest);
        if (why.matches())
            return new Command.ExplainRating(
                    new WindowId(Integer.parseInt(why.group(1))),
                    number,
                    Pattern.compile(" ")
                            .splitAsStream(why.group(2))
                            .filter(word -> !word.isEmpty())
                            .map(RatingReason::valueOf)
                            .toList());
        throw new IllegalArgumentException("nobody says: " + words);
    }

    // ------------------------------------------------------------------ happened

    static String say(List<Event> events) {
        return events.isEmpty()
                ? "nothing"
                : events.stream().map(Notation::say).collect(Collectors.joining("; "));
    }

    private static String say(Event event) {
        return switch (event) {
            case Event.DayOpened(var day, var plan, _) ->
                    "day " + day + " opened, calling by " + plan.policy();
            case Event.DayEnded(var day, var left, _) ->
                    "day " + day + " ended with " + left + " left";
            case Event.PolicyChanged(var policy, _, _, _, _) ->
                    "calling by " + policy + " from now on";
            case Event.WindowOpened(var w, var skills, _) ->
                    w
                            + " opened for "
                            + skills.stream()
                                    .map(skill -> skill.line().name())
                                    .collect(Collectors.joining(", "));
            case Event.WindowClosed(var w, _) -> w + " closed";
            case Event.WindowPaused(var w, var reason, _) -> w + " paused: " + reason;
            case Event.WindowUnpaused(var w, _) -> w + " is back";
            case Event.TicketIssued(var t, _) -> t.number() + " waits for " + t.line();
            case Event.NumbersLent(var loan, _) ->
                    loan.node() + " may issue " + loan.first() + " to " + loan.last();
            case Event.TicketReported(var t, _) -> t.number() + " told of by " + t.origin();
            case Event.PaperNoted(var t, var outcome, _) ->
                    t + " has paper " + outcome.name().toLowerCase(Locale.ROOT);
            case Event.TicketCalled called -> say(called);
            case Event.TicketRecalled(var t, var w, var repeat, _) ->
                    t + " called again to " + w + ", time " + repeat;
            case Event.ServiceStarted(var t, var w, _) -> t + " served at " + w;
            case Event.ServiceFinished(var t, var w, _) -> t + " done at " + w;
            case Event.TicketLapsed(var t, var w, var byClock, _) ->
                    t + " lapsed at " + w + (byClock ? " by the clock" : "");
            case Event.TicketReturned(var t, _) -> t + " is back in line";
            case Event.TicketTransferred(var t, var w, var to, var reason, _) ->
                    t + " sent on from " + w + " to " + to + ": " + reason;
            case Event.TicketHeld(var t, var w, var reason, _) ->
                    t + " stepped aside from " + w + ": " + reason;
            case Event.TicketCancelled(var t, var reason, _) -> t + " cancelled: " + reason;
            case Event.ServiceRated(var t, var w, var level, var channel, _) ->
                    t + " rated " + w + " with " + level + " by " + channel;
            case Event.RatingExplained(var t, var w, var reasons, _) ->
                    t + " says why " + w + " was bad: " + reasons;
            case Event.FinishUndone(var t, var w, _) -> t + " is still served at " + w;
            case Event.NoShowUndone(var t, var w, _) -> t + " is still called to " + w;
            case Event.FollowUpClosed(var t, var by, var outcome, _) ->
                    t + " seen to by " + by + ": " + outcome;
            case Event.StaffCalled(var node, var button, _, _) ->
                    button + " of " + node + " calls for staff";
            case Event.StaffCallAnswered(_, var button, var by, _) -> by + " goes to " + button;
            case Event.AdviceGiven(var advice, _) -> "advised to " + say(advice.deed());
            case Event.AdviceAnswered(_, var followed, var by, var reason, _) ->
                    "advice "
                            + (followed ? "followed" : "dismissed")
                            + " by "
                            + by
                            + (reason.isEmpty() ? "" : ": " + reason);
        };
    }

    private static String say(Advice.Deed deed) {
        return switch (deed) {
            case Advice.Deed.OpenReserve(var w, _) -> "open " + w;
            case Advice.Deed.CloseReserve(var w) -> "close " + w;
            case Advice.Deed.MoveBreak(var w, _, var later) ->
                    "move the break of " + w + " by " + later + " min";
            case Advice.Deed.Train(var windows, var line) -> "train " + windows + " for " + line;
        };
    }

    private static String say(Event.TicketCalled called) {
        String reason = called.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String note = called.note().isEmpty() ? "" : ": " + called.note();
        return called.ticket() + " called to " + called.window() + " (" + reason + note + ")";
    }

    /** The answer to "where is A001". */
    static String where(HallState state, TicketNumber number) {
        return switch (state.whereabouts(number)) {
            case Whereabouts.Waiting() -> "waiting, " + state.ahead(number) + " ahead";
            case Whereabouts.Called(var w) -> "called to " + w;
            case Whereabouts.BeingServed(var w) -> "at " + w;
            case Whereabouts.Held(var w) -> "stepped aside from " + w;
            case Whereabouts.Lapsed() -> "missed the call";
            case Whereabouts.Served(var w) -> "served at " + w;
            case Whereabouts.Cancelled() -> "cancelled";
            case Whereabouts.ClosedWithDay() -> "closed with the day";
            case Whereabouts.Unknown() -> "unknown";
        };
    }
}
