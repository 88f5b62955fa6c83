package tingxu.bridge.card;

import tingxu.bridge.Health.Trouble;

/**
 * What the status byte of a reader's answer means, and whom it concerns (GA 467 module, status
 * table).
 */
public sealed interface CardVerdict {

    /** Done: go on. */
    record Good() implements CardVerdict {}

    /** What was looked for is not there: no card in the field, or nothing of the kind on it. */
    record Nothing() implements CardVerdict {}

    /** This card cannot be used; {@code trouble} is for the one who holds it. */
    record CardFails(Trouble trouble) implements CardVerdict {}

    /** Host and reader do not understand each other: a bad line or another make of reader. */
    record LineFails(Trouble trouble) implements CardVerdict {}

    /** The security module does not work, whatever the card. */
    record ModuleFails(Trouble trouble) implements CardVerdict {}

    /**
     * @param status the third status byte, 0 to 255; bytes that the table does not have are a bad
     *     line
     */
    static CardVerdict of(int status) {
        return switch (CardFrames.Status.of(status)) {
            case DONE, FOUND -> new Good();
            case NO_CARD, NOT_ON_CARD -> new Nothing();
            case CARD_REJECTS_MODULE, MODULE_REJECTS_CARD, NOT_GENUINE ->
                    new CardFails(CardTroubles.NOT_GENUINE);
            case OTHER_KIND_OF_CARD -> new CardFails(CardTroubles.OTHER_KIND);
            case SELECT_FAILED -> new CardFails(CardTroubles.NOT_SELECTED);
            case READ_FAILED, RANDOM_FAILED -> new CardFails(CardTroubles.UNREADABLE);
            case CHECKSUM_WRONG, LENGTH_WRONG -> new LineFails(CardTroubles.GARBLED);
            case COMMAND_WRONG, NOT_ALLOWED, UNKNOWN_FAULT, NOT_IN_TABLE ->
                    new LineFails(CardTroubles.OTHER_MAKE);
            case SELF_TEST_FAILED, MODULE_NOT_AUTHORISED -> new ModuleFails(CardTroubles.REFUSES);
        };
    }
}
