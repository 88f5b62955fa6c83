package tingxu.bridge.board.onbon;

import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Colour;
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
    private static final int ONE_LINE = 1;
    private static final int MANY_LINES = 2;
    private static final int MANUAL_BREAK = 1;
    private static final int STATIC = 1;
    private static final int MOVING_LEFT = 3;
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

    /** The data of a frame that shows a face over the whole board. */
    static Bytes show(BoardFace face, BoardProfile profile, Duration timeout) {
        String text = text(face, profile);
        return fits(face, profile)
                ? show(text, profile, Run.UNTIL_TIMEOUT, timeout)
                : show(text, profile, Run.UNTIL_TIMEOUT, timeout, ONE_LINE, MOVING_LEFT);
    }

    /** The data of a frame that shows {@code text} over the whole board, at rest. */
    static Bytes show(String text, BoardProfile profile, Run run, Duration timeout) {
        return show(text, profile, run, timeout, MANY_LINES, STATIC);
    }

    private static Bytes show(
            String text, BoardProfile profile, Run run, Duration timeout, int lines, int moving) {
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
                        .plus(Bytes.of(lines, MANUAL_BREAK, moving, 0, SPEED, STAY_HALF_SECONDS))
                        .plus(BoardFrame.u16(letters.length()))
                        .plus(BoardFrame.u16(0))
                        .plus(letters);
        return BoardFrames.SHOW
                .with(BoardFrames.ANSWER_WANTED, 0, 0, 0, ONE_AREA)
                .plus(BoardFrame.u16(area.length()))
                .plus(area);
    }

    /** A face in the card's own notation; lines that find no room below each other stand in one. */
    static String text(BoardFace face, BoardProfile profile) {
        String between = isHighEnough(face, profile) ? NEW_LINE : " ";
        return face.lines().stream()
                .map(line -> COLOUR + code(line.colour()) + printable(line.text()))
                .collect(Collectors.joining(between, profile.fonts(), ""));
    }

    /** The colour in the card's own notation. */
    static int code(Colour colour) {
        return switch (colour) {
            case RED -> 1;
            case GREEN -> 2;
            case YELLOW -> 3;
        };
    }

    /** Whether the face can stand still. */
    private static boolean fits(BoardFace face, BoardProfile profile) {
        int room = 2 * profile.widthDots() / profile.fontDots();
        if (isHighEnough(face, profile))
            return face.lines().stream().allMatch(line -> halves(line.text()) <= room);
        int all = face.lines().stream().mapToInt(line -> halves(line.text()) + 1).sum();
        return all - 1 <= room;
    }

    private static boolean isHighEnough(BoardFace face, BoardProfile profile) {
        return face.lines().size() == 1
                || face.lines().size() * profile.fontDots() <= profile.heightDots();
    }

    /** How wide a text is, in half characters: a Chinese one has the width of two letters. */
    private static int halves(String text) {
        return text.codePoints().map(c -> c < 0x80 ? 1 : 2).sum();
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
