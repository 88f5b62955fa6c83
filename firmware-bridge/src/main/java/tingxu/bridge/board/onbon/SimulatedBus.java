package tingxu.bridge.board.onbon;

import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;

import java.util.SortedMap;
import java.util.TreeMap;

/** Several simulated boards on one pair of wires: each hears everything and answers for itself. */
public final class SimulatedBus implements AutoCloseable {

    private final SortedMap<Integer, SimulatedBoard> boards = new TreeMap<>();
    private final FarEnd line;

    /** Starts at once. */
    public SimulatedBus(Port farEnd, int... addresses) {
        synchronized (this) {
            this.line = new FarEnd(farEnd, this::hear);
            for (int address : addresses) boards.put(address, new SimulatedBoard(line, address));
        }
    }

    /** The board at an address. */
    public synchronized SimulatedBoard board(int address) {
        SimulatedBoard board = boards.get(address);
        if (board == null) throw new IllegalArgumentException("nobody is at " + address);
        return board;
    }

    /** Pulls the plug of all. */
    @Override
    public void close() {
        line.close();
    }

    private synchronized void hear(byte[] bytes) {
        boards.values().forEach(board -> board.hear(bytes));
    }
}
