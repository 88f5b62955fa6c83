package tingxu.bridge.signal;

import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;

/** A call button on the far end of a wire: 1 when it goes down, 0 when it comes up. */
public final class SimulatedButton implements AutoCloseable {

    /** How a button can be. */
    public enum Mood {
        HEALTHY,
        /** Each press is many, as of a worn contact. */
        BOUNCING,
        /** Goes down, and does not come up again. */
        STUCK,
        /** Is pressed, and nothing happens. */
        DEAD
    }

    private static final int BOUNCES = 20;

    private final FarEnd line;
    private Mood mood = Mood.HEALTHY;
    private boolean down;

    /** Starts at once. */
    public SimulatedButton(Port farEnd) {
        this.line = new FarEnd(farEnd, _ -> {});
    }

    public synchronized void press() {
        switch (mood) {
            case HEALTHY -> say(1, 0);
            case BOUNCING -> {
                for (int i = 0; i < BOUNCES; i++) say(1, 0);
            }
            case STUCK -> {
                down = true;
                say(1);
            }
            case DEAD -> {}
        }
    }

    /** Whether it is down now. */
    public synchronized boolean isDown() {
        return down;
    }

    public synchronized Mood mood() {
        return mood;
    }

    /** Whoever mends a stuck button lets it come up. */
    public synchronized void mood(Mood next) {
        if (down) say(0);
        down = false;
        mood = next;
    }

    private void say(int... changes) {
        for (int change : changes) line.say(new byte[] {(byte) change});
    }

    @Override
    public void close() {
        line.close();
    }
}
