package tingxu.wire.seal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows a citizen's identity number when it sees one (GB 11643: region, day of birth, order, and a
 * last character that checks the others), so that it is not written down.
 */
public final class IdentityNumber {

    private static final Pattern LIKE_ONE =
            Pattern.compile(
                    "(?<![0-9])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}"
                            + "[0-9Xx](?![0-9])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int CHECKED = WEIGHTS.length;

    private IdentityNumber() {}

    /** Whether a text has such a number in it; blanks and dashes between digits hide none. */
    public static boolean standsIn(String text) {
        Matcher like = LIKE_ONE.matcher(text.replaceAll("(?<=[0-9])[ -]+(?=[0-9Xx])", ""));
        while (like.find()) if (obeysItsRule(like.group())) return true;
        return false;
    }

    /**
     * ISO 7064 MOD 11-2.
     *
     * @param number 17 digits and a digit or X
     */
    public static boolean obeysItsRule(String number) {
        int sum = 0;
        for (int i = 0; i < CHECKED; i++) sum += WEIGHTS[i] * (number.charAt(i) - '0');
        return CHECKS.charAt(sum % 11) == Character.toUpperCase(number.charAt(CHECKED));
    }
}
