package tingxu.provision.box;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Parts;
import tingxu.bridge.board.digits.SimulatedDigits;
import tingxu.bridge.board.template.SimulatedTemplate;
import tingxu.bridge.board.template.TemplateProfile;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.signal.SimulatedButton;
import tingxu.bridge.signal.SimulatedLamp;
import tingxu.daemon.SimulatedWires;
import tingxu.wire.WindowId;

import java.util.List;

/**
 * What not every window has: a lamp, a call button, and boards of digits, of dots and by a frame
 * that the hall has written down, at the first window of each bridge.
 */
public final class RareDevices {

    /** Where its boards are, each on its line. */
    public static final int ADDRESS = 1;

    private static final int BAUD = 9_600;
    private static final String FRAME =
            "AA 55 {address:1} {colour} {length:1} {text:gbk} {sum:xor:3} 0D";
    private static final String ANSWER = "AA 06 {address:1} {sum:xor:3} 0D";

    private final WindowId window;
    private final Line digitsLine;
    private final Line describedLine;
    private final Line lampLine;
    private final Line buttonLine;
    private final SimulatedDigits digits;
    private final SimulatedTemplate described;
    private final SimulatedLamp lamp;
    private final SimulatedButton button;
    private @Nullable SimulatedWires wires;

    /**
     * @param parts closes them
     */
    RareDevices(WindowId window, Parts parts) throws PortGone {
        this.window = window;
        digitsLine = Line.open(parts, BAUD);
        describedLine = Line.open(parts, BAUD);
        lampLine = Line.open(parts, BAUD);
        buttonLine = Line.open(parts, BAUD);
        digits = parts.keep(new SimulatedDigits(digitsLine.far(), ADDRESS));
        described =
                parts.keep(
                        new SimulatedTemplate(
                                describedLine.far(), TemplateProfile.of(FRAME, ANSWER, ADDRESS)));
        lamp = parts.keep(new SimulatedLamp(lampLine.far()));
        button = parts.keep(new SimulatedButton(buttonLine.far()));
        for (Line line : List.of(digitsLine, describedLine, lampLine, buttonLine))
            parts.keep(line.far()::end);
    }

    /** The near ends, as a bridge's file names them. */
    String entries() {
        int number = window.number();
        return "  - {kind: board, make: led485, name: digits-%d, port: %s, window: %d}\n"
                        .formatted(number, digitsLine.path(), number)
                + "  - {kind: board, make: max7219, name: dots-%d, port: 'spi:0.0', window: %d}\n"
                        .formatted(number, number)
                + ("  - {kind: board, make: template, name: described-%d, port: %s, window: %d,"
                                + " address: %d, frame: '%s', answer: '%s'}\n")
                        .formatted(number, describedLine.path(), number, ADDRESS, FRAME, ANSWER)
                + "  - {kind: lamp, port: %s, window: %d}\n".formatted(lampLine.path(), number)
                + "  - {kind: button, port: %s, window: %d}\n".formatted(buttonLine.path(), number);
    }

    /** Its bridge's wires, where the board of dots hangs on chips of software. */
    void on(SimulatedWires ofItsBridge) {
        wires = ofItsBridge;
    }

    public SimulatedDigits digits() {
        return digits;
    }

    /** The pins of its bridge, where a board of dots hangs. */
    public SimulatedWires wires() {
        SimulatedWires now = wires;
        if (now == null) throw new IllegalStateException("its bridge does not run yet");
        return now;
    }

    public SimulatedTemplate described() {
        return described;
    }

    public SimulatedLamp lamp() {
        return lamp;
    }

    public SimulatedButton button() {
        return button;
    }

    public Meter digitsMeter() {
        return digitsLine.far();
    }

    public Meter describedMeter() {
        return describedLine.far();
    }

    public Meter lampMeter() {
        return lampLine.far();
    }

    public Meter buttonMeter() {
        return buttonLine.far();
    }
}
