package tingxu.kiosk.guide;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How an English name fits what was typed: at the beginning of one of its words. */
final class English {

    private static final int WORTH = 2_000;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private English() {}

    static OptionalInt fits(String name, String asked) {
        String folded = Phrase.folded(name);
        int letters = 0;
        for (String word : BETWEEN_WORDS.splitAsStream(name).toList()) {
            if (folded.startsWith(asked, letters)) return OptionalInt.of(WORTH + letters);
            letters += Phrase.folded(word).length();
        }
        return OptionalInt.empty();
    }
}
