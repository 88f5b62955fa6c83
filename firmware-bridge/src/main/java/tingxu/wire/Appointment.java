package tingxu.wire;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * 预约: a time that someone booked, as kiosks may know it. By card or by code it is found again;
 * neither tells whose it is.
 *
 * @param card key of the identity number, good on that day alone; null where none was given
 * @param code key of the text in the booking's own QR code; null where it has none
 * @param item what was booked; null for the line as such
 * @param at the booked time
 */
public record Appointment(
        @Nullable String card, @Nullable String code, @Nullable ItemId item, Instant at) {

    /** Hexadecimal digits of a key: 96 bits. */
    public static final int KEY_DIGITS = 24;

    /** Of one line and day: more would not fit into one message. */
    public static final int A_LINE_MOST = 400;

    public Appointment {
        if (card == null && code == null)
            throw new IllegalArgumentException("an appointment has a card, a code, or both");
        check(card);
        check(code);
    }

    private static void check(@Nullable String key) {
        if (key != null && !key.matches("[0-9a-f]{" + KEY_DIGITS + "}"))
            throw new IllegalArgumentException("a key is " + KEY_DIGITS + " hexadecimal digits");
    }

    /** Whether that card, or that code, is of this appointment. */
    public boolean isOf(String key) {
        return key.equals(card) || key.equals(code);
    }

    /** The same however one checks in, at whichever kiosk: its first key, and its time. */
    public String id() {
        return (card != null ? card : code) + "@" + at;
    }
}
