package tingxu.kiosk.station;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;
import tingxu.kiosk.booking.Booked;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.Item;
import tingxu.kiosk.ledger.Entry;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.ledger.Ledger.LedgerBroken;
import tingxu.kiosk.link.HallLink;
import tingxu.kiosk.receipt.Receipts;
import tingxu.kiosk.visit.Effect;
import tingxu.kiosk.visit.Input;
import tingxu.kiosk.visit.Issued;
import tingxu.kiosk.visit.Want;
import tingxu.wire.DeviceStatus;
import tingxu.wire.ItemId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;
import tingxu.wire.Words;
import tingxu.wire.outbox.Outbox.OutboxFull;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does what a step says: remembers first, then acts. For the station's thread. */
final class Hands {

    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
    private static final Words NO_PRINTER = new Words("这台自助机没有打印机", "This kiosk has no printer");

    private static final Words OUT_OF_ORDER =
            new Words("这台自助机暂停服务，请换一台", "This kiosk is out of order: use another");

    private final HallLink link;
    private final Ledger ledger;
    private final Guide guide;
    private final Receipts receipts;
    private final Purse purse;
    private final Bookings bookings;
    private final @Nullable Function<Slip, CompletableFuture<PrintOutcome>> printer;
    private final Supplier<MessageId> ids;
    private final Inbox inbox;
    private final TreeMap<String, DeviceStatus> devices = new TreeMap<>();
    private final Deque<Effect.Settle> unsettled = new ArrayDeque<>();
    private boolean untold = true;

    Hands(
            HallLink link,
            Ledger ledger,
            Guide guide,
            Receipts receipts,
            Purse purse,
            Bookings bookings,
            @Nullable Function<Slip, CompletableFuture<PrintOutcome>> printer,
            Supplier<MessageId> ids,
            Inbox inbox) {
        this.link = link;
        this.ledger = ledger;
        this.guide = guide;
        this.receipts = receipts;
        this.purse = purse;
        this.bookings = bookings;
        this.printer = printer;
        this.ids = ids;
        this.inbox = inbox;
    }

    /** Null, or what follows at once. */
    @Nullable Input perform(Effect effect, Instant wall) {
        return switch (effect) {
            case Effect.FindBooking find -> bookings.of(find.mark());
            case Effect.AskNumber ask -> ask(ask);
            case Effect.IssueHere issue -> issueHere(issue);
            case Effect.AskWhere where -> where(where);
            case Effect.PrintTicket print -> print(print, wall);
            case Effect.PrintCopy copy -> copy(copy);
            case Effect.PrintMaterials print -> materials(print);
            case Effect.Settle settle -> trySettle(settle, wall);
            case Effect.CallHelp help -> help(help.wanted());
        };
    }

    /** Whether the print journal takes what is written: throws when it does not. */
    void probe() {
        ledger.probe();
    }

    /** Settles what the print journal would not take. */
    void settleLeftOver(Instant wall) {
        while (!unsettled.isEmpty()) {
            Effect.Settle left = unsettled.getFirst();
            settle(left, wall);
            unsettled.removeFirst();
        }
        untold = true;
    }

    boolean known(MessageId request) {
        return ledger.entry(request).isPresent();
    }

    List<Entry> unfinished() {
        return ledger.unfinished();
    }

    /** Tells the hall what the outbox had no room for, and what an earlier run left untold. */
    void tellUntold() {
        if (!untold) return;
        untold = false;
        for (Entry entry : ledger.unfinished())
            if (entry.fate().settled()) tell(entry);
            else if (!sayIssued(entry, null)) untold = true;
    }

    /** Whether the outbox knows of it: true of every number that the hall gave. */
    boolean sayIssued(Entry entry, @Nullable Want want) {
        if (entry.said()) return true;
        try {
            link.issued(entry.ticket(), want, ledger.bookingOf(entry.ticket().request()));
            ledger.said(entry.ticket().request());
            return true;
        } catch (OutboxFull full) {
            LOG.warn("{} stays untold: {}", entry.ticket().number(), full.getMessage());
            return false;
        }
    }

    /** Staff are told of changes only. */
    void feel(DeviceStatus status) {
        if (status.equals(devices.put(status.device(), status))) return;
        link.birth(List.copyOf(devices.values()));
        try {
            link.device(status);
        } catch (OutboxFull full) {
            // The birth at the next connection says it again.
            LOG.warn("{} is {}; the outbox has no room to say so", status.device(), status.state());
        }
    }

    boolean usable(String device) {
        DeviceStatus status = devices.get(device);
        return status != null && status.state() != DeviceStatus.State.OFFLINE;
    }

    private @Nullable Input ask(Effect.AskNumber ask) {
        Booked booked = ask.want().booked();
        if (booked != null) bookings.asking(booked, ask.request());
        if (!link.connected()) return new Input.Heard.Away();
        try {
            link.ask(ask.request(), ask.want());
            return null;
        } catch (OutboxFull full) {
            LOG.warn("no number asked for: {}", full.getMessage());
            return new Input.Heard.Away();
        }
    }

    /** Into the ledger, then into the outbox; the paper comes after both. */
    private Input issueHere(Effect.IssueHere issue) {
        Want want = issue.want();
        Issued before =
                want.booked() == null
                        ? null
                        : bookings.given(want.booked(), issue.request()).orElse(null);
        if (before != null) return new Input.Own.Before(issue.request(), before);
        Issued ticket = purse.take(issue.request(), want).orElse(null);
        boolean usedUp = ticket == null && purse.usedUp(want.line());
        if (usedUp) feel(Feelings.numbers(false));
        if (ticket == null) return new Input.Own.NoneLeft(issue.request(), usedUp);
        Entry entry = ledger.entry(issue.request()).orElseThrow();
        if (sayIssued(entry, want)) return new Input.Own.Given(ticket);
        ledger.withdraw(issue.request());
        return new Input.Own.NoneLeft(issue.request(), true);
    }

    private @Nullable Input where(Effect.AskWhere where) {
        if (!link.connected()) return new Input.Heard.Away();
        link.enquire(where.ticket());
        return null;
    }

    private @Nullable Input print(Effect.PrintTicket print, Instant wall) {
        ledger.reserve(print.ticket(), wall);
        Slip slip = slip(print.ticket(), print.again());
        if (printer == null) return new Input.Paper.Never(print.job(), NO_PRINTER);
        ledger.sent(print.ticket().request(), wall);
        send(print.job(), slip);
        return null;
    }

    private @Nullable Input copy(Effect.PrintCopy copy) {
        if (printer == null) return new Input.Paper.Never(copy.job(), NO_PRINTER);
        copied(copy.ticket().grant().ticket());
        send(copy.job(), slip(asFirst(copy.ticket()), true));
        return null;
    }

    /**
     * 补打, by order of staff: beside whatever the citizen at the screen does.
     *
     * @param outOfOrder whether the print journal cannot be written now
     */
    void copyForStaff(MessageId command, TicketGranted ticket, boolean outOfOrder) {
        if (printer == null || outOfOrder) {
            done(command, printer == null ? NO_PRINTER : OUT_OF_ORDER);
            return;
        }
        copied(ticket.ticket());
        var _ =
                printer.apply(slip(asFirst(new Issued(ticket, null)), true))
                        .thenAccept(outcome ->
                                inbox.put(new Happening.Copied(command, whyNot(outcome))));
    }

    /** Of a number that was issued here, and that staff took over from its paper, too. */
    private void copied(TicketId ticket) {
        ledger.entry(ticket).ifPresent(entry -> ledger.copied(entry.ticket().request()));
    }

    /** With the time that stands on the first paper here, also where another clock made that. */
    private Issued asFirst(Issued copy) {
        Issued first = ledger.entry(copy.grant().ticket()).map(Entry::ticket).orElse(null);
        if (first == null) return copy;
        TicketGranted now = copy.grant();
        TicketGranted grant =
                new TicketGranted(
                        now.request(),
                        now.ticket(),
                        now.line(),
                        now.lineName(),
                        now.ticketClass(),
                        first.grant().issuedAt(),
                        now.ahead(),
                        now.range(),
                        now.qr(),
                        now.booked(),
                        now.again());
        return new Issued(grant, first.item(), first.offline());
    }

    void done(MessageId command, @Nullable Words why) {
        link.done(command, why);
    }

    private static @Nullable Words whyNot(PrintOutcome outcome) {
        return switch (outcome) {
            case PrintOutcome.Printed _ -> null;
            case PrintOutcome.NotPrinted not -> Feelings.words(not.trouble());
            case PrintOutcome.Unknown unknown -> Feelings.words(unknown.trouble());
        };
    }

    private Slip slip(Issued ticket, boolean again) {
        ItemId item = ticket.item();
        return receipts.ticket(
                ticket.grant(),
                item == null ? null : guide.item(item).orElse(null),
                again,
                ticket.offline());
    }

    private @Nullable Input materials(Effect.PrintMaterials print) {
        if (printer == null) return new Input.Paper.Never(print.job(), NO_PRINTER);
        Item item = guide.item(print.item()).orElseThrow();
        send(print.job(), receipts.materials(item));
        return null;
    }

    /** The outcome always comes: the printer's promise never fails. */
    private void send(MessageId job, Slip slip) {
        var _ =
                Objects.requireNonNull(printer)
                        .apply(slip)
                        .thenAccept(
                                outcome -> inbox.put(new Happening.Printed(paper(job, outcome))));
    }

    private static Input.Paper paper(MessageId job, PrintOutcome outcome) {
        return switch (outcome) {
            case PrintOutcome.Printed _ -> new Input.Paper.Out(job);
            case PrintOutcome.NotPrinted not ->
                    new Input.Paper.Never(job, Feelings.words(not.trouble()));
            case PrintOutcome.Unknown unknown ->
                    new Input.Paper.Doubtful(job, Feelings.words(unknown.trouble()));
        };
    }

    private @Nullable Input trySettle(Effect.Settle settle, Instant wall) {
        try {
            settle(settle, wall);
            return null;
        } catch (LedgerBroken broken) {
            unsettled.add(settle);
            throw broken;
        }
    }

    private void settle(Effect.Settle settle, Instant wall) {
        ledger.settle(settle.ticket(), settle.outcome(), ids.get(), wall);
        ledger.entry(settle.ticket().request()).ifPresent(this::tell);
    }

    private void tell(Entry entry) {
        if (!sayIssued(entry, null)) {
            untold = true;
            return;
        }
        try {
            link.report(
                    Objects.requireNonNull(entry.report()),
                    entry.ticket().request(),
                    entry.ticket().grant().ticket(),
                    outcome(entry.fate()));
            ledger.told(entry.ticket().request());
        } catch (OutboxFull full) {
            untold = true;
        }
    }

    private static PaperOutcome outcome(Entry.Fate fate) {
        return switch (fate) {
            case CONFIRMED -> PaperOutcome.CONFIRMED;
            case UNKNOWN -> PaperOutcome.UNKNOWN;
            case NEVER -> PaperOutcome.NEVER;
            case RESERVED, SENT ->
                    throw new IllegalStateException("the paper's fate is not settled yet");
        };
    }

    private @Nullable Input help(boolean wanted) {
        feel(Feelings.help(wanted, receipts.node()));
        return null;
    }
}
