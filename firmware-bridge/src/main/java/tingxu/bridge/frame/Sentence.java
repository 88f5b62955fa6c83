package tingxu.bridge.frame;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of our own pads: words between {@code $} and {@code *}, then their exclusive or in two
 * hexadecimal digits, then CR LF: {@code $RATED,7,5*44}.
 *
 * @param words one word and its numbers, as between the commas
 */
public record Sentence(List<String> words) {

    /** The longest line, without CR LF. */
    public static final int LONGEST = 64;

    private static final int AROUND = 4;

    public Sentence {
        words = List.copyOf(words);
        String body = String.join(",", words);
        if (body.isEmpty() || body.length() > LONGEST - AROUND)
            throw new IllegalArgumentException("a sentence has 1 to 60 characters");
        for (int i = 0; i < body.length(); i++)
            if (!isPlain(body.charAt(i)))
                throw new IllegalArgumentException("a sentence is plain ASCII, not " + body);
    }

    public static Sentence of(Object... words) {
        return new Sentence(List.of(words).stream().map(Object::toString).toList());
    }

    /** Every whole sentence in a burst, in order. */
    public static List<Sentence> all(Bytes heard) {
        List<Sentence> all = new ArrayList<>();
        Framer framer = new Framer();
        for (int i = 0; i < heard.length(); i++) {
            Sentence said = framer.feed(heard.at(i));
            if (said != null) all.add(said);
        }
        return all;
    }

    /** The line as it goes over the wire. */
    public Bytes frame() {
        Bytes body = Bytes.ascii(String.join(",", words));
        return Bytes.ascii("$%s*%02X\r\n".formatted(String.join(",", words), Checksum.xor(body)));
    }

    /** The same with one bit wrong, which its sum tells: for simulators. */
    public Bytes bentFrame() {
        Bytes frame = frame();
        return frame.slice(0, 3).plus(frame.at(3) ^ 1).plus(frame.from(4));
    }

    /** What is said: the first word. */
    public String verb() {
        return words.getFirst();
    }

    /** The number at a place behind the verb, or -1 where none of at most six digits stands. */
    public int number(int place) {
        if (place >= words.size()) return -1;
        String word = words.get(place);
        if (word.isEmpty() || word.length() > 6) return -1;
        int number = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = 10 * number + digit;
        }
        return number;
    }

    static boolean isPlain(int c) {
        return c >= 0x20 && c <= 0x7E && c != '$' && c != '*';
    }

    /**
     * Cuts a stream into sentences. Feeding it never throws; what is not a sentence is passed over,
     * and every {@code $} begins anew.
     */
    public static final class Framer {

        private final StringBuilder body = new StringBuilder(LONGEST);
        private Stage stage = Stage.HUNTING;
        private int sum;
        private int said;

        private enum Stage {
            HUNTING,
            BODY,
            FIRST_DIGIT,
            SECOND_DIGIT
        }

        /** Takes one byte, 0 to 255; the last digit of a right sum gives a sentence. */
        public @Nullable Sentence feed(int b) {
            if (b == '$') return begin();
            return switch (stage) {
                case HUNTING -> null;
                case BODY -> gather(b);
                case FIRST_DIGIT -> firstDigit(Character.digit(b, 16));
                case SECOND_DIGIT -> secondDigit(Character.digit(b, 16));
            };
        }

        private @Nullable Sentence begin() {
            body.setLength(0);
            sum = 0;
            stage = Stage.BODY;
            return null;
        }

        private @Nullable Sentence gather(int b) {
            if (b == '*' && !body.isEmpty()) {
                stage = Stage.FIRST_DIGIT;
            } else if (isPlain(b) && body.length() < LONGEST - AROUND) {
                body.append((char) b);
                sum ^= b;
            } else {
                stage = Stage.HUNTING;
            }
            return null;
        }

        private @Nullable Sentence firstDigit(int digit) {
            said = digit << 4;
            stage = digit < 0 ? Stage.HUNTING : Stage.SECOND_DIGIT;
            return null;
        }

        private @Nullable Sentence secondDigit(int digit) {
            stage = Stage.HUNTING;
            if (digit < 0 || (said | digit) != sum) return null;
            return new Sentence(List.of(body.toString().split(",", -1)));
        }
    }
}
