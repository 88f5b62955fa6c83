package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads what a scanner in keyboard mode types, from the events of its keyboard (Linux
 * input-event-codes, US layout: makers deliver their scanners so).
 *
 * <p>An event has 24 bytes: seconds and microseconds of eight, then type, code and value. Only key
 * presses count, neither releases nor repeats.
 */
final class KeyStrokes implements ScanCutter {

    static final int EVENT_BYTES = 24;

    private static final int TYPE_AT = 16;
    private static final int CODE_AT = 18;
    private static final int VALUE_AT = 20;
    static final int KEY = 1;
    static final int RELEASED = 0;
    static final int PRESSED = 1;
    static final int LEFT_SHIFT = 42;
    private static final int RIGHT_SHIFT = 54;
    private static final int CAPS_LOCK = 58;

    /** Codes 56 to 70: function keys and locks. */
    private static final String NONE = " ".repeat(15);

    private static final String KEYPAD = "789-456+1230.";

    /** The characters of key codes 0 to 83, without and with shift; a space where there is none. */
    private static final String PLAIN =
            "  1234567890-=\b\tqwertyuiop[]\r asdfghjkl;'` \\zxcvbnm,./ *" + NONE + KEYPAD;

    private static final String SHIFTED =
            "  !@#$%^&*()_+\b\tQWERTYUIOP{}\r ASDFGHJKL:\"~ |ZXCVBNM<>? *" + NONE + KEYPAD;

    private static final int SPACE = 57;
    private static final int KEYPAD_ENTER = 96;
    private static final int KEYPAD_SLASH = 98;
    static final int WITH_SHIFT = 256;

    private final ScanLines lines = new ScanLines();
    private final byte[] event = new byte[EVENT_BYTES];
    private int heard;
    private boolean left;
    private boolean right;
    private boolean caps;

    @Override
    public @Nullable Scan feed(byte b) {
        event[heard++] = b;
        if (heard < EVENT_BYTES) return null;
        heard = 0;
        ByteBuffer fields = ByteBuffer.wrap(event).order(ByteOrder.nativeOrder());
        return fields.getShort(TYPE_AT) == KEY
                ? key(fields.getShort(CODE_AT), fields.getInt(VALUE_AT))
                : null;
    }

    /** Also forgets a part of an event: the kernel sends whole ones, so a part is a bent line. */
    @Override
    public @Nullable Scan flush() {
        heard = 0;
        return lines.flush();
    }

    @Override
    public boolean gathering() {
        return heard > 0 || lines.gathering();
    }

    private @Nullable Scan key(int code, int value) {
        if (code == LEFT_SHIFT) left = value != RELEASED;
        if (code == RIGHT_SHIFT) right = value != RELEASED;
        if (value != PRESSED) return null;
        if (code == CAPS_LOCK) caps = !caps;
        char typed = typed(code);
        return typed == 0 ? null : lines.feed((byte) typed);
    }

    /** The key that types a character, and 256 more where shift is held. For simulators. */
    static int keyOf(char typed) {
        if (typed == ' ') return SPACE;
        int plain = PLAIN.indexOf(typed);
        if (plain >= 0) return plain;
        int shifted = SHIFTED.indexOf(typed);
        if (shifted >= 0) return shifted + WITH_SHIFT;
        throw new IllegalArgumentException("no key types " + typed);
    }

    /** The character of a key, or 0 where it has none. */
    private char typed(int code) {
        if (code == SPACE) return ' ';
        if (code == KEYPAD_ENTER) return '\r';
        if (code == KEYPAD_SLASH) return '/';
        if (code < 0 || code >= PLAIN.length()) return 0;
        char plain = PLAIN.charAt(code);
        boolean letter = plain >= 'a' && plain <= 'z';
        boolean shifted = (left || right) != (letter && caps);
        char typed = shifted ? SHIFTED.charAt(code) : plain;
        return typed == ' ' || typed == '\b' ? 0 : typed;
    }
}
