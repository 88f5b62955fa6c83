package tingxu.provision.box;

import tingxu.bridge.board.SimulatedBoard;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.daemon.BridgeConfig;
import tingxu.wire.WindowId;

import java.util.ArrayDeque;
import java.util.Deque;

/** A window's devices, simulated at the far ends of real pseudo-terminals. */
public final class WindowDevices implements AutoCloseable {

    private static final int BOARD_BAUD = 57_600;
    private static final int PAD_BAUD = 9_600;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final WindowId window;
    private final Pty boardLine;
    private final Pty padLine;
    private final Pty callPadLine;
    private final Meter boardMeter;
    private final Meter padMeter;
    private final SimulatedBoard board;
    private final SimulatedPad pad;
    private final SimulatedCallPad callPad;

    WindowDevices(WindowId window) throws PortGone {
        this.window = window;
        boardLine = keep(Pty.open());
        padLine = keep(Pty.open());
        callPadLine = keep(Pty.open());
        boardMeter = new Meter(boardLine);
        padMeter = new Meter(padLine);
        board = keep(new SimulatedBoard(boardMeter));
        pad = keep(new SimulatedPad(padMeter));
        callPad = keep(new SimulatedCallPad(callPadLine));
    }

    /** The near ends, as a bridge opens them. */
    BridgeConfig.WindowLines lines() {
        return new BridgeConfig.WindowLines(
                window,
                KioskDevices.opener(boardLine, BOARD_BAUD),
                KioskDevices.opener(padLine, PAD_BAUD),
                KioskDevices.opener(callPadLine, PAD_BAUD));
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
        return boardMeter;
    }

    public Meter padMeter() {
        return padMeter;
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
