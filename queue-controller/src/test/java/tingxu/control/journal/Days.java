package tingxu.control.journal;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Advice;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Tuning;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.wire.HallId;
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

/** Days of a small hall, as entries for a journal. */
public final class Days {

    public static final HallId HALL = new HallId("demo");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    public static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
    public static final LineId HOUSEHOLD = new LineId("household");
    public static final LineId SOCIAL = new LineId("social");
    public static final WindowId ONE = new WindowId(1);
    public static final WindowId TWO = new WindowId(2);

    public static final HallPlan PLAN =
            new HallPlan(
                    new Words("示范大厅", "Demo hall"),
                    "bwi",
                    List.of(
                            new HallPlan.Line(
                                    HOUSEHOLD,
                                    new Words("户籍", "Household"),
                                    'A',
                                    Duration.ofMinutes(8)),
                            new HallPlan.Line(
                                    SOCIAL, new Words("社保", "Social"), 'B', Duration.ofMinutes(6))),
                    HallPlan.Limits.USUAL);

    private static final Advice ADVICE =
            new Advice(
                    id(900_009),
                    new Advice.Deed.OpenReserve(
                            new WindowId(9), List.of(new Skill(HOUSEHOLD, false))),
                    new Advice.Worth(610, 420, 11, 90, 94, 16));

    private final Hall hall = new Hall(Policies::of);
    private Past past;
    private Instant now = NINE;
    private long ids;

    public Days() {
        this(Past.NONE);
    }

    /** Goes on from a journal's past. */
    public Days(Past past) {
        this.past = past;
        this.ids = past.row();
        if (past.at().isAfter(now)) now = past.at();
    }

    public static MessageId id(long number) {
        return MessageId.of(NINE.toEpochMilli(), 0, number);
    }

    public static Command.IssueTicket asks(MessageId request, LineId line) {
        return new Command.IssueTicket(
                request, "k01", line, TicketClass.ORDINARY, null, null, null);
    }

    public Past past() {
        return past;
    }

    /** What the command comes to, as the next entry. */
    public Entry entry(Command command) {
        now = now.plusSeconds(1);
        Decision decision = hall.decide(past.state(), command, now);
        MessageId id = id(++ids);
        Entry entry =
                switch (decision) {
                    case Decision.Accepted(var events) ->
                            new Entry(past.row() + 1, id, "desk", 0, 0, now, events, null);
                    case Decision.Refused(var why) ->
                            new Entry(past.row() + 1, id, "k01", 1, ids, now, List.of(), why);
                };
        past = past.after(entry);
        return entry;
    }

    /** A morning in which everything happens once, and {@code visitors} come for the rest. */
    public List<Entry> morning(int visitors) {
        List<Entry> all = new ArrayList<>();
        for (Command each : everything()) all.add(entry(each));
        all.addAll(visits(visitors));
        return all;
    }

    /** A later day, when {@code visitors} come and nothing else happens. */
    public List<Entry> day(int daysLater, int visitors) {
        List<Entry> all = new ArrayList<>();
        all.add(entry(new Command.OpenDay(DAY.plusDays(daysLater), PLAN)));
        all.add(entry(new Command.OpenWindow(ONE, List.of(new Skill(HOUSEHOLD, true)))));
        all.addAll(visits(visitors));
        return all;
    }

    private List<Entry> visits(int visitors) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < visitors; i++) {
            all.add(entry(asks(id(1_000_000 + ids), i % 3 == 0 ? SOCIAL : HOUSEHOLD)));
            if (i % 2 == 0) {
                all.add(entry(new Command.CallNext(ONE)));
                all.add(entry(new Command.StartService(ONE)));
                all.add(entry(new Command.FinishService(ONE)));
            }
        }
        return all;
    }

    /** What people, kiosks and advice can ask for, each kind at least once. */
    public static List<Command> everything() {
        TicketNumber a1 = new TicketNumber('A', 1);
        TicketNumber a2 = new TicketNumber('A', 2);
        TicketNumber a3 = new TicketNumber('A', 3);
        return List.of(
                new Command.OpenDay(DAY, PLAN),
                new Command.CallNext(ONE),
                new Command.OpenWindow(
                        ONE, List.of(new Skill(HOUSEHOLD, true), new Skill(SOCIAL, false))),
                new Command.OpenWindow(TWO, List.of(new Skill(SOCIAL, true))),
                new Command.Pause(TWO, "午休"),
                new Command.Unpause(TWO),
                new Command.IssueTicket(
                        id(900_001),
                        "k01",
                        HOUSEHOLD,
                        TicketClass.APPOINTMENT,
                        new ItemId("move-in"),
                        NINE.plusSeconds(9),
                        "4f1c"),
                asks(id(900_002), HOUSEHOLD),
                asks(id(900_003), HOUSEHOLD),
                new Command.NotePaper(a1, PaperOutcome.CONFIRMED),
                new Command.CallManually(ONE, a2, "不适"),
                new Command.Recall(ONE),
                new Command.MarkNoShow(ONE),
                new Command.Undo(ONE, a2),
                new Command.MarkNoShow(ONE),
                new Command.ReturnTicket(a2),
                new Command.CallNext(ONE),
                new Command.StartService(ONE),
                new Command.Hold(ONE, "缺复印件"),
                new Command.Resume(ONE, a1),
                new Command.StartService(ONE),
                new Command.Transfer(ONE, SOCIAL, "另有社保业务"),
                new Command.CallNext(TWO),
                new Command.StartService(TWO),
                new Command.FinishService(TWO),
                new Command.Undo(TWO, a1),
                new Command.FinishService(TWO),
                new Command.Rate(TWO, a1, 2, "pad"),
                new Command.ExplainRating(
                        TWO, a1, List.of(RatingReason.WAITED_LONG, RatingReason.UNFRIENDLY)),
                new Command.CloseFollowUp(new TicketId(DAY, a1), "值班长", "已回访致歉"),
                new Command.CallStaff("b01", "button-1", ONE),
                new Command.AnswerStaffCall("b01", "button-1", "值班长"),
                new Command.Advise(ADVICE),
                new Command.AnswerAdvice(ADVICE, false, "值班长", "人手不够"),
                new Command.CancelTicket(a3, "不办了"),
                new Command.ChangePolicy(
                        "bwi", Tuning.USUAL.with("guard-minutes", 45), "Wang", "trial"),
                new Command.LendNumbers(id(900_004), "k01", HOUSEHOLD, 100),
                new Command.AdmitOffline(new TicketId(DAY, new TicketNumber('A', 5_001))),
                new Command.RegisterOffline(
                        id(900_005),
                        "k01",
                        new TicketId(DAY, new TicketNumber('A', 5_001)),
                        HOUSEHOLD,
                        TicketClass.ORDINARY,
                        new ItemId("move-in"),
                        NINE.plusSeconds(40),
                        null),
                new Command.CloseWindow(TWO));
    }
}
