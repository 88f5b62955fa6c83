package tingxu.bridge.make;

import tingxu.bridge.frame.Bytes;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Says in words what passes on a line.
 *
 * @param toDevice what a burst of bytes from the host means
 * @param fromDevice what a burst from the device means, behind the burst that the host said last:
 *     some answers do not say what they answer; it hides what is personal
 */
public record Meaning(Function<Bytes, Label> toDevice, BiFunction<Bytes, Bytes, Label> fromDevice) {

    /** The readable letters, and a dot for every other byte. */
    public static final Meaning LETTERS = of(Meaning::letters, Meaning::letters);

    private static final int SHOWN = 60;

    /** Where what the device says can be understood alone. */
    public static Meaning of(Function<Bytes, Label> toDevice, Function<Bytes, Label> fromDevice) {
        return new Meaning(toDevice, (_, said) -> fromDevice.apply(said));
    }

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
