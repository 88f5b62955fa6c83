package tingxu.kiosk.guide;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A Chinese name with every reading of each of its characters, so that {@code 户口}, {@code hukou},
 * {@code hk}, {@code huk} and {@code h口} all find it, however a character is read here.
 */
record Phrase(List<Sign> signs) {

    /**
     * @param text one character
     * @param readings without tones; empty for a digit or a letter, which reads as itself
     */
    record Sign(String text, List<String> readings) {}

    /** What stands at the start of a name is worth more than what stands within. */
    private static final int LATER = 10;

    /** Typing the initials is a habit; typing a whole reading says more. */
    private static final int SHORTENED = 5;

    Phrase {
        signs = List.copyOf(signs);
    }

    static Phrase of(String name, Readings readings) {
        List<Sign> signs = new ArrayList<>();
        folded(name)
                .codePoints()
                .forEach(sign -> signs.add(new Sign(Character.toString(sign), readings.of(sign))));
        return new Phrase(signs);
    }

    /** Lower case, without spaces, apostrophes and punctuation; ü is typed as v. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'v')
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** How well it fits, smaller is better; empty when it does not. */
    OptionalInt fits(String asked) {
        for (int start = 0; start < signs.size(); start++) {
            int cost = from(start, asked, 0);
            if (cost >= 0) return OptionalInt.of(start * LATER + cost);
        }
        return OptionalInt.empty();
    }

    /** The cost of what is left of {@code asked} over the signs from {@code sign}; -1 if none. */
    private int from(int sign, String asked, int at) {
        if (at == asked.length()) return 0;
        if (sign == signs.size()) return -1;
        Sign here = signs.get(sign);
        int best = -1;
        if (asked.startsWith(here.text(), at))
            best = from(sign + 1, asked, at + here.text().length());
        for (String reading : here.readings()) {
            best = lesser(best, read(sign, reading, asked, at));
        }
        return best;
    }

    private int read(int sign, String reading, String asked, int at) {
        if (asked.startsWith(reading, at)) {
            int whole = from(sign + 1, asked, at + reading.length());
            if (whole >= 0) return whole;
        }
        String rest = asked.substring(at);
        if (reading.startsWith(rest)) return SHORTENED;
        int initials = initialLetters(reading);
        int best = -1;
        for (int letters = initials; letters >= 1; letters--)
            if (asked.startsWith(reading.substring(0, letters), at))
                best = lesser(best, plus(from(sign + 1, asked, at + letters)));
        return best;
    }

    /** {@code zhang} may be shortened to {@code zh} as well as to {@code z}. */
    private static int initialLetters(String reading) {
        return reading.matches("[zcs]h.*") ? 2 : 1;
    }

    private static int plus(int cost) {
        return cost < 0 ? cost : cost + 1;
    }

    private static int lesser(int one, int other) {
        if (one < 0) return other;
        return other < 0 ? one : Math.min(one, other);
    }
}
