package tingxu.bridge.card;

/**
 * The rules that an identity number obeys (GB 11643-1999). Works on characters it does not keep.
 */
final class IdNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdNumber() {}

    /** Seventeen digits and the check character that follows from them (MOD 11-2). */
    static boolean isValid(char[] number) {
        if (number.length != WEIGHTS.length + 1) return false;
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            if (!isDigit(number[i])) return false;
            sum += WEIGHTS[i] * (number[i] - '0');
        }
        return CHECKS.charAt(sum % 11) == number[WEIGHTS.length];
    }

    /**
     * Three letters and twelve digits: the foreigner's card of 2017, which has no check by rule.
     */
    static boolean isValidOf2017(char[] number) {
        if (number.length != 15) return false;
        for (int i = 0; i < number.length; i++)
            if (i < 3 ? !isLetter(number[i]) : !isDigit(number[i])) return false;
        return true;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
