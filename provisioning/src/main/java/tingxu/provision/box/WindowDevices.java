package tingxu.provision.box;

import tingxu.bridge.Parts;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.PortGone;
import tingxu.wire.WindowId;

import java.util.List;

/** A window's devices, simulated at the far ends of real pseudo-terminals. */
public final class WindowDevices {

    private static final int BOARD_BAUD = 57_600;
    private static final int PAD_BAUD = 9_600;

    private final WindowId window;
    private final Line boardLine;
    private final Line padLine;
    private final Line callPadLine;
    private final SimulatedBoard board;
    private final SimulatedPad pad;
    private final SimulatedCallPad callPad;

    /**
     * @param parts closes them
     */
    public WindowDevices(WindowId window, Parts parts) throws PortGone {
        this.window = window;
        boardLine = Line.open(parts, BOARD_BAUD);
        padLine = Line.open(parts, PAD_BAUD);
        callPadLine = Line.open(parts, PAD_BAUD);
        board = parts.keep(new SimulatedBoard(boardLine.far()));
        pad = parts.keep(new SimulatedPad(padLine.far()));
        callPad = parts.keep(new SimulatedCallPad(callPadLine.far()));
        for (Line line : List.of(boardLine, padLine, callPadLine)) parts.keep(line.far()::end);
    }

    /** The near ends, as a bridge's file names them. */
    public String entries() {
        return entry("board", boardLine) + entry("pad", padLine) + entry("callpad", callPadLine);
    }

    private String entry(String kind, Line line) {
        return "  - {kind: %s, port: %s, baud: %d, window: %d}\n"
                .formatted(kind, line.path(), line.baud(), window.number());
    }

    public SimulatedBoard board() {
        return board;
    }

    public SimulatedPad pad() {
        return pad;
    }

    public SimulatedCallPad callPad() {
        return callPad;
    }

    public Meter boardMeter() {
        return boardLine.far();
    }

    public Meter callPadMeter() {
        return callPadLine.far();
    }

    public Meter padMeter() {
        return padLine.far();
    }
}
