package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.EscPosTest.Texts;
import tingxu.bridge.printer.PrintOutcome.NotPrinted;
import tingxu.bridge.printer.PrintOutcome.Printed;
import tingxu.bridge.printer.PrintOutcome.Unknown;
import tingxu.bridge.printer.PrinterCondition.PaperSupply;
import tingxu.bridge.printer.SimulatedPrinter.Mood;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class TicketPrinterTest {

    private final List<Health> feelings = new CopyOnWriteArrayList<>();
    private Pty pty;
    private SimulatedPrinter simulated;
    private TicketPrinter printer;

    @BeforeEach
    void start() throws Exception {
        pty = Pty.open();
        simulated = new SimulatedPrinter(pty);
        String path = pty.path();
        printer =
                new TicketPrinter(
                        new DeviceId("printer"),
                        () -> SerialPort.open(path, 115_200),
                        PrinterProfile.WIDE,
                        new SteadyClock(Instant.parse("2026-11-22T01:00:00Z")),
                        feelings::add);
        printer.start();
    }

    @AfterEach
    void end() {
        printer.close();
        simulated.close();
    }

    @Test
    void aTicketIsPrintedAndConfirmedWithinASecond() {
        outcome(Texts.TICKET);
        long began = System.nanoTime();

        PrintOutcome outcome = outcome(Texts.TICKET);

        assertThat(outcome).isEqualTo(new Printed());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        Paper paper = simulated.papers().getLast();
        assertThat(paper.lines()).startsWith("政务服务大厅", "A0023");
        assertThat(paper.qrs()).containsExactly("TX1.demo.20261122.A0023.ABCDEFGH23");
        assertThat(printer.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void slipsComeOutInTheirOrderAndTheOnePaperIsTheOneConfirmed() {
        List<Paper> told = new CopyOnWriteArrayList<>();
        simulated.onPaper(told::add);
        List<CompletableFuture<PrintOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < TicketPrinter.CAPACITY; i++)
            outcomes.add(printer.print(slip("A00" + i)));

        for (CompletableFuture<PrintOutcome> outcome : outcomes)
            assertThat(outcome.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(new Printed());

        assertThat(told)
                .extracting(paper -> paper.lines().getFirst())
                .containsExactly("A000", "A001", "A002", "A003");
    }

    @ParameterizedTest
    @CsvSource({
        "PAPER_OUT, printer-paper-out",
        "COVER_OPEN, printer-cover-open",
        "DEAF, printer-silent",
        "GARBAGE, printer-silent"
    })
    void aPrinterThatCannotIsRefusedAtOnceAndPrintsAgainWhenItIsWell(Mood mood, String remedy) {
        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());
        simulated.mood(mood);

        PrintOutcome refused = outcome(slip("A002"));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        NotPrinted.class,
                        not -> assertThat(not.trouble().remedy()).isEqualTo(remedy));
        await().until(() -> printer.health() instanceof Health.Gone);
        simulated.mood(Mood.HEALTHY);
        await().until(() -> printer.health() instanceof Health.Ready);
        assertThat(outcome(slip("A003"))).isEqualTo(new Printed());
        assertThat(simulated.papers())
                .extracting(paper -> paper.lines().getFirst())
                .containsExactly("A001", "A003");
    }

    @ParameterizedTest
    @CsvSource({"PAPER_OUT_MID_PRINT, printer-paper-out", "KNIFE_JAMS, printer-jam"})
    void aSlipInterruptedIsUnknownSoonAndNamesTheCause(Mood mood, String remedy) {
        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());
        simulated.mood(mood);
        long began = System.nanoTime();

        PrintOutcome outcome = outcome(slip("A002"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.trouble().remedy()).isEqualTo(remedy));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void theRestOfAnInterruptedSlipComesOutWithTheNewRollAndIsNotTakenForTheNext() {
        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());
        simulated.mood(Mood.PAPER_OUT_MID_PRINT);
        assertThat(outcome(slip("A002"))).isInstanceOf(Unknown.class);

        simulated.mood(Mood.HEALTHY);
        await().until(() -> simulated.papers().size() == 2);
        await().until(() -> printer.health() instanceof Health.Ready);

        assertThat(outcome(slip("A003"))).isEqualTo(new Printed());
        assertThat(simulated.papers())
                .extracting(paper -> paper.lines().getFirst())
                .containsExactly("A001", "A002", "A003");
    }

    @Test
    void aKnifeThatSomebodyClearedGoesOnWithoutThePowerSwitch() {
        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());
        simulated.mood(Mood.KNIFE_JAMS);
        assertThat(outcome(slip("A002"))).isInstanceOf(Unknown.class);
        assertThat(printer.condition().paper()).isEqualTo(PaperSupply.JAMMED);
        assertThat(printer.condition().cutterStuck()).isTrue();

        simulated.clearKnife();
        await().until(() -> printer.condition().coverOpen());
        simulated.closeCover();

        await().until(() -> printer.health() instanceof Health.Ready);
        assertThat(printer.condition())
                .isEqualTo(new PrinterCondition(PaperSupply.FULL, false, false, false, true));
        assertThat(outcome(slip("A003"))).isEqualTo(new Printed());
        assertThat(simulated.papers())
                .extracting(paper -> paper.lines().getFirst())
                .containsExactly("A001", "A003");
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, FULL, false, false",
        "NEAR_END, LOW, false, false",
        "PAPER_OUT, OUT, false, false",
        "COVER_OPEN, FULL, true, false",
        "HEAD_HOT, FULL, false, true"
    })
    void thePrinterSaysHowItIs(Mood mood, PaperSupply paper, boolean cover, boolean hot) {
        await().until(() -> printer.health() instanceof Health.Ready);
        simulated.mood(mood);
        await().until(() ->
                printer.condition().paper() == paper
                        && printer.condition().coverOpen() == cover
                        && printer.condition().headHot() == hot);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRICKLE", "NOISE", "HEAD_HOT"})
    void aPrinterOnAnUglyLinePrintsAllTheSame(Mood mood) {
        simulated.mood(mood);

        assertThat(outcome(Texts.TICKET)).isEqualTo(new Printed());
        assertThat(outcome(Texts.TICKET)).isEqualTo(new Printed());
    }

    @Test
    void aPlugPulledByThePrinterItselfLeavesTheSlipUnknown() {
        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());
        simulated.mood(Mood.HANGS_UP_MID_PRINT);

        assertThat(outcome(slip("A002"))).isEqualTo(new Unknown(PrinterTroubles.SILENT));
    }

    @Test
    void theLastSlipCanBePrintedAgainAndSaysSoOnce() {
        assertThat(printer.reprint().join())
                .isEqualTo(new NotPrinted(PrinterTroubles.NOTHING_PRINTED));
        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());

        for (int i = 0; i < 2; i++)
            assertThat(printer.reprint().orTimeout(20, TimeUnit.SECONDS).join())
                    .isEqualTo(new Printed());

        assertThat(simulated.papers().getLast().lines())
                .startsWith("补打 REPRINT", "A001")
                .containsOnlyOnce("补打 REPRINT");
    }

    @Test
    void aMillionBytesOfNoiseLeaveItAlive() throws Exception {
        await().until(() -> printer.health() instanceof Health.Ready);
        byte[] noise = new byte[10_000];
        Random random = new Random(9100);
        for (int i = 0; i < 100; i++) {
            random.nextBytes(noise);
            pty.write(noise);
        }
        await().until(() -> outcome(slip("A001")).equals(new Printed()));
    }

    @Test
    void aPrinterOnTheNetworkPrintsLikeOneOnALine() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Parts parts = new Parts()) {
            TicketPrinter networked =
                    parts.keep(
                            new TicketPrinter(
                                    new DeviceId("network"),
                                    () ->
                                            new PortAddress(
                                                            "tcp://127.0.0.1:"
                                                                    + server.getLocalPort())
                                                    .open(0),
                                    PrinterProfile.NARROW,
                                    new SteadyClock(Instant.EPOCH),
                                    health -> {}));
            networked.start();
            try (Socket far = server.accept()) {
                SimulatedPrinter behind =
                        parts.keep(new SimulatedPrinter(new SocketEnd(far), PrinterProfile.NARROW));
                await().until(() -> networked.health() instanceof Health.Ready);
                assertThat(networked.print(Texts.TICKET).orTimeout(20, TimeUnit.SECONDS).join())
                        .isEqualTo(new Printed());
                assertThat(behind.papers()).hasSize(1);
            }
        }
    }

    /** The printer's end of a socket. */
    private record SocketEnd(Socket socket) implements Port {

        @Override
        public int read(byte[] into, Duration limit) throws PortGone {
            try {
                socket.setSoTimeout(Math.toIntExact(Math.max(1, limit.toMillis())));
                int count = socket.getInputStream().read(into);
                if (count < 0) throw new PortGone(name(), "hung up");
                return count;
            } catch (SocketTimeoutException quiet) {
                return 0;
            } catch (IOException e) {
                throw new PortGone(name(), e.toString());
            }
        }

        @Override
        public void write(byte[] bytes) throws PortGone {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw new PortGone(name(), e.toString());
            }
        }

        @Override
        public void wake() {}

        @Override
        public String name() {
            return "printer's end";
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aRollNearItsEndStillPrintsAndIsAStrain() {
        simulated.mood(Mood.NEAR_END);

        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());

        await().until(() ->
                printer.health().equals(new Health.Strained(PrinterTroubles.PAPER_LOW)));
    }

    @Test
    void aSlowPrinterIsWaitedFor() {
        simulated.mood(Mood.SLOW);

        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());
    }

    @Test
    void moreSlipsThanThePrinterCanHoldAreRefusedNotPiledUp() {
        simulated.mood(Mood.SLOW);
        List<CompletableFuture<PrintOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 3 * TicketPrinter.CAPACITY; i++) outcomes.add(printer.print(slip("A")));

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
    void aCablePulledWhilePrintingLeavesTheSlipUnknownAndTheNextRefused() {
        assertThat(outcome(slip("A001"))).isEqualTo(new Printed());
        simulated.mood(Mood.SLOW);
        CompletableFuture<PrintOutcome> outcome = printer.print(Texts.TICKET);
        await().until(() -> simulated.atWork());

        simulated.close();

        assertThat(outcome.orTimeout(5, TimeUnit.SECONDS).join())
                .isEqualTo(new Unknown(PrinterTroubles.SILENT));
        assertThat(outcome(slip("A002"))).isEqualTo(new NotPrinted(PrinterTroubles.SILENT));
        await().until(() -> !(printer.health() instanceof Health.Ready));
    }

    @Test
    void closingRefusesWhatWaitsAndWhatComesLater() {
        simulated.mood(Mood.SLOW);
        outcome(slip("A001"));
        CompletableFuture<PrintOutcome> printing = printer.print(slip("A002"));
        CompletableFuture<PrintOutcome> waiting = printer.print(slip("A003"));

        printer.close();

        assertThat(printing).isDone();
        assertThat(waiting.join()).isInstanceOf(NotPrinted.class);
        assertThat(printer.print(slip("A004")).join())
                .isEqualTo(new NotPrinted(PrinterTroubles.CLOSED));
    }

    @Test
    void changesOfHealthAreToldOnceEach() {
        await().until(() -> printer.health() instanceof Health.Ready);
        simulated.mood(Mood.PAPER_OUT);
        await().until(() -> printer.health() instanceof Health.Gone);
        simulated.mood(Mood.HEALTHY);
        await().until(() -> printer.health() instanceof Health.Ready);

        assertThat(feelings)
                .containsExactly(
                        new Health.Ready(),
                        new Health.Gone(PrinterTroubles.PAPER_OUT),
                        new Health.Ready());
    }

    private PrintOutcome outcome(Slip slip) {
        return printer.print(slip).orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Slip slip(String number) {
        return Slip.of(
                new Slip.Text(number),
                new Slip.Text("请等候叫号"),
                new Slip.Text("过号请重新取号"),
                new Slip.Text("谢谢"),
                Slip.Cut.PARTIAL);
    }
}
