package tingxu.bridge.card;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * What is written in the chip of a made-up card, for a simulated reader. Never use a real person's.
 *
 * @param validUntil the last day, or null for 长期
 * @param address may be empty; a card of a citizen has room for 35 characters
 */
public record CardText(
        CardKind kind,
        String name,
        String number,
        LocalDate birth,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String address) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    public CardText {
        CardLayout layout = CardLayout.of(kind);
        if (number.length() != layout.numberCharacters)
            throw new IllegalArgumentException(
                    "the number has " + layout.numberCharacters + " characters on this card");
        if (name.length() > CardLayout.NAME_CHARACTERS)
            throw new IllegalArgumentException("a name has at most 15 characters");
        if (address.length() > CardLayout.ADDRESS_CHARACTERS)
            throw new IllegalArgumentException("an address has at most 35 characters");
    }

    /** A card without an address. */
    public CardText(
            CardKind kind,
            String name,
            String number,
            LocalDate birth,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        this(kind, name, number, birth, validFrom, validUntil, "");
    }

    /** The same card of someone who lives there. */
    public CardText livingAt(String where) {
        return new CardText(kind, name, number, birth, validFrom, validUntil, where);
    }

    /**
     * A citizen's card, valid for life, born on the day that the 18 characters of its number say.
     */
    public static CardText citizen(String name, String number) {
        return new CardText(
                CardKind.CITIZEN,
                name,
                number,
                LocalDate.parse(number.substring(6, 14), DAY),
                LocalDate.of(2020, 1, 1),
                null);
    }

    /** The 256 bytes of the text. */
    byte[] encode() {
        CardLayout layout = CardLayout.of(kind);
        char[] text = new char[CardLayout.TEXT_BYTES / 2];
        Arrays.fill(text, ' ');
        put(text, layout.name, name);
        put(text, layout.sex, "1");
        put(text, layout.birth, DAY.format(birth));
        put(text, layout.number, number);
        put(text, CardLayout.ADDRESS, address);
        put(text, CardLayout.VALID_FROM, DAY.format(validFrom));
        put(text, CardLayout.VALID_UNTIL, validUntil == null ? "长期" : DAY.format(validUntil));
        text[CardLayout.LETTER / 2] = layout.letter;
        byte[] bytes = new byte[CardLayout.TEXT_BYTES];
        for (int i = 0; i < text.length; i++) {
            bytes[2 * i] = (byte) text[i];
            bytes[2 * i + 1] = (byte) (text[i] >> 8);
        }
        return bytes;
    }

    private static void put(char[] text, int offset, String words) {
        words.getChars(0, words.length(), text, offset / 2);
    }

    @Override
    public String toString() {
        return "a made-up card, " + kind;
    }
}
