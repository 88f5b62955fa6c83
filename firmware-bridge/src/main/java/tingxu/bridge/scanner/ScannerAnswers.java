package tingxu.bridge.scanner;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Checksum;

/**
 * Takes a scanner's answers out of the stream of its codes. Both makes begin an answer with 02,
 * which begins no code.
 *
 * <p>What turns out to be no answer was noise and is passed over: at most {@link #LONGEST} bytes.
 */
final class ScannerAnswers {

    static final int LONGEST = 64;

    private static final int START = 0x02;
    private static final int NEWLAND_END = 0x03;
    private static final int GM65_HEAD = 4;
    private static final int CHECK_BYTES = 2;

    /** Stands where a sum would, for those who do not want one. */
    private static final int UNCHECKED = 0xABCD;

    /** What one more byte is. */
    enum Said {
        /** Part of a code. */
        CODE,
        /** Part of an answer that is not complete. */
        MORE,
        /** The last byte of a good answer. */
        ANSWER,
        /** The last byte of what is no answer. */
        NOISE
    }

    private final ScannerMake make;
    private Bytes held = Bytes.NONE;

    ScannerAnswers(ScannerMake make) {
        this.make = make;
    }

    /** True while an answer is under way. */
    boolean gathering() {
        return !held.isEmpty();
    }

    void reset() {
        held = Bytes.NONE;
    }

    /**
     * @param inCode whether a code is under way, in which 02 is no beginning
     */
    Said feed(int b, boolean inCode) {
        if (held.isEmpty() && (b != START || inCode || make.question.isEmpty())) return Said.CODE;
        held = held.plus(b);
        Said said = make == ScannerMake.GM65 ? gm65() : newland(b);
        if (said != Said.MORE) held = Bytes.NONE;
        return said;
    }

    /** 02 01 "0000" … 03, with 06, 15 or 05 after each value. */
    private Said newland(int b) {
        if (held.length() == 2 && b != 0x01) return Said.NOISE;
        if (b == NEWLAND_END) return held.length() > 2 ? Said.ANSWER : Said.NOISE;
        return held.length() < LONGEST ? Said.MORE : Said.NOISE;
    }

    /** 02 00 type length data check, high byte first, over type to data. */
    private Said gm65() {
        int count = held.length();
        if (count >= 2 && held.at(1) != 0x00) return Said.NOISE;
        if (count < GM65_HEAD) return Said.MORE;
        int whole = GM65_HEAD + held.at(GM65_HEAD - 1) + CHECK_BYTES;
        if (whole > LONGEST) return Said.NOISE;
        if (count < whole) return Said.MORE;
        int sum = Checksum.crcCcitt(held.slice(2, whole - CHECK_BYTES));
        int said = held.u16be(whole - CHECK_BYTES);
        return said == sum || said == UNCHECKED ? Said.ANSWER : Said.NOISE;
    }
}
