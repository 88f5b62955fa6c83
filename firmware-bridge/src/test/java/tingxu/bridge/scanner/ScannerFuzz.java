package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

/** Any bytes from any make of scanner: a code is short and clean, and the next one is heard. */
public final class ScannerFuzz {

    private ScannerFuzz() {}

    /** The first byte says which make it is. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) return;
        ScannerMake[] makes = ScannerMake.values();
        ScannerMake make = makes[(bytes[0] & 0xFF) % makes.length];
        ScanCutter codes = make.cutter();
        ScannerAnswers answers = new ScannerAnswers(make);
        for (int i = 1; i < bytes.length; i++)
            if (answers.feed(bytes[i] & 0xFF, codes.gathering()) == ScannerAnswers.Said.CODE)
                check(codes.feed(bytes[i]));
        answers.reset();
        check(codes.flush());
        if (codes.gathering() || answers.gathering()) throw new AssertionError("still gathering");
        if (make == ScannerMake.KEYBOARD) return;
        Scan next = null;
        for (char letter : "TX1\r".toCharArray())
            if (answers.feed(letter, codes.gathering()) == ScannerAnswers.Said.CODE)
                next = codes.feed((byte) letter);
        if (next == null || !next.text().equals("TX1")) throw new AssertionError("deaf afterwards");
    }

    private static void check(@Nullable Scan scan) {
        if (scan == null) return;
        String text = scan.text();
        if (text.isEmpty() || text.length() > ScanLines.LONGEST_BYTES)
            throw new AssertionError("a code of " + text.length() + " characters");
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F))
            throw new AssertionError("a control character");
    }
}
