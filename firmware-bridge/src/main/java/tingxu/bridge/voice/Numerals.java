package tingxu.bridge.voice;

import java.util.ArrayList;
import java.util.List;

/** How numbers are read: tickets digit by digit, windows as a quantity (十二). */
final class Numerals {

    static final int MOST = 999;

    private Numerals() {}

    /** {@code A023} as the clips letter-a, digit-0, digit-2, digit-3. */
    static List<String> spelled(String number) {
        return number.chars().mapToObj(Numerals::sign).toList();
    }

    /** 12 as 十二, 20 as 二十, 105 as 一百零五, 110 as 一百一十. */
    static List<String> counted(int number) {
        if (number < 1 || number > MOST)
            throw new IllegalArgumentException(
                    "a window is 1 to %d, not %d".formatted(MOST, number));
        int hundreds = number / 100;
        int tens = number / 10 % 10;
        int ones = number % 10;
        List<String> clips = new ArrayList<>();
        if (hundreds > 0) clips.addAll(List.of(digit(hundreds), "hundred"));
        if (tens > 1 || (tens == 1 && hundreds > 0)) clips.add(digit(tens));
        if (tens > 0) clips.add("ten");
        if (hundreds > 0 && tens == 0 && ones > 0) clips.add(digit(0));
        if (ones > 0) clips.add(digit(ones));
        return List.copyOf(clips);
    }

    private static String sign(int sign) {
        if (sign >= '0' && sign <= '9') return digit(sign - '0');
        if (sign >= 'A' && sign <= 'Z') return "letter-" + (char) (sign - 'A' + 'a');
        throw new IllegalArgumentException(
                "a ticket number is A to Z and 0 to 9, not '%c'".formatted(sign));
    }

    private static String digit(int digit) {
        return "digit-" + digit;
    }
}
