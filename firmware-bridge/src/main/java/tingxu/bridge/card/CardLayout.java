package tingxu.bridge.card;

import org.jspecify.annotations.Nullable;

/**
 * Where things stand in the 256 bytes of a card's text, one row a kind of card (GA 467; the last
 * kind as published with the card of 2023).
 *
 * <p>Everything is UTF-16, low byte first, filled up with blanks. The letter that tells the kinds
 * apart stands at the same place in all of them.
 */
enum CardLayout {
    // spotless:off
    //                                                  letter  name  sex  birth  number  characters
    CITIZEN(CardKind.CITIZEN, ' ', 0, 30, 36, 122, 18),
    RESIDENT(CardKind.HK_MACAU_TAIWAN_RESIDENT, 'J', 0, 30, 36, 122, 18),
    FOREIGNER_2017(CardKind.FOREIGNER_2017, 'I', 158, 120, 220, 122, 15),
    FOREIGNER_2023(CardKind.FOREIGNER_2023, 'Y', 0, 30, 36, 122, 18);
    // spotless:on

    static final int TEXT_BYTES = 256;
    static final int ADDRESS = 52;
    static final int ADDRESS_CHARACTERS = 35;
    static final int LETTER = 248;
    static final int VALID_FROM = 188;
    static final int VALID_UNTIL = 204;
    static final int NAME_CHARACTERS = 15;

    final CardKind kind;
    final char letter;
    final int name;
    final int sex;
    final int birth;
    final int number;
    final int numberCharacters;

    CardLayout(
            CardKind kind,
            char letter,
            int name,
            int sex,
            int birth,
            int number,
            int numberCharacters) {
        this.kind = kind;
        this.letter = letter;
        this.name = name;
        this.sex = sex;
        this.birth = birth;
        this.number = number;
        this.numberCharacters = numberCharacters;
    }

    /** The layout that a letter announces, or null where none does. */
    static @Nullable CardLayout of(char letter) {
        for (CardLayout layout : values()) if (layout.letter == letter) return layout;
        return null;
    }

    static CardLayout of(CardKind kind) {
        for (CardLayout layout : values()) if (layout.kind == kind) return layout;
        throw new AssertionError(kind + " has no layout");
    }
}
