package tingxu.bridge.signal;

import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;

/** A lamp on the far end of a wire: each byte is a level, 1 is lit. */
public final class SimulatedLamp implements AutoCloseable {

    /** How a lamp can be. No wire tells its driver of any of these. */
    public enum Mood {
        HEALTHY,
        /** Never lit, whatever the wire says. */
        BURNT_OUT,
        /** Never dark: its relay sticks. */
        STUCK_ON
    }

    private final FarEnd line;
    private Mood mood = Mood.HEALTHY;
    private boolean high;

    /** Starts at once. */
    public SimulatedLamp(Port farEnd) {
        synchronized (this) {
            this.line = new FarEnd(farEnd, this::hear);
        }
    }

    private synchronized void hear(byte[] levels) {
        if (levels.length > 0) high = levels[levels.length - 1] != 0;
    }

    /** Whether one sees light. */
    public synchronized boolean isLit() {
        return switch (mood) {
            case HEALTHY -> high;
            case BURNT_OUT -> false;
            case STUCK_ON -> true;
        };
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood next) {
        mood = next;
    }

    @Override
    public void close() {
        line.close();
    }
}
