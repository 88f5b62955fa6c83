package tingxu.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.printer.Paper;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.ledger.SqliteLedger;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.LineId;
import tingxu.wire.Message.DeviceChanged;
import tingxu.wire.Message.NumbersWanted;
import tingxu.wire.Message.OfflineIssued;
import tingxu.wire.Message.PaperReported;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.Message.TicketRequested;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A kiosk whose hall is silent or out of reach issues the numbers that it was lent. */
final class OfflineTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final LineId TAX = new LineId("tax");

    @TempDir Path folder;
    private TestKiosk kiosk;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @BeforeEach
    void start() throws Exception {
        kiosk = new TestKiosk(folder);
        kiosk.hall.opens(today, true);
        kiosk.untilLent(6);
    }

    @AfterEach
    void stop() {
        kiosk.close();
    }

    @Test
    void aSilentHallIsNotWaitedForAndItsLateAnswerPrintsNothing() {
        kiosk.hall.mood(TestHall.Mood.SILENT);
        kiosk.take("tax");

        var shown = kiosk.untilPage("shown");

        assertThat(shown.at("/ticket").stringValue()).isEqualTo("C5001");
        assertThat(shown.at("/offline").booleanValue()).isTrue();
        Paper paper = kiosk.printer.papers().getFirst();
        assertThat(paper.lines())
                .anyMatch(line -> line.strip().equals("C5001"))
                .anyMatch(line -> line.contains("离线号"))
                .anyMatch(line -> line.contains("从现在起排"))
                .noneMatch(line -> line.contains("分钟"));
        assertThat(paper.qrs()).containsExactly(kiosk.hall.qr(ticket("C5001")));
        assertThat(kiosk.get("/").body()).contains("离线号").contains("从现在算起");

        kiosk.hall.answerLate();
        kiosk.untilReported(PaperOutcome.CONFIRMED);

        OfflineIssued told = kiosk.hall.heard(OfflineIssued.class).getFirst();
        assertThat(told.request()).isEqualTo(kiosk.hall.granted().getFirst().request());
        assertThat(told.ticket()).isEqualTo(ticket("C5001"));
        kiosk.press("{\"do\":\"taken\"}");
        assertThat(kiosk.printer.papers()).hasSize(1);
    }

    @Test
    void anAnswerInTimeUsesNoNumberOfItsOwn() {
        kiosk.take("tax");
        assertThat(kiosk.untilPage("shown").at("/offline").booleanValue()).isFalse();
        kiosk.untilReported(PaperOutcome.CONFIRMED);
        assertThat(kiosk.hall.heard(OfflineIssued.class)).isEmpty();
    }

    @Test
    void cutOffItServesQuietlyAndTellsTheHallInOrderWhenItIsBack() {
        kiosk.wire().cut();
        await().atMost(SOON).until(() -> !kiosk.visit().at("/connected").booleanValue());
        assertThat(kiosk.get("/").body()).contains("离线取号中").doesNotContain("连接中断");
        for (String number : new String[] {"C5001", "C5002"}) {
            kiosk.take("tax");
            assertThat(kiosk.untilPage("shown").at("/ticket").stringValue()).isEqualTo(number);
            kiosk.press("{\"do\":\"taken\"}");
        }
        assertThat(kiosk.hall.heard(OfflineIssued.class)).isEmpty();

        kiosk.wire().reconnect();

        kiosk.untilReported(PaperOutcome.CONFIRMED, PaperOutcome.CONFIRMED);
        assertThat(kiosk.hall.heard(OfflineIssued.class))
                .extracting(OfflineIssued::ticket)
                .containsExactly(ticket("C5001"), ticket("C5002"));
        assertThat(kiosk.hall.heard(TicketRequested.class)).isEmpty();
    }

    @Test
    void aKioskThatStartsWithoutItsHallStillHasItsNumbersAndKnowsItsLines() throws Exception {
        kiosk.stop();
        kiosk.startCutOff();
        assertThat(kiosk.visit().at("/lines").size()).isEqualTo(6);
        kiosk.take("tax");
        assertThat(kiosk.untilPage("shown").at("/ticket").stringValue()).isEqualTo("C5001");
        kiosk.heal();
        kiosk.untilReported(PaperOutcome.CONFIRMED);
        assertThat(kiosk.hall.lent()).as("nothing is asked for twice").hasSize(6);
    }

    @Test
    void usedUpNumbersAreSaidInWordsAndStaffAreCalled() throws Exception {
        restartWith("lent-numbers: 1\n");
        kiosk.hall.lendsAtMost(0);
        int loans = 100; // those of the first run, of the same day
        kiosk.wire().cut();
        await().atMost(SOON).until(() -> !kiosk.visit().at("/connected").booleanValue());
        spend(loans);
        kiosk.take("tax");

        assertThat(kiosk.untilPage("no-answer").at("/usedUp").booleanValue()).isTrue();

        assertThat(kiosk.get("/").body()).contains("离线号已用完").contains("人工服务处在大门左侧");
        kiosk.press("{\"do\":\"home\"}");
        kiosk.take("social");
        assertThat(kiosk.untilPage("shown").at("/ticket").stringValue())
                .as("other lines have their own")
                .isEqualTo("B5001");
        kiosk.hall.lendsAtMost(100);
        kiosk.wire().reconnect();
        await().atMost(SOON)
                .until(() ->
                        kiosk.hall.heard(DeviceChanged.class).stream()
                                .anyMatch(told ->
                                        told.device().device().equals("numbers")
                                                && "kiosk-numbers".equals(told.device().remedy())));
        kiosk.untilLent(7);
        kiosk.wire().cut();
        kiosk.press("{\"do\":\"taken\"}");
        kiosk.take("tax");
        assertThat(kiosk.untilPage("shown").at("/ticket").stringValue()).isEqualTo("C5101");
    }

    @Test
    void withHalfOfThemGoneMoreAreAskedFor() throws Exception {
        spend(49);
        kiosk.hall.mood(TestHall.Mood.SILENT);
        assertThat(kiosk.hall.lent()).hasSize(6);
        kiosk.take("tax");
        kiosk.untilPage("shown");
        kiosk.untilLent(7);
        assertThat(kiosk.hall.lent().getLast().first()).isEqualTo(TicketNumber.parse("C5101"));
        assertThat(kiosk.hall.lent().getLast().count()).isEqualTo(50);
    }

    @Test
    void numbersAreGoneWithTheirDay() {
        kiosk.hall.opens(today, false);
        kiosk.wire().cut();
        await().atMost(SOON).until(() -> !kiosk.visit().at("/connected").booleanValue());
        kiosk.take("tax");
        assertThat(kiosk.untilPage("no-answer").at("/usedUp").booleanValue()).isFalse();
    }

    @Test
    void aHallThatLendsNoneIsAskedOnceAndNotEveryFewSeconds() throws Exception {
        kiosk.hall.lendsAtMost(0);
        kiosk.hall.opens(today.plusDays(1), true);
        await().atMost(SOON).until(() -> kiosk.hall.heard(NumbersWanted.class).size() == 12);
        kiosk.hall.showLines(3);
        kiosk.take("tax");
        kiosk.untilPage("shown");
        kiosk.untilReported(PaperOutcome.CONFIRMED);
        assertThat(kiosk.hall.heard(NumbersWanted.class)).hasSize(12);
    }

    @Test
    void killedBeforeTheHallCouldBeToldItTellsAndPrints() throws Exception {
        killedWith(ledger -> {});
        kiosk.untilPage("shown");
        assertThat(kiosk.printer.papers().getFirst().lines())
                .anyMatch(line -> line.strip().equals("C5001"))
                .noneMatch(line -> line.contains("补打"));
        assertThat(kiosk.hall.heard(OfflineIssued.class)).hasSize(1);
        kiosk.untilReported(PaperOutcome.CONFIRMED);
    }

    @Test
    void killedWhilePrintingItAsksAndPrintsTheSameNumberAgain() throws Exception {
        killedWith(ledger -> {
            ledger.said(MessageId.of(1_000, 0, 1));
            ledger.sent(MessageId.of(1_000, 0, 1), Instant.now());
        });
        kiosk.untilPage("asking-paper");
        kiosk.press("{\"do\":\"paper\",\"yes\":false}");
        kiosk.untilPage("shown");
        assertThat(kiosk.printer.papers().getFirst().lines())
                .anyMatch(line -> line.contains("补打"))
                .anyMatch(line -> line.contains("离线号"))
                .anyMatch(line -> line.strip().equals("C5001"));
        kiosk.untilReported(PaperOutcome.CONFIRMED);
        kiosk.press("{\"do\":\"taken\"}");
        kiosk.hall.mood(TestHall.Mood.SILENT);
        kiosk.take("tax");
        assertThat(kiosk.untilPage("shown").at("/ticket").stringValue())
                .as("a number that was used is used")
                .isEqualTo("C5002");
    }

    @Test
    void theReportOfItsPaperNeverComesBeforeTheTicketItself() throws Exception {
        kiosk.stop();
        try (Ledger ledger = new SqliteLedger(folder.resolve("ledger.db"))) {
            issue(ledger);
            ledger.settle(
                    MessageId.of(1_000, 0, 1),
                    PaperOutcome.CONFIRMED,
                    MessageId.of(1_000, 0, 2),
                    Instant.now());
        }
        kiosk.start();
        kiosk.untilReported(PaperOutcome.CONFIRMED);
        assertThat(kiosk.hall.heard(OfflineIssued.class)).hasSize(1);
        var all = kiosk.hall.heard(tingxu.wire.Message.NodeEvent.class);
        assertThat(all.indexOf(kiosk.hall.heard(OfflineIssued.class).getFirst()))
                .isLessThan(all.indexOf(kiosk.hall.heard(PaperReported.class).getFirst()));
    }

    @FunctionalInterface
    private interface Doing {
        void on(Ledger ledger);
    }

    /** As if the kiosk had been killed after a number was used, and after that. */
    private void killedWith(Doing then) throws Exception {
        kiosk.stop();
        try (Ledger ledger = new SqliteLedger(folder.resolve("ledger.db"))) {
            issue(ledger);
            then.on(ledger);
        }
        kiosk.start();
    }

    private void issue(Ledger ledger) {
        Loan loan = loan(ledger);
        ledger.issue(
                new Issued(
                        new TicketGranted(
                                MessageId.of(1_000, 0, 1),
                                loan.next(),
                                TAX,
                                new Words("税务", "Tax"),
                                TicketClass.ORDINARY,
                                Instant.now(),
                                0,
                                new WaitRange(0, 0),
                                kiosk.hall.qr(loan.next())),
                        null,
                        true),
                loan,
                Instant.now());
    }

    private static Loan loan(Ledger ledger) {
        return ledger.loans().stream()
                .filter(one -> one.line().equals(TAX))
                .findFirst()
                .orElseThrow();
    }

    /** As if so many numbers of the tax line had been used, and all papers were seen to. */
    private void spend(int numbers) throws Exception {
        boolean cut = !kiosk.visit().at("/connected").booleanValue();
        kiosk.stop();
        try (Ledger ledger = new SqliteLedger(folder.resolve("ledger.db"))) {
            for (int i = 0; i < numbers; i++) {
                Loan loan = loan(ledger);
                MessageId request = MessageId.of(2_000, 0, i);
                ledger.issue(
                        new Issued(
                                new TicketGranted(
                                        request,
                                        loan.next(),
                                        TAX,
                                        new Words("税务", "Tax"),
                                        TicketClass.ORDINARY,
                                        Instant.now(),
                                        0,
                                        new WaitRange(0, 0),
                                        "x"),
                                null,
                                true),
                        loan,
                        Instant.now());
                ledger.said(request);
                ledger.settle(
                        request, PaperOutcome.CONFIRMED, MessageId.of(3_000, 0, i), Instant.now());
                ledger.told(request);
            }
        }
        if (cut) kiosk.startCutOff();
        else kiosk.start();
        if (cut) kiosk.broker.restart();
        if (cut) kiosk.hall.comeBack();
    }

    private void restartWith(String more) throws Exception {
        kiosk.stop();
        Path file = folder.resolve(KioskProfile.FILE);
        Files.writeString(file, Files.readString(file) + more);
        kiosk.start();
    }

    private TicketId ticket(String number) {
        return new TicketId(today, TicketNumber.parse(number));
    }
}
