package tingxu.bridge.board.onbon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/**
 * What an Onbon card tells of itself (protocol page, section 8.4).
 *
 * @param brightness 0 to 15
 * @param clock null where the card's clock has no time
 * @param areas how many dynamic areas it shows
 */
public record BoardStatus(boolean on, int brightness, @Nullable LocalDateTime clock, int areas) {

    private static final int ON_AT = 5;
    private static final int BRIGHTNESS_AT = 6;
    private static final int CLOCK_AT = 7;
    private static final int AREAS_AT = 22;

    /** The status in a card's answer; null when the answer is too short for one. */
    static @Nullable BoardStatus in(Bytes data) {
        if (data.length() <= AREAS_AT) return null;
        return new BoardStatus(
                data.at(ON_AT) == BoardCommand.ON,
                data.at(BRIGHTNESS_AT),
                clock(data),
                data.at(AREAS_AT));
    }

    /** Here the weekday stands before the hour, and the year as one reads it. */
    private static @Nullable LocalDateTime clock(Bytes data) {
        try {
            return LocalDateTime.of(
                    100 * decimal(data.at(CLOCK_AT)) + decimal(data.at(CLOCK_AT + 1)),
                    decimal(data.at(CLOCK_AT + 2)),
                    decimal(data.at(CLOCK_AT + 3)),
                    decimal(data.at(CLOCK_AT + 5)),
                    decimal(data.at(CLOCK_AT + 6)),
                    decimal(data.at(CLOCK_AT + 7)));
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static int decimal(int bcd) {
        return (bcd >> 4) * 10 + (bcd & 0xF);
    }
}
