package tingxu.bridge.make;

import tingxu.bridge.frame.Bytes;

import java.util.function.Function;

/**
 * Says in words what passes on a line.
 *
 * @param toDevice what a burst of bytes from the host means
 * @param fromDevice what a burst from the device means; it hides what is personal
 */
public record Meaning(Function<Bytes, Label> toDevice, Function<Bytes, Label> fromDevice) {

    /** The readable letters, and a dot for every other byte. */
    public static final Meaning LETTERS = new Meaning(Meaning::letters, Meaning::letters);

    private static final int SHOWN = 60;

    public static Label letters(Bytes bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length() && i < SHOWN; i++) {
            int b = bytes.at(i);
            text.append(b >= 0x20 && b < 0x7F ? (char) b : '.');
        }
        if (bytes.length() > SHOWN) text.append('…');
        return Label.plain(text.toString());
    }
}
