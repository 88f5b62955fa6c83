package tingxu.wire.seal;

import tingxu.wire.Appointment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys by which an appointment is found again. They are made of marks, which only the hall's
 * key makes of a number or a code, and are others each day: two days' lists cannot be laid over
 * each other.
 */
public final class AppointmentKey {

    private static final String HMAC = "HmacSHA256";

    private AppointmentKey() {}

    /**
     * What a number or the text of a code becomes at once, wherever it is read.
     *
     * @param hallKey the hall's secret, 16 bytes or more
     * @return 64 hexadecimal digits
     */
    public static String mark(byte[] hallKey, String numberOrCode) {
        return hmac(hallKey, numberOrCode);
    }

    /**
     * @param mark 64 hexadecimal digits, as {@link #mark} makes them
     */
    public static String of(LocalDate day, String mark) {
        return hmac(HexFormat.of().parseHex(mark), "appointment " + day)
                .substring(0, Appointment.KEY_DIGITS);
    }

    private static String hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
