package tingxu.provision.box;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Parts;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.ScannerMake;
import tingxu.bridge.scanner.SimulatedScanner;
import tingxu.bridge.scanner.camera.CameraFormat;
import tingxu.bridge.scanner.camera.SimulatedCamera;
import tingxu.kiosk.profile.Devices;
import tingxu.kiosk.profile.KioskProfile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A kiosk's devices, simulated at the far ends of real pseudo-terminals. */
public final class KioskDevices {

    private static final int CARD_BAUD = 115_200;
    private static final int SCANNER_BAUD = 9_600;
    private static final int PRINTER_BAUD = 115_200;

    /** Small and few: looking for a code costs more than all else that a quiet kiosk does. */
    private static final CameraFormat PICTURES =
            new CameraFormat(CameraFormat.Coding.GREY, 240, 240);

    private static final Duration PACE = Duration.ofMillis(300);

    /** What a kiosk has besides a card reader and a printer. */
    enum Outfit {
        /** A scanner on a line. */
        USUAL,
        /** A camera, too. */
        WITH_CAMERA,
        /** A scanner that types like a keyboard. */
        WITH_KEYBOARD;

        /** Of a hall's kiosks in their order: each sort once, and then the usual one. */
        static Outfit of(int kiosk) {
            return switch (kiosk) {
                case 0 -> WITH_CAMERA;
                case 1 -> WITH_KEYBOARD;
                default -> USUAL;
            };
        }
    }

    private final Line cardLine;
    private final Line scannerLine;
    private final Line printerLine;
    private final Outfit outfit;
    private final SimulatedCardReader card;
    private final SimulatedScanner scanner;
    private final SimulatedPrinter printer;
    private final @Nullable Eye eye;

    /** A camera and its line. */
    public record Eye(SimulatedCamera camera, Meter meter, String path) {}

    /**
     * A card reader, a printer, and a scanner on a line.
     *
     * @param parts closes them
     */
    public static KioskDevices usual(Parts parts) throws PortGone {
        return new KioskDevices(Outfit.USUAL, parts);
    }

    /**
     * @param parts closes them
     */
    KioskDevices(Outfit outfit, Parts parts) throws PortGone {
        this.outfit = outfit;
        cardLine = Line.open(parts, CARD_BAUD);
        scannerLine = Line.open(parts, SCANNER_BAUD);
        printerLine = Line.open(parts, PRINTER_BAUD);
        card = parts.keep(new SimulatedCardReader(cardLine.far()));
        scanner = parts.keep(new SimulatedScanner(scannerLine.far(), make(outfit)));
        printer = parts.keep(new SimulatedPrinter(printerLine.far()));
        eye = outfit == Outfit.WITH_CAMERA ? eye(parts) : null;
        for (Line line : List.of(cardLine, scannerLine, printerLine)) parts.keep(line.far()::end);
    }

    private static ScannerMake make(Outfit outfit) {
        return outfit == Outfit.WITH_KEYBOARD ? ScannerMake.KEYBOARD : ScannerMake.LINE;
    }

    private static Eye eye(Parts parts) throws PortGone {
        Line line = Line.open(parts, PRINTER_BAUD);
        SimulatedCamera camera = parts.keep(new SimulatedCamera(line.far(), PICTURES, PACE));
        parts.keep(line.far()::end);
        return new Eye(camera, line.far(), line.path());
    }

    /** The near ends, as a kiosk's file names them. */
    Devices named() throws FileWrong {
        String section =
                "devices:\n"
                        + entry("card", cardLine)
                        + (hasKeyboard() ? keyboard() : entry("scanner", scannerLine))
                        + entry("printer", printerLine)
                        + (eye == null ? "" : camera(eye));
        return Devices.read(Yaml.parse(KioskProfile.FILE, section).at("devices"), Path.of("."));
    }

    /** The near ends, as options of a command line. */
    public List<String> options() {
        return List.of(
                "--card",
                cardLine.path(),
                "--scanner",
                scannerLine.path(),
                "--printer",
                printerLine.path());
    }

    private static String entry(String kind, Line line) {
        return "  %s: {line: %s, baud: %d}\n".formatted(kind, line.path(), line.baud());
    }

    private String keyboard() {
        return "  scanner: {line: %s, make: keyboard}\n".formatted(scannerLine.path());
    }

    private static String camera(Eye eye) {
        return "  camera: {line: %s, format: grey, width: %d, height: %d}\n"
                .formatted(eye.path(), PICTURES.width(), PICTURES.height());
    }

    /** The camera; empty where this kiosk has none. */
    public Optional<Eye> eye() {
        return Optional.ofNullable(eye);
    }

    /** Whether its scanner types like a keyboard. */
    public boolean hasKeyboard() {
        return outfit == Outfit.WITH_KEYBOARD;
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
