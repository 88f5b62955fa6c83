package tingxu.bridge.frame;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as a value: equal when the same, printed as hex, never changed. */
public final class Bytes {

    public static final Bytes NONE = new Bytes(new byte[0]);

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bytes of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return new Bytes(bytes);
    }

    /** Reads the notation of our protocol pages, {@code "AA 90 01 05 40"}, in any case. */
    public static Bytes hex(String text) {
        return new Bytes(HEX.parseHex(text.strip()));
    }

    /** One byte a character; refuses characters beyond 7F, so that no text is bent unseen. */
    public static Bytes ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c > 0x7F)
                throw new IllegalArgumentException(
                        "\"" + text + "\" is not ASCII at character " + (i + 1));
            bytes[i] = (byte) c;
        }
        return new Bytes(bytes);
    }

    public static Bytes copyOf(byte[] source) {
        return new Bytes(source.clone());
    }

    /** The bytes {@code from} to {@code to}, the latter excluded. */
    public static Bytes copyOf(byte[] source, int from, int to) {
        checkRange(from, to, source.length);
        return new Bytes(Arrays.copyOfRange(source, from, to));
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** One byte, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    /** Two bytes, high first. */
    public int u16be(int index) {
        return at(index) << 8 | at(index + 1);
    }

    /** Two bytes, low first. */
    public int u16le(int index) {
        return at(index) | at(index + 1) << 8;
    }

    /** The bytes {@code from} to {@code to}, the latter excluded. */
    public Bytes slice(int from, int to) {
        checkRange(from, to, bytes.length);
        return new Bytes(Arrays.copyOfRange(bytes, from, to));
    }

    public Bytes from(int index) {
        return slice(index, bytes.length);
    }

    public Bytes plus(int value) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = (byte) value;
        return new Bytes(longer);
    }

    public Bytes plus(Bytes more) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
        System.arraycopy(more.bytes, 0, longer, bytes.length, more.bytes.length);
        return new Bytes(longer);
    }

    public boolean startsWith(Bytes head) {
        return bytes.length >= head.bytes.length
                && Arrays.equals(bytes, 0, head.bytes.length, head.bytes, 0, head.bytes.length);
    }

    /** A fresh copy for a {@code Port}. */
    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HEX.formatHex(bytes);
    }

    private static void checkRange(int from, int to, int length) {
        if (from < 0 || to < from || to > length)
            throw new IndexOutOfBoundsException(
                    "bytes " + from + " to " + to + " of " + length + " do not exist");
    }
}
