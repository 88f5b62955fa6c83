package tingxu.bridge.board.digits;

import java.time.Duration;

/**
 * What differs between boards of digits.
 *
 * @param address 1 to 247, set at the board; 1 as it comes
 * @param digits how many characters it has, 2 to 16
 * @param answerLimit after which a question is asked again
 */
public record DigitsProfile(int address, int digits, Duration answerLimit) {

    /** Six characters, as it comes from the maker. */
    public static final DigitsProfile LED_485 = new DigitsProfile(1, 6, Duration.ofMillis(500));

    private static final int MOST_DIGITS = 16;

    public DigitsProfile {
        if (address < 1 || address > DigitsFrames.LAST_ADDRESS)
            throw new IllegalArgumentException("an address is 1 to 247, not " + address);
        if (digits < 2 || digits > MOST_DIGITS)
            throw new IllegalArgumentException("a board has 2 to 16 digits, not " + digits);
    }

    /** The same board at another address. */
    public DigitsProfile at(int address) {
        return new DigitsProfile(address, digits, answerLimit);
    }
}
