package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.EscPosTest.Texts;
import tingxu.bridge.printer.PrintOutcome.NotPrinted;
import tingxu.bridge.printer.PrintOutcome.Printed;
import tingxu.bridge.printer.PrintOutcome.Unknown;
import tingxu.bridge.printer.SimulatedPrinter.Mood;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Printers on ugly lines, pulled cables and the network. */
@Timeout(60)
class PrinterLinesTest {

    private PrinterStand stand;

    @BeforeEach
    void start() throws Exception {
        stand = new PrinterStand();
    }

    @AfterEach
    void end() {
        stand.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRICKLE", "NOISE", "HEAD_HOT"})
    void aPrinterOnAnUglyLinePrintsAllTheSame(Mood mood) {
        stand.simulated.mood(mood);

        assertThat(stand.outcome(Texts.TICKET)).isEqualTo(new Printed());
        assertThat(stand.outcome(Texts.TICKET)).isEqualTo(new Printed());
    }

    @Test
    void aMillionBytesOfNoiseLeaveItAlive() throws Exception {
        await().until(() -> stand.printer.health() instanceof Health.Ready);
        byte[] noise = new byte[10_000];
        Random random = new Random(9100);
        for (int i = 0; i < 100; i++) {
            random.nextBytes(noise);
            stand.pty.write(noise);
        }
        await().until(() -> stand.outcome(PrinterStand.slip("A001")).equals(new Printed()));
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
    void aCablePulledWhilePrintingLeavesTheSlipUnknownAndTheNextRefused() {
        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());
        stand.simulated.mood(Mood.SLOW);
        CompletableFuture<PrintOutcome> outcome = stand.printer.print(Texts.TICKET);
        await().until(() -> stand.simulated.atWork());

        stand.simulated.close();

        assertThat(outcome.orTimeout(5, TimeUnit.SECONDS).join())
                .isEqualTo(new Unknown(PrinterTroubles.SILENT));
        assertThat(stand.outcome(PrinterStand.slip("A002")))
                .isEqualTo(new NotPrinted(PrinterTroubles.SILENT));
        await().until(() -> !(stand.printer.health() instanceof Health.Ready));
    }

    @Test
    void aPlugPulledByThePrinterItselfLeavesTheSlipUnknown() {
        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());
        stand.simulated.mood(Mood.HANGS_UP_MID_PRINT);

        assertThat(stand.outcome(PrinterStand.slip("A002")))
                .isEqualTo(new Unknown(PrinterTroubles.SILENT));
    }
}
