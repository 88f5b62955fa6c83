package tingxu.control.hall;

import java.util.HexFormat;

/** A short print of many values (FNV-1a, 64 bits), the same on every machine. */
public record Fingerprint(long print) {

    public static final Fingerprint EMPTY = new Fingerprint(0xcbf29ce484222325L);

    private static final long PRIME = 0x100000001b3L;

    public Fingerprint and(long value) {
        long next = print;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE)
            next = (next ^ (value >>> shift & 0xFF)) * PRIME;
        return new Fingerprint(next);
    }

    public Fingerprint and(String text) {
        long next = print;
        for (int i = 0; i < text.length(); i++) {
            next = (next ^ (text.charAt(i) & 0xFF)) * PRIME;
            next = (next ^ (text.charAt(i) >>> Byte.SIZE)) * PRIME;
        }
        // Its length closes it, so that "a", "b" is not "ab".
        return new Fingerprint(next).and(text.length());
    }

    public String hex() {
        return HexFormat.of().toHexDigits(print);
    }
}
