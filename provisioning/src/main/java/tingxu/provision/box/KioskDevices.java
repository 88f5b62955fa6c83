package tingxu.provision.box;

import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.SimulatedScanner;
import tingxu.kiosk.Kiosk;

import java.util.ArrayDeque;
import java.util.Deque;

/** A kiosk's devices, simulated at the far ends of real pseudo-terminals. */
public final class KioskDevices implements AutoCloseable {

    private static final int CARD_BAUD = 115_200;
    private static final int BAUD = 9_600;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Pty cardLine;
    private final Pty scannerLine;
    private final Pty printerLine;
    private final Meter cardMeter;
    private final Meter printerMeter;
    private final SimulatedCardReader card;
    private final SimulatedScanner scanner;
    private final SimulatedPrinter printer;

    KioskDevices() throws PortGone {
        cardLine = keep(Pty.open());
        scannerLine = keep(Pty.open());
        printerLine = keep(Pty.open());
        cardMeter = new Meter(cardLine);
        printerMeter = new Meter(printerLine);
        card = keep(new SimulatedCardReader(cardMeter));
        scanner = keep(new SimulatedScanner(scannerLine));
        printer = keep(new SimulatedPrinter(printerMeter));
    }

    /** The near ends, as a kiosk opens them. */
    Kiosk.Lines lines() {
        return new Kiosk.Lines(
                opener(cardLine, CARD_BAUD),
                opener(scannerLine, BAUD),
                opener(printerLine, CARD_BAUD));
    }

    static Port.Opener opener(Pty line, int baud) {
        String path = line.path();
        return () -> SerialPort.open(path, baud);
    }

    public SimulatedCardReader card() {
        return card;
    }

    public SimulatedScanner scanner() {
        return scanner;
    }

    public SimulatedPrinter printer() {
        return printer;
    }

    public Meter cardMeter() {
        return cardMeter;
    }

    public Meter printerMeter() {
        return printerMeter;
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        Parts.close(parts);
    }
}
