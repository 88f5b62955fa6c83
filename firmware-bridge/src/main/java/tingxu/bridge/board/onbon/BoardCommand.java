package tingxu.bridge.board.onbon;

import tingxu.bridge.frame.Bytes;

import java.time.LocalDateTime;

/** What an Onbon card is told besides its face: the data of one frame each. */
final class BoardCommand {

    static final int ON = 1;
    static final int OFF = 2;
    static final int FROM_NOW_ON = 1;
    static final int BRIGHTEST = 15;
    static final int LOUDEST = 10;

    /** The command that speaks has eight reserved bytes where others have two. */
    static final int SPEAK_RESERVED = 8;

    private static final int CLOCK_BYTES = 8;

    private BoardCommand() {}

    static Bytes ping() {
        return BoardFrames.PING.with(BoardFrames.ANSWER_WANTED, 0, 0);
    }

    static Bytes status() {
        return BoardFrames.STATUS.with(BoardFrames.ANSWER_WANTED, 0, 0);
    }

    static Bytes power(boolean on) {
        return BoardFrames.POWER.with(BoardFrames.ANSWER_WANTED, 0, 0, on ? ON : OFF);
    }

    /**
     * @param level 0 to 15
     */
    static Bytes brightness(int level) {
        if (level < 0 || level > BRIGHTEST)
            throw new IllegalArgumentException("a brightness is 0 to 15, not " + level);
        return BoardFrames.BRIGHTNESS.with(BoardFrames.ANSWER_WANTED, 0, 0, FROM_NOW_ON, level);
    }

    static Bytes clock(LocalDateTime time) {
        return BoardFrames.CLOCK.with(
                BoardFrames.ANSWER_WANTED,
                CLOCK_BYTES,
                0,
                bcd(time.getYear() % 100),
                bcd(time.getYear() / 100),
                bcd(time.getMonthValue()),
                bcd(time.getDayOfMonth()),
                bcd(time.getHour()),
                bcd(time.getMinute()),
                bcd(time.getSecond()),
                time.getDayOfWeek().getValue());
    }

    /** Once, in the card's own voice; only cards whose name ends in YY have one. */
    static Bytes speak(String words, BoardProfile.Voice voice) {
        Bytes letters = Bytes.copyOf(words.getBytes(DynamicArea.CHARSET));
        return BoardFrames.SPEAK
                .with(BoardFrames.ANSWER_WANTED)
                .plus(Bytes.copyOf(new byte[voice.reserved()]))
                .plus(Bytes.of(0, voice.person(), voice.volume(), voice.speed(), 0))
                .plus(Bytes.of(0, 0, 0, 0, 0, 0, 0, 0, 0))
                .plus(BoardFrame.u16(letters.length()))
                .plus(BoardFrame.u16(0))
                .plus(letters);
    }

    static int bcd(int number) {
        return ((number / 10) << 4) | (number % 10);
    }
}
