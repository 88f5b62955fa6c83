package tingxu.bridge.voice;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One recorded word.
 *
 * @param clip the name of its file, without {@code .wav}
 * @param zh what the voice says; empty for the chime
 */
record Word(String clip, String zh) {

    private static final String DIGITS = "零一二三四五六七八九";

    /** All that a call needs. */
    static final List<Word> ALL =
            Stream.of(
                            Stream.of(
                                    new Word("chime", ""),
                                    new Word("please", "请"),
                                    new Word("number", "号"),
                                    new Word("to", "到"),
                                    new Word("window", "窗口"),
                                    new Word("ten", "十"),
                                    new Word("hundred", "百")),
                            IntStream.range(0, DIGITS.length())
                                    .mapToObj(i -> new Word("digit-" + i, digit(i))),
                            IntStream.rangeClosed('a', 'z')
                                    .mapToObj(c -> new Word("letter-" + (char) c, letter(c))))
                    .flatMap(words -> words)
                    .toList();

    private static String digit(int digit) {
        return DIGITS.substring(digit, digit + 1);
    }

    private static String letter(int letter) {
        return String.valueOf((char) Character.toUpperCase(letter));
    }
}
