package tingxu.bridge.port;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Cuts what the kernel tells of a keyboard into key events (Linux {@code struct input_event}: 24
 * bytes, seconds and microseconds of eight, then type, code and value).
 */
public final class KeyEvents {

    public static final int EVENT_BYTES = 24;
    public static final int RELEASED = 0;
    public static final int PRESSED = 1;

    private static final int TYPE_AT = 16;
    private static final int CODE_AT = 18;
    private static final int VALUE_AT = 20;
    private static final int KEY = 1;
    private static final int SYNCHRONISATION = 0;
    private static final int DROPPED = 3;

    private final byte[] event = new byte[EVENT_BYTES];
    private int heard;
    private boolean lost;

    /**
     * A key went down, came up, or repeats itself.
     *
     * @param code of the key, as in Linux input-event-codes
     * @param value {@link #RELEASED}, {@link #PRESSED} or 2 for a repeat
     */
    public record KeyEvent(int code, int value) {

        /** As the kernel tells it; for simulators. */
        public byte[] bytes() {
            return event(KEY, code, value);
        }
    }

    /** How the kernel says that it has thrown events away; for simulators. */
    public static byte[] dropped() {
        return event(SYNCHRONISATION, DROPPED, 0);
    }

    private static byte[] event(int type, int code, int value) {
        return ByteBuffer.allocate(EVENT_BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(0)
                .putLong(0)
                .putShort((short) type)
                .putShort((short) code)
                .putInt(value)
                .array();
    }

    /** Whether an event has begun and not ended. */
    public boolean gathering() {
        return heard > 0;
    }

    /** Takes one byte; the last of an event about a key gives it. */
    public @Nullable KeyEvent feed(byte b) {
        event[heard++] = b;
        if (heard < EVENT_BYTES) return null;
        heard = 0;
        ByteBuffer fields = ByteBuffer.wrap(event).order(ByteOrder.nativeOrder());
        int type = fields.getShort(TYPE_AT);
        lost |= type == SYNCHRONISATION && fields.getShort(CODE_AT) == DROPPED;
        return type == KEY
                ? new KeyEvent(fields.getShort(CODE_AT) & 0xFFFF, fields.getInt(VALUE_AT))
                : null;
    }

    /** Whether the kernel has said since the last question that events were thrown away. */
    public boolean takeLost() {
        boolean was = lost;
        lost = false;
        return was;
    }

    /** Forgets a part of an event: the kernel sends whole ones, so a part is a bent line. */
    public void reset() {
        heard = 0;
    }
}
