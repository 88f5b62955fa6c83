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
import java.util.Random;

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
    void whatIsGivenUpUnseenIsNeverMerelyReserved() {
        try (Ledger ledger = open()) {
            ledger.settle(issued(1), PaperOutcome.NEVER, id(50), NOW);
            ledger.reserve(issued(2), NOW);
            ledger.settle(issued(2), PaperOutcome.UNKNOWN, id(51), NOW);
            assertThat(ledger.unfinished())
                    .extracting(Entry::fate)
                    .containsExactly(Entry.Fate.NEVER, Entry.Fate.UNKNOWN);
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
        try (SqliteLedger ledger = open()) {
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

    private SqliteLedger open() {
        return new SqliteLedger(folder.resolve("ledger.db"));
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

    @Test
    void aLedgerInMemoryIsLikeOneOnDisk() {
        Random dice = new Random(22);
        Ledger memory = new MemoryLedger();
        try (Ledger disk = open()) {
            for (int step = 0; step < 600; step++) {
                int some = 1 + dice.nextInt(12);
                int what = dice.nextInt(10);
                Instant at = NOW.plusSeconds(step);
                assertThat(did(memory, what, some, at))
                        .as("step %d: %d on %d", step, what, some)
                        .isEqualTo(did(disk, what, some, at));
                assertThat(memory.unfinished()).isEqualTo(disk.unfinished());
                assertThat(memory.loans()).isEqualTo(disk.loans());
                assertThat(memory.asked()).isEqualTo(disk.asked());
                assertThat(memory.entry(id(some))).isEqualTo(disk.entry(id(some)));
            }
        }
    }

    /** What came of it, in a word. */
    private static String did(Ledger ledger, int what, int some, Instant at) {
        LineId line = new LineId(some % 2 == 0 ? "tax" : "social");
        LocalDate day = LocalDate.of(2026, 11, 22 + some / 10);
        switch (what) {
            case 0 -> {
                return "" + ledger.reserve(issued(some), at);
            }
            case 1 -> {
                Loan loan = ledger.loans().isEmpty() ? null : ledger.loans().getFirst();
                if (loan == null || loan.left() == 0) return "none";
                try {
                    ledger.issue(new Issued(issued(some).grant(), null, true), loan, at);
                } catch (IllegalStateException refused) {
                    return "refused";
                }
            }
            case 2 -> ledger.said(id(some));
            case 3 -> ledger.withdraw(id(some));
            case 4 ->
                    ledger.lent(
                            new Loan(
                                    id(100 + some),
                                    day,
                                    line,
                                    new Words("税务", "Tax"),
                                    new TicketNumber('C', 5_000 + some),
                                    3,
                                    0));
            case 5 -> ledger.asking(line, id(200 + some));
            case 6 -> ledger.sent(id(some), at);
            case 7 -> ledger.copied(id(some));
            case 8 -> ledger.settle(id(some), PaperOutcome.UNKNOWN, id(300 + some), at);
            case 9 -> {
                if (some == 1) ledger.keepLoans(day);
                else ledger.told(id(some));
            }
            default -> throw new AssertionError("there is no such step");
        }
        return "";
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
