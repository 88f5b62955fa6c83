package tingxu.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.ledger.SqliteLedger;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.LineId;
import tingxu.wire.Message.PaperReported;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.WaitRange;
import tingxu.wire.Words;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The kiosk ended between the hall's number and the paper; the print journal tells where. */
final class RestartTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir Path folder;
    private TestKiosk kiosk;

    @BeforeEach
    void start() throws Exception {
        kiosk = new TestKiosk(folder);
    }

    @AfterEach
    void stop() {
        kiosk.close();
    }

    @Test
    void whatWasSentIsAskedAboutWhileTheCitizenMayStillStandThere() throws Exception {
        after(Instant.now(), true, ticket(7));
        assertThat(kiosk.visit().at("/page").stringValue()).isEqualTo("asking-paper");
        kiosk.press("{\"do\":\"paper\",\"yes\":false}");
        kiosk.untilPage("shown");
        assertThat(kiosk.printer.papers().getFirst().lines())
                .anyMatch(line -> line.contains("补打"))
                .anyMatch(line -> line.strip().equals("C007"));
        kiosk.untilReported(PaperOutcome.CONFIRMED);
    }

    @Test
    void whatWasGrantedAndNotSentIsPrintedNow() throws Exception {
        after(Instant.now(), false, ticket(7));
        kiosk.untilPage("shown");
        assertThat(kiosk.printer.papers()).hasSize(1);
        assertThat(kiosk.printer.papers().getFirst().lines())
                .noneMatch(line -> line.contains("补打"));
        kiosk.untilReported(PaperOutcome.CONFIRMED);
    }

    @Test
    void whatWasSentLongAgoIsReportedAsUnknown() throws Exception {
        after(Instant.now().minusSeconds(600), true, ticket(7));
        kiosk.untilReported(PaperOutcome.UNKNOWN);
        assertThat(kiosk.visit().at("/page").stringValue()).isEqualTo("idle");
        assertThat(kiosk.printer.papers()).isEmpty();
    }

    @Test
    void whatWasNeverSentLongAgoIsGivenBack() throws Exception {
        after(Instant.now().minusSeconds(600), false, ticket(7));
        kiosk.untilReported(PaperOutcome.NEVER);
        assertThat(kiosk.printer.papers()).isEmpty();
    }

    /** By one who checked in again, or by order of staff. */
    @Test
    void whatWasOnlyCopiedIsOnPaperAndNotGivenBack() throws Exception {
        kiosk.stop();
        Instant then = Instant.now().minusSeconds(600);
        try (Ledger ledger = new SqliteLedger(folder.resolve("ledger.db"))) {
            ledger.reserve(ticket(7), then);
            ledger.copied(ticket(7).request());
        }
        kiosk.start();
        kiosk.untilReported(PaperOutcome.UNKNOWN);
    }

    @Test
    void onlyTheLastCitizenCanStillStandThere() throws Exception {
        after(Instant.now(), true, ticket(6), ticket(7));
        kiosk.untilReported(PaperOutcome.UNKNOWN);
        assertThat(kiosk.visit().at("/ticket").stringValue()).isEqualTo("C007");
    }

    @Test
    void anEndThatTheHallWasNotToldIsToldUnderItsOwnId() throws Exception {
        kiosk.stop();
        MessageId report = MessageId.of(1_000, 0, 99);
        try (Ledger ledger = new SqliteLedger(folder.resolve("ledger.db"))) {
            ledger.reserve(ticket(7), Instant.now());
            ledger.settle(ticket(7).request(), PaperOutcome.CONFIRMED, report, Instant.now());
        }
        kiosk.start();
        kiosk.untilReported(PaperOutcome.CONFIRMED);
        kiosk.stop();
        kiosk.start();
        kiosk.press("{\"do\":\"help\"}");
        await().atMost(SOON)
                .until(() ->
                        kiosk.hall.heard(tingxu.wire.Message.DeviceChanged.class).stream()
                                .anyMatch(told -> told.device().device().equals("help")));
        assertThat(kiosk.hall.heard(PaperReported.class)).hasSize(1);
    }

    @Test
    void aKioskThatEndsMidPrintAsksWhetherThePaperCame() throws Exception {
        kiosk.printer.mood(SimulatedPrinter.Mood.DEAF);
        kiosk.take("tax");
        kiosk.untilPage("printing");
        kiosk.stop();
        kiosk.printer.mood(SimulatedPrinter.Mood.HEALTHY);
        kiosk.start();
        assertThat(kiosk.visit().at("/page").stringValue()).isEqualTo("asking-paper");
        kiosk.press("{\"do\":\"paper\",\"yes\":true}");
        kiosk.untilReported(PaperOutcome.CONFIRMED);
    }

    /** As if the kiosk had been killed then. */
    private void after(Instant then, boolean sent, Issued... tickets) throws Exception {
        kiosk.stop();
        try (Ledger ledger = new SqliteLedger(folder.resolve("ledger.db"))) {
            for (Issued ticket : List.of(tickets)) {
                ledger.reserve(ticket, then);
                if (sent) ledger.sent(ticket.request(), then);
            }
        }
        kiosk.start();
    }

    private Issued ticket(int place) {
        TicketId ticket = TicketId.parse("2026-11-22-C00" + place);
        return new Issued(
                new TicketGranted(
                        MessageId.of(1_000, 0, place),
                        ticket,
                        new LineId("tax"),
                        new Words("税务", "Tax"),
                        TicketClass.ORDINARY,
                        Instant.parse("2026-11-22T01:41:00Z"),
                        3,
                        new WaitRange(9, 15),
                        kiosk.hall.qr(ticket)),
                null);
    }
}
