package tingxu.bridge.card;

import tingxu.bridge.Health.Trouble;

/** What happens at a card reader. */
public sealed interface CardEvent {

    /**
     * A card was laid on; what is on it follows within two and a half seconds, or a trouble does.
     */
    record CardSeen() implements CardEvent {}

    /** The card is read. Whoever hears this forgets the card when done. */
    record CardRead(IdCard card) implements CardEvent {}

    /** The card could not be read; nothing of it is kept. {@code trouble} is for the citizen. */
    record CardTrouble(Trouble trouble) implements CardEvent {}

    /** The card was taken away. */
    record CardGone() implements CardEvent {}
}
