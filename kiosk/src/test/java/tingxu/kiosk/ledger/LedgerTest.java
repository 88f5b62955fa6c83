package tingxu.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;

final class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:41:00Z");

    @TempDir Path folder;

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        Issued ticket = issued(1);
        try (Ledger ledger = open()) {
            assertThat(ledger.reserve(ticket, NOW)).isTrue();
            ledger.sent(ticket.request(), NOW.plusSeconds(1));
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.unfinished())
                    .containsExactly(
                            new Entry(
                                    ticket,
                                    Entry.Fate.SENT,
                                    1,
                                    NOW.plusSeconds(1),
                                    null,
                                    true,
                                    false));
        }
    }

    @Test
    void aNumberIsReservedOnce() {
        try (Ledger ledger = open()) {
            assertThat(ledger.reserve(issued(1), NOW)).isTrue();
            ledger.sent(id(1), NOW);
            assertThat(ledger.reserve(issued(1), NOW)).isFalse();
            assertThat(ledger.entry(id(1)).orElseThrow().fate()).isEqualTo(Entry.Fate.SENT);
        }
    }

    @Test
    void anEndIsUnfinishedUntilTheHallIsTold() {
        try (Ledger ledger = open()) {
            ledger.reserve(issued(1), NOW);
            ledger.settle(id(1), PaperOutcome.UNKNOWN, id(50), NOW);
            assertThat(ledger.unfinished())
                    .extracting(Entry::fate, Entry::report)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Entry.Fate.UNKNOWN, id(50)));
            ledger.told(id(1));
            assertThat(ledger.unfinished()).isEmpty();
            assertThat(ledger.entry(id(1))).isPresent();
        }
    }

    @Test
    void aReprintIsCountedAndItsEndIsToldAnew() {
        try (Ledger ledger = open()) {
            ledger.reserve(issued(1), NOW);
            ledger.sent(id(1), NOW);
            ledger.settle(id(1), PaperOutcome.UNKNOWN, id(50), NOW);
            ledger.told(id(1));
            ledger.sent(id(1), NOW);
            ledger.settle(id(1), PaperOutcome.CONFIRMED, id(51), NOW);
            Entry entry = ledger.unfinished().getFirst();
            assertThat(entry.prints()).isEqualTo(2);
            assertThat(entry.report()).isEqualTo(id(51));
        }
    }

    @Test
    void whatTheHallKnowsIsForgottenInTheEndAndNothingElse() {
        try (Ledger ledger = open()) {
            ledger.reserve(issued(1), NOW);
            ledger.sent(id(1), NOW);
            ledger.reserve(issued(2), NOW);
            ledger.settle(id(2), PaperOutcome.CONFIRMED, id(50), NOW);
            ledger.told(id(2));
            for (int n = 3; n <= 9; n++) {
                ledger.reserve(issued(n), NOW);
                ledger.settle(id(n), PaperOutcome.CONFIRMED, id(50 + n), NOW);
                ledger.told(id(n), 3);
            }
            assertThat(ledger.entry(id(1))).isPresent();
            assertThat(ledger.entry(id(2))).isEmpty();
            assertThat(ledger.entry(id(9))).isPresent();
        }
    }

    private Ledger open() {
        return new Ledger(folder.resolve("ledger.db"));
    }

    @Test
    void aLentNumberIsUsedOnceAndStaysUsedOverARestart() {
        Loan loan =
                new Loan(
                        id(70),
                        LocalDate.of(2026, 11, 22),
                        new LineId("tax"),
                        new Words("税务", "Tax"),
                        new TicketNumber('C', 5_001),
                        2,
                        0);
        Issued own = new Issued(issued(1).grant(), null, true);
        try (Ledger ledger = open()) {
            ledger.asking(loan.line(), loan.id());
            assertThat(ledger.asked()).containsEntry(loan.line(), loan.id());
            ledger.lent(loan);
            ledger.lent(loan);
            assertThat(ledger.asked()).isEmpty();
            ledger.issue(own, loan, NOW);
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.loans()).extracting(Loan::used).containsExactly(1);
            Entry left = ledger.unfinished().getFirst();
            assertThat(left.ticket()).isEqualTo(own);
            assertThat(left.said()).isFalse();
            assertThatThrownBy(() -> ledger.issue(own, ledger.loans().getFirst(), NOW))
                    .as("the same press")
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ledger.loans()).extracting(Loan::used).containsExactly(1);
            ledger.said(id(1));
            assertThat(ledger.entry(id(1)).orElseThrow().said()).isTrue();
            ledger.withdraw(id(1));
            assertThat(ledger.entry(id(1))).as("what was said stays").isPresent();
            ledger.keepLoans(LocalDate.of(2026, 11, 23));
            assertThat(ledger.loans()).isEmpty();
        }
    }

    @Test
    void aLedgerOfBeforeKioskNumbersGoesOn() throws Exception {
        try (Ledger ledger = open()) {
            ledger.reserve(issued(1), NOW);
        }
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                var sql = file.createStatement()) {
            sql.execute("ALTER TABLE print DROP COLUMN offline");
            sql.execute("DROP TABLE loan");
            sql.execute("DROP TABLE asked");
        }
        try (Ledger ledger = open()) {
            Entry left = ledger.unfinished().getFirst();
            assertThat(left.ticket()).isEqualTo(issued(1));
            assertThat(left.said()).isTrue();
            assertThat(ledger.loans()).isEmpty();
        }
    }

    private static MessageId id(int n) {
        return MessageId.of(NOW.toEpochMilli(), 0, n);
    }

    private static Issued issued(int n) {
        return new Issued(
                new TicketGranted(
                        id(n),
                        new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('C', n)),
                        new LineId("tax"),
                        new Words("税务", "Tax"),
                        TicketClass.PRIORITY,
                        NOW,
                        3,
                        new WaitRange(9, 15),
                        "TX1.demo.20261122.C001.AAAAAAAAAA"),
                n % 2 == 0 ? null : new ItemId("tax-deed"));
    }
}
