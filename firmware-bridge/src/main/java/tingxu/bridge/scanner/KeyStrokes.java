package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.port.KeyEvents;
import tingxu.bridge.port.KeyEvents.KeyEvent;

/**
 * Reads what a scanner in keyboard mode types, from the events of its keyboard (Linux
 * input-event-codes, US layout: makers deliver their scanners so).
 *
 * <p>Only key presses count, neither releases nor repeats. Where the kernel has thrown events away,
 * because nobody read them in time, the code under way is thrown away to its end: what is left of
 * it could be another ticket's.
 */
final class KeyStrokes implements ScanCutter {

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
    private final KeyEvents events = new KeyEvents();
    private boolean left;
    private boolean right;
    private boolean caps;
    private boolean torn;

    @Override
    public @Nullable Scan feed(byte b) {
        KeyEvent event = events.feed(b);
        if (events.takeLost()) tear();
        return event == null ? null : key(event.code(), event.value());
    }

    private void tear() {
        torn = true;
        left = false;
        right = false;
        lines.forget();
    }

    /** Also forgets a part of an event. */
    @Override
    public @Nullable Scan flush() {
        events.reset();
        return ended(lines.flush());
    }

    @Override
    public boolean torn() {
        return torn;
    }

    @Override
    public boolean gathering() {
        return torn || events.gathering() || lines.gathering();
    }

    /** Of a torn code nothing is told. */
    private @Nullable Scan ended(@Nullable Scan whole) {
        boolean was = torn;
        torn = false;
        return was ? null : whole;
    }

    private @Nullable Scan key(int code, int value) {
        if (code == LEFT_SHIFT) left = value != KeyEvents.RELEASED;
        if (code == RIGHT_SHIFT) right = value != KeyEvents.RELEASED;
        if (value != KeyEvents.PRESSED) return null;
        if (code == CAPS_LOCK) caps = !caps;
        char typed = typed(code);
        if (typed == 0) return null;
        boolean isEnd = typed == '\r' || typed == '\t';
        Scan scan = lines.feed((byte) typed);
        return isEnd ? ended(scan) : scan;
    }

    /** Whether there is a key for it. For simulators. */
    static boolean isTypable(char typed) {
        return typed != 0
                && (typed == ' ' || PLAIN.indexOf(typed) >= 0 || SHIFTED.indexOf(typed) >= 0);
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
