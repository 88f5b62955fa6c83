package tingxu.bridge.board;

import tingxu.bridge.frame.Bytes;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The part of a board that is written over and over, and never into flash memory (protocol page,
 * "dynamic areas").
 *
 * <p>Only GB2312 is sent: GBK has characters whose second byte is a backslash, with which the card
 * begins an escape.
 */
final class DynamicArea {

    /** Stands for a character that the card does not have. */
    static final String MISSING = "〓";

    static final String NEW_LINE = "\\n";
    static final String COLOUR = "\\C";
    static final Charset CHARSET = Charset.forName("GB2312");

    private static final int DOTS = 0x8000;
    private static final int ONE_AREA = 1;
    private static final int MANY_LINES = 2;
    private static final int MANUAL_BREAK = 1;
    private static final int STATIC = 1;
    private static final int SPEED = 2;
    private static final int STAY_HALF_SECONDS = 10;

    /** What the card does when it hears nothing new. */
    enum Run {
        FOREVER(0),
        UNTIL_TIMEOUT(2);

        final int code;

        Run(int code) {
            this.code = code;
        }
    }

    private DynamicArea() {}

    /** The data of a frame that shows {@code text} over the whole board. */
    static Bytes show(String text, BoardProfile profile, Run run, Duration timeout) {
        Bytes letters = Bytes.copyOf(text.getBytes(CHARSET));
        Bytes area =
                Bytes.of(0)
                        .plus(BoardFrame.u16(DOTS))
                        .plus(BoardFrame.u16(0))
                        .plus(BoardFrame.u16(DOTS | profile.widthDots()))
                        .plus(BoardFrame.u16(profile.heightDots()))
                        .plus(Bytes.of(0, 0, run.code))
                        .plus(BoardFrame.u16(Math.toIntExact(timeout.toSeconds())))
                        // No sound, no extension, aligned left and top.
                        .plus(Bytes.of(0, 0, 0))
                        .plus(
                                Bytes.of(
                                        MANY_LINES,
                                        MANUAL_BREAK,
                                        STATIC,
                                        0,
                                        SPEED,
                                        STAY_HALF_SECONDS))
                        .plus(BoardFrame.u16(letters.length()))
                        .plus(BoardFrame.u16(0))
                        .plus(letters);
        return BoardFrames.SHOW
                .with(BoardFrames.ANSWER_WANTED, 0, 0, 0, ONE_AREA)
                .plus(BoardFrame.u16(area.length()))
                .plus(area);
    }

    /** A face in the card's own notation. */
    static String text(BoardFace face, BoardProfile profile) {
        return face.lines().stream()
                .map(line -> COLOUR + line.colour().code + printable(line.text()))
                .collect(Collectors.joining(NEW_LINE, profile.fonts(), ""));
    }

    private static String printable(String text) {
        CharsetEncoder known = CHARSET.newEncoder();
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !character.equals("\\"))
                .map(character ->
                        known.canEncode(character) && !control(character) ? character : MISSING)
                .collect(Collectors.joining());
    }

    private static boolean control(String character) {
        return Character.isISOControl(character.codePointAt(0));
    }
}
