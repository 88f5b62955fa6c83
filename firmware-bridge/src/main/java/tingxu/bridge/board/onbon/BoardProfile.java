package tingxu.bridge.board.onbon;

import java.time.Duration;

/**
 * What differs between boards.
 *
 * @param address 1 to 32767, set at the card; or {@link #ALONE} for the only board of its line
 * @param widthDots of the whole board
 * @param heightDots of the whole board
 * @param fonts sent before the text, such as {@code \FO002} for 32 dots; empty for the card's own
 *     choice, 16 dots
 * @param answerLimit after which a question is asked again; the maker says two seconds
 * @param brightness 0 to 15, told to the card whenever it comes back; or {@link #OWN_BRIGHTNESS}
 * @param voice of a card that speaks
 */
public record BoardProfile(
        int address,
        int widthDots,
        int heightDots,
        String fonts,
        Duration answerLimit,
        int brightness,
        Voice voice) {

    /** Addresses whichever board is there. */
    public static final int ALONE = BoardFrame.ANYBODY;

    /** The brightness that was set at the card stays. */
    public static final int OWN_BRIGHTNESS = -1;

    /** Four Chinese characters of 32 dots. */
    public static final BoardProfile STRIP =
            new BoardProfile(ALONE, 128, 32, "", Duration.ofSeconds(2));

    private static final int LARGEST_ADDRESS = 0x7FFF;
    private static final int LARGEST = 4_096;

    /**
     * How a card speaks.
     *
     * @param person 0 to 5
     * @param volume 0 to 10, 0 is silent
     * @param speed 0 to 10
     * @param reserved bytes before the settings: eight in the maker's page, two in its other
     *     commands
     */
    public record Voice(int person, int volume, int speed, int reserved) {

        public static final Voice USUAL = new Voice(0, 5, 5, BoardCommand.SPEAK_RESERVED);

        public Voice {
            if (person < 0 || person > 5)
                throw new IllegalArgumentException("a card's voice is 0 to 5, not " + person);
            if (volume < 0 || volume > BoardCommand.LOUDEST)
                throw new IllegalArgumentException("a volume is 0 to 10, not " + volume);
            if (speed < 0 || speed > BoardCommand.LOUDEST)
                throw new IllegalArgumentException("a speed is 0 to 10, not " + speed);
            if (reserved != 2 && reserved != BoardCommand.SPEAK_RESERVED)
                throw new IllegalArgumentException("reserved bytes are 2 or 8, not " + reserved);
        }
    }

    public BoardProfile {
        if (address != ALONE && (address < 1 || address > LARGEST_ADDRESS))
            throw new IllegalArgumentException("an address is 1 to 32767, not " + address);
        if (widthDots < 8 || widthDots > LARGEST || heightDots < 8 || heightDots > LARGEST)
            throw new IllegalArgumentException(
                    "a board is 8 to 4096 dots, not %d by %d".formatted(widthDots, heightDots));
        if (brightness < OWN_BRIGHTNESS || brightness > BoardCommand.BRIGHTEST)
            throw new IllegalArgumentException("a brightness is 0 to 15, not " + brightness);
    }

    public BoardProfile(
            int address, int widthDots, int heightDots, String fonts, Duration answerLimit) {
        this(address, widthDots, heightDots, fonts, answerLimit, OWN_BRIGHTNESS, Voice.USUAL);
    }

    /** The same board at another address of its own. */
    public BoardProfile at(int address) {
        return new BoardProfile(
                address, widthDots, heightDots, fonts, answerLimit, brightness, voice);
    }

    /** The same board at a brightness that it is told. */
    public BoardProfile bright(int level) {
        return new BoardProfile(address, widthDots, heightDots, fonts, answerLimit, level, voice);
    }

    /** How high a character of the chosen font is. */
    int fontDots() {
        if (fonts.contains("O002")) return 32;
        return fonts.contains("O001") ? 24 : 16;
    }
}
