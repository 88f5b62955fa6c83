package tingxu.kiosk.station;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.kiosk.booking.Booked;
import tingxu.kiosk.issue.HallTime;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.issue.Stock;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.link.HallLink;
import tingxu.kiosk.link.News;
import tingxu.kiosk.visit.Issued;
import tingxu.kiosk.visit.Want;
import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.TicketId;
import tingxu.wire.WaitRange;
import tingxu.wire.outbox.Outbox.OutboxFull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The numbers lent to this kiosk, as they lie in its ledger: asks for more in time, and takes the
 * next one. For the station's thread.
 */
final class Purse {

    private static final Logger LOG = LoggerFactory.getLogger(Purse.class);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);

    private final HallLink link;
    private final Ledger ledger;
    private final int full;
    private final ZoneId zone;
    private final Function<TicketId, String> sign;
    private final InstantSource steady;
    private final InstantSource wall;
    private final Supplier<MessageId> ids;
    private final TreeMap<LineId, Asked> asked = new TreeMap<>();
    private Stock stock = Stock.EMPTY;
    private HallTime hallTime = HallTime.UNKNOWN;
    private @Nullable LocalDate openDay;

    /** What was asked for, under an id that is kept until the answer has come. */
    private record Asked(MessageId loan, Instant again) {}

    /**
     * @param full numbers to have in hand for each line; 0 for none
     * @param zone of the hall
     * @param sign makes the text of a ticket's QR code
     * @param steady measures waits; never set
     * @param wall the time of day
     */
    Purse(
            HallLink link,
            Ledger ledger,
            int full,
            ZoneId zone,
            Function<TicketId, String> sign,
            InstantSource steady,
            InstantSource wall,
            Supplier<MessageId> ids) {
        this.link = link;
        this.ledger = ledger;
        this.full = full;
        this.zone = zone;
        this.sign = sign;
        this.steady = steady;
        this.wall = wall;
        this.ids = ids;
    }

    /** What an earlier run of this kiosk had in hand, and had asked for. */
    void load() {
        stock = new Stock(ledger.loans());
        ledger.asked().forEach((line, loan) -> asked.put(line, new Asked(loan, steady.instant())));
    }

    /** Which business day the hall is in: numbers of any other are gone. */
    void on(News.Day day) {
        heard(day.said());
        boolean another = !stock.loans().isEmpty() && !stock.on(day.day()).equals(stock);
        if (another || !day.open()) forget(day.open() ? day.day() : null);
        openDay = day.open() ? day.day() : null;
    }

    /** The hall has said something, at that time of its own. */
    void heard(Instant hallSaid) {
        hallTime = hallTime.heard(hallSaid, steady.instant());
    }

    void on(News.Lent lent) {
        Loan loan = lent.loan();
        if (openDay != null && !loan.day().equals(openDay)) return;
        Stock more = stock.with(loan);
        if (!more.equals(stock)) ledger.lent(loan);
        stock = more;
        asked.remove(loan.line());
        LOG.info("{} to {} may be issued here", loan.first(), loan.count());
    }

    void on(News.Unlent refused) {
        LOG.warn("no numbers are lent: {}", refused.why().en());
        asked.replaceAll((_, one) ->
                one.loan().equals(refused.loan())
                        ? new Asked(ids.get(), steady.instant().plus(AFTER_REFUSAL))
                        : one);
    }

    /** Asks for numbers of every line that has lost half of its own. */
    void refill(List<LineLoad> lines) {
        if (openDay == null || !link.connected()) return;
        Instant now = steady.instant();
        for (LineLoad line : lines) {
            int wanted = stock.wanted(line.line(), full);
            Asked before = asked.get(line.line());
            if (wanted == 0 || (before != null && now.isBefore(before.again()))) continue;
            ask(line.line(), before == null ? ids.get() : before.loan(), wanted, now);
        }
    }

    private void ask(LineId line, MessageId loan, int wanted, Instant now) {
        ledger.asking(line, loan);
        asked.put(line, new Asked(loan, now.plus(ANSWER)));
        try {
            link.want(loan, line, wanted);
        } catch (OutboxFull full) {
            LOG.warn("no numbers asked for: {}", full.getMessage());
        }
    }

    /**
     * Uses the next number: it is in the ledger when this returns.
     *
     * @return empty when none is left for the line
     */
    Optional<Issued> take(MessageId request, Want want) {
        Optional<Loan> next = stock.next(want.line(), hallNow());
        if (next.isEmpty()) return Optional.empty();
        Loan loan = next.get();
        Issued ticket =
                new Issued(
                        new TicketGranted(
                                request,
                                loan.next(),
                                loan.line(),
                                loan.lineName(),
                                want.ticketClass(),
                                wall.instant(),
                                0,
                                new WaitRange(0, 0),
                                sign.apply(loan.next()),
                                booked(want),
                                null),
                        want.item(),
                        true);
        ledger.issue(ticket, loan, wall.instant());
        stock = stock.spent(loan);
        return Optional.of(ticket);
    }

    private @Nullable Instant booked(Want want) {
        Booked booked = want.booked();
        return booked != null && booked.at().isAfter(hallTime()) ? booked.at() : null;
    }

    /** Whether numbers of that line were lent, and are used up. */
    boolean usedUp(LineId line) {
        return stock.knows(line) && stock.left(line) == 0;
    }

    /** The lines that this kiosk could serve by itself now. */
    List<LineLoad> lines() {
        return stock.lines(hallNow());
    }

    private void forget(@Nullable LocalDate but) {
        Stock kept = but == null ? Stock.EMPTY : stock.on(but);
        ledger.keepLoans(but);
        stock = kept;
        asked.clear();
    }

    private LocalDateTime hallNow() {
        return LocalDateTime.ofInstant(hallTime(), zone);
    }

    /** The time in the hall, as well as this kiosk knows it. */
    Instant hallTime() {
        return hallTime.at(steady.instant(), wall.instant());
    }
}
