package tingxu.bridge.port;

import java.time.Duration;

/**
 * A keypad as a line of one byte a key: its events come in, the code of each key that is pressed
 * goes on (Linux input-event-codes, such as 82 for the keypad's 0). A key whose code is beyond 255
 * is a mouse's or a joystick's, and none of a pad.
 */
public final class KeyPort implements Port {

    private static final int PIECE = 64 * KeyEvents.EVENT_BYTES;
    private static final Duration GAP = Duration.ofMillis(60);
    private static final int HIGHEST_CODE = 255;

    private final Port events;
    private final KeyEvents cutter = new KeyEvents();
    private final byte[] piece = new byte[PIECE];

    /**
     * @param events an {@link InputPort}, or what stands for one
     */
    public KeyPort(Port events) {
        this.events = events;
    }

    @Override
    public int read(byte[] into, Duration limit) throws PortGone {
        int room = Math.min(piece.length, into.length * KeyEvents.EVENT_BYTES);
        byte[] taken = room == piece.length ? piece : new byte[room];
        // Half an event that nothing follows is noise, and must not bend the next one.
        boolean under = cutter.gathering() && GAP.compareTo(limit) < 0;
        int count = events.read(taken, under ? GAP : limit);
        if (count == 0) cutter.reset();
        int keys = 0;
        for (int i = 0; i < count; i++) {
            KeyEvents.KeyEvent event = cutter.feed(taken[i]);
            if (event != null && event.value() == KeyEvents.PRESSED && event.code() <= HIGHEST_CODE)
                into[keys++] = (byte) event.code();
        }
        return keys;
    }

    @Override
    public void write(byte[] bytes) throws PortGone {
        events.write(bytes);
    }

    @Override
    public void wake() {
        events.wake();
    }

    @Override
    public String name() {
        return events.name();
    }

    @Override
    public void close() {
        events.close();
    }
}
