package tingxu.provision.box;

import tingxu.bridge.Parts;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.SimulatedScanner;
import tingxu.kiosk.profile.Devices;
import tingxu.kiosk.profile.KioskProfile;

import java.nio.file.Path;
import java.util.List;

/** A kiosk's devices, simulated at the far ends of real pseudo-terminals. */
public final class KioskDevices {

    private static final int CARD_BAUD = 115_200;
    private static final int SCANNER_BAUD = 9_600;
    private static final int PRINTER_BAUD = 115_200;

    private final Line cardLine;
    private final Line scannerLine;
    private final Line printerLine;
    private final SimulatedCardReader card;
    private final SimulatedScanner scanner;
    private final SimulatedPrinter printer;

    /**
     * @param parts closes them
     */
    KioskDevices(Parts parts) throws PortGone {
        cardLine = Line.open(parts, CARD_BAUD);
        scannerLine = Line.open(parts, SCANNER_BAUD);
        printerLine = Line.open(parts, PRINTER_BAUD);
        card = parts.keep(new SimulatedCardReader(cardLine.far()));
        scanner = parts.keep(new SimulatedScanner(scannerLine.far()));
        printer = parts.keep(new SimulatedPrinter(printerLine.far()));
        for (Line line : List.of(cardLine, scannerLine, printerLine)) parts.keep(line.far()::end);
    }

    /** The near ends, as a kiosk's file names them. */
    Devices named() throws FileWrong {
        String section =
                "devices:\n"
                        + entry("card", cardLine)
                        + entry("scanner", scannerLine)
                        + entry("printer", printerLine);
        return Devices.read(Yaml.parse(KioskProfile.FILE, section).at("devices"), Path.of("."));
    }

    private static String entry(String kind, Line line) {
        return "  %s: {line: %s, baud: %d}\n".formatted(kind, line.path(), line.baud());
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
        return cardLine.far();
    }

    public Meter scannerMeter() {
        return scannerLine.far();
    }

    public Meter printerMeter() {
        return printerLine.far();
    }
}
