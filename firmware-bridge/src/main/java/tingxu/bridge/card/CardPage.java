package tingxu.bridge.card;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/** Reads the text of a card by its layout, and takes no more of it than a hall needs. */
final class CardPage {

    private static final int LENGTH_WORDS = 4;
    private static final int DATE_CHARACTERS = 8;
    private static final String FOR_LIFE = "长期";

    /** What became of a page. */
    sealed interface Reading {}

    record Good(IdCard card) implements Reading {}

    /** Nothing of it is used; {@code why} holds nothing personal. */
    record Bad(String why) implements Reading {}

    private final CardAnswer answer;

    private CardPage(CardAnswer answer) {
        this.answer = answer;
    }

    /** Reads an answer to {@link CardFrames#READ}, which the caller then forgets. */
    static Reading read(CardAnswer answer) {
        return new CardPage(answer).read();
    }

    private Reading read() {
        if (answer.kept() < LENGTH_WORDS + CardLayout.TEXT_BYTES) return new Bad("too short");
        int text = answer.at(0) << 8 | answer.at(1);
        int photo = answer.at(2) << 8 | answer.at(3);
        if (text != CardLayout.TEXT_BYTES || LENGTH_WORDS + text + photo != answer.sent())
            return new Bad("text of " + text + " and photo of " + photo + " bytes");
        CardLayout layout = CardLayout.of(character(CardLayout.LETTER));
        return layout == null ? new Bad("a card of unknown kind") : read(layout);
    }

    private Reading read(CardLayout layout) {
        LocalDate birth = date(layout.birth);
        LocalDate until = date(CardLayout.VALID_UNTIL);
        boolean forLife = stands(FOR_LIFE, CardLayout.VALID_UNTIL);
        if (birth == null) return new Bad("no date of birth");
        if (until == null && !forLife) return new Bad("no date of expiry");
        char[] number = characters(layout.number, layout.numberCharacters);
        if (isValid(layout.kind, number))
            return new Good(new IdCard(layout.kind, number, birth, until));
        Arrays.fill(number, '\0');
        return new Bad("a number that breaks its rule");
    }

    private static boolean isValid(CardKind kind, char[] number) {
        return switch (kind) {
            case CITIZEN, HK_MACAU_TAIWAN_RESIDENT, FOREIGNER_2023 -> IdNumber.isValid(number);
            case FOREIGNER_2017 -> IdNumber.isValidOf2017(number);
        };
    }

    /** A date of eight digits, or null where there is none. */
    private @Nullable LocalDate date(int offset) {
        int number = 0;
        for (int i = 0; i < DATE_CHARACTERS; i++) {
            char c = character(offset + 2 * i);
            if (!IdNumber.isDigit(c)) return null;
            number = 10 * number + c - '0';
        }
        try {
            return LocalDate.of(number / 10000, number / 100 % 100, number % 100);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private boolean stands(String words, int offset) {
        for (int i = 0; i < words.length(); i++)
            if (character(offset + 2 * i) != words.charAt(i)) return false;
        return true;
    }

    private char[] characters(int offset, int count) {
        char[] characters = new char[count];
        for (int i = 0; i < count; i++) characters[i] = character(offset + 2 * i);
        return characters;
    }

    private char character(int offset) {
        return answer.characterAt(LENGTH_WORDS + offset);
    }
}
