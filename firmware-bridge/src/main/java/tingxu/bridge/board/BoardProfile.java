package tingxu.bridge.board;

import java.time.Duration;

/**
 * What differs between boards.
 *
 * @param address 1 to 32767, set at the card; or {@link #ALONE} for the only board of its line
 * @param widthDots of the whole board
 * @param heightDots of the whole board
 * @param fonts sent before the text, such as {@code \FO002} for 32 dots; empty for the card's own
 *     choice
 * @param answerLimit after which a question is asked again; the maker says two seconds
 */
public record BoardProfile(
        int address, int widthDots, int heightDots, String fonts, Duration answerLimit) {

    /** Addresses whichever board is there. */
    public static final int ALONE = BoardFrame.ANYBODY;

    /** Four Chinese characters of 32 dots. */
    public static final BoardProfile STRIP =
            new BoardProfile(ALONE, 128, 32, "", Duration.ofSeconds(2));

    private static final int LARGEST_ADDRESS = 0x7FFF;
    private static final int LARGEST = 4_096;

    public BoardProfile {
        if (address != ALONE && (address < 1 || address > LARGEST_ADDRESS))
            throw new IllegalArgumentException("an address is 1 to 32767, not " + address);
        if (widthDots < 8 || widthDots > LARGEST || heightDots < 8 || heightDots > LARGEST)
            throw new IllegalArgumentException(
                    "a board is 8 to 4096 dots, not %d by %d".formatted(widthDots, heightDots));
    }

    /** The same board at another address of its own. */
    public BoardProfile at(int address) {
        return new BoardProfile(address, widthDots, heightDots, fonts, answerLimit);
    }
}
