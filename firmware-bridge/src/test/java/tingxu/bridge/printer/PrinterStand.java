package tingxu.bridge.printer;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A printer that has started, and the simulated one at the far end of its tty. */
final class PrinterStand implements AutoCloseable {

    final List<Health> feelings = new CopyOnWriteArrayList<>();
    final Pty pty = Pty.open();
    final SimulatedPrinter simulated = new SimulatedPrinter(pty);
    final TicketPrinter printer =
            new TicketPrinter(
                    new DeviceId("printer"),
                    () -> SerialPort.open(pty.path(), 115_200),
                    PrinterProfile.WIDE,
                    new SteadyClock(Instant.parse("2026-11-22T01:00:00Z")),
                    feelings::add);

    PrinterStand() throws PortGone {
        printer.start();
    }

    PrintOutcome outcome(Slip slip) {
        return printer.print(slip).orTimeout(20, TimeUnit.SECONDS).join();
    }

    static Slip slip(String number) {
        return Slip.of(
                new Slip.Text(number),
                new Slip.Text("请等候叫号"),
                new Slip.Text("过号请重新取号"),
                new Slip.Text("谢谢"),
                Slip.Cut.PARTIAL);
    }

    @Override
    public void close() {
        printer.close();
        simulated.close();
    }
}
