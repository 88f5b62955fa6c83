package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.Health;
import tingxu.bridge.printer.EscPosTest.Texts;
import tingxu.bridge.printer.PrintOutcome.NotPrinted;
import tingxu.bridge.printer.PrintOutcome.Printed;
import tingxu.bridge.printer.SimulatedPrinter.Mood;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Slips on a simulated printer at the far end of a real tty. */
@Timeout(60)
class TicketPrinterTest {

    private PrinterStand stand;

    @BeforeEach
    void start() throws Exception {
        stand = new PrinterStand();
    }

    @AfterEach
    void end() {
        stand.close();
    }

    @Test
    void aTicketIsPrintedAndConfirmedWithinASecond() {
        stand.outcome(Texts.TICKET);
        long began = System.nanoTime();

        PrintOutcome outcome = stand.outcome(Texts.TICKET);

        assertThat(outcome).isEqualTo(new Printed());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        Paper paper = stand.simulated.papers().getLast();
        assertThat(paper.lines()).startsWith("政务服务大厅", "A0023");
        assertThat(paper.qrs()).containsExactly("TX1.demo.20261122.A0023.ABCDEFGH23");
        assertThat(stand.printer.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void slipsComeOutInTheirOrderAndTheOnePaperIsTheOneConfirmed() {
        List<Paper> told = new CopyOnWriteArrayList<>();
        stand.simulated.onPaper(told::add);
        List<CompletableFuture<PrintOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < TicketPrinter.CAPACITY; i++)
            outcomes.add(stand.printer.print(PrinterStand.slip("A00" + i)));

        for (CompletableFuture<PrintOutcome> outcome : outcomes)
            assertThat(outcome.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(new Printed());

        assertThat(told)
                .extracting(paper -> paper.lines().getFirst())
                .containsExactly("A000", "A001", "A002", "A003");
    }

    @Test
    void theLastSlipCanBePrintedAgainAndSaysSoOnce() {
        assertThat(stand.printer.reprint().join())
                .isEqualTo(new NotPrinted(PrinterTroubles.NOTHING_PRINTED));
        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());

        for (int i = 0; i < 2; i++)
            assertThat(stand.printer.reprint().orTimeout(20, TimeUnit.SECONDS).join())
                    .isEqualTo(new Printed());

        assertThat(stand.simulated.papers().getLast().lines())
                .startsWith("补打 REPRINT", "A001")
                .containsOnlyOnce("补打 REPRINT");
    }

    @Test
    void aSlowPrinterIsWaitedFor() {
        stand.simulated.mood(Mood.SLOW);

        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());
    }

    @Test
    void moreSlipsThanThePrinterCanHoldAreRefusedNotPiledUp() {
        stand.simulated.mood(Mood.SLOW);
        List<CompletableFuture<PrintOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 3 * TicketPrinter.CAPACITY; i++)
            outcomes.add(stand.printer.print(PrinterStand.slip("A")));

        List<PrintOutcome> refused =
                outcomes.stream()
                        .filter(CompletableFuture::isDone)
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(refused)
                .hasSizeGreaterThanOrEqualTo(TicketPrinter.CAPACITY)
                .containsOnly(new NotPrinted(PrinterTroubles.BUSY));
    }

    @Test
    void closingRefusesWhatWaitsAndWhatComesLater() {
        stand.simulated.mood(Mood.SLOW);
        stand.outcome(PrinterStand.slip("A001"));
        CompletableFuture<PrintOutcome> printing = stand.printer.print(PrinterStand.slip("A002"));
        CompletableFuture<PrintOutcome> waiting = stand.printer.print(PrinterStand.slip("A003"));

        stand.printer.close();

        assertThat(printing).isDone();
        assertThat(waiting.join()).isInstanceOf(NotPrinted.class);
        assertThat(stand.printer.print(PrinterStand.slip("A004")).join())
                .isEqualTo(new NotPrinted(PrinterTroubles.CLOSED));
    }
}
