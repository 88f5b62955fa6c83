package tingxu.kiosk.profile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** The technician's PIN: 6 to 12 digits that are not quite easy to guess. */
public final class Pin {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,12}");
    private static final String UP = "0123456789012345678901";

    private final byte[] digits;

    public Pin(String digits) {
        // What is wrong with it is said without showing it.
        if (!DIGITS.matcher(digits).matches())
            throw new IllegalArgumentException("is 6 to 12 digits, in quotes");
        String down = new StringBuilder(digits).reverse().toString();
        boolean easy =
                digits.chars().distinct().count() < 3 || UP.contains(digits) || UP.contains(down);
        if (easy)
            throw new IllegalArgumentException(
                    "is too easy to guess: take three different digits at least, not in a row");
        this.digits = digits.getBytes(StandardCharsets.US_ASCII);
    }

    /** In the same time, whatever was typed. */
    public boolean is(String typed) {
        return MessageDigest.isEqual(digits, typed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "PIN";
    }
}
