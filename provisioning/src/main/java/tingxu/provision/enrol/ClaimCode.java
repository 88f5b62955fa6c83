package tingxu.provision.enrol;

import tingxu.wire.NodeId;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-time code with which one machine takes one slot: {@code K01-7F3K-9QXM-2T4C-8W1B}. It is
 * typed by hand, so it knows no I, L, O or U, and takes them for what they look like.
 *
 * @param secret sixteen characters of Crockford's base 32: 80 random bits
 */
public record ClaimCode(NodeId node, String secret) {

    /** How much randomness {@link #of} takes. */
    public static final int RANDOM_BYTES = 10;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern SECRET = Pattern.compile("[" + ALPHABET + "]{16}");
    private static final Pattern TYPED =
            Pattern.compile(
                    "(.+?)[- ]*([0-9A-Z]{4})[- ]*([0-9A-Z]{4})[- ]*([0-9A-Z]{4})[-"
                            + " ]*([0-9A-Z]{4})");

    public ClaimCode {
        if (!SECRET.matcher(secret).matches())
            throw new IllegalArgumentException("a claim code has sixteen letters and digits");
    }

    /** Makes a code of ten random bytes. */
    public static ClaimCode of(NodeId node, byte[] random) {
        if (random.length != RANDOM_BYTES)
            throw new IllegalArgumentException(
                    "a claim code takes ten bytes, not " + random.length);
        StringBuilder secret = new StringBuilder();
        for (int bit = 0; bit < random.length * 8; bit += 5)
            secret.append(ALPHABET.charAt(fiveBits(random, bit)));
        return new ClaimCode(node, secret.toString());
    }

    private static int fiveBits(byte[] random, int bit) {
        int value = 0;
        for (int i = bit; i < bit + 5; i++) value = value << 1 | (random[i / 8] >> (7 - i % 8) & 1);
        return value;
    }

    /**
     * Reads what a person typed: small letters, blanks and missing dashes are forgiven.
     *
     * @throws IllegalArgumentException with a sentence, when it cannot be a claim code
     */
    public static ClaimCode parse(String typed) {
        Matcher matcher = TYPED.matcher(typed.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches())
            throw new IllegalArgumentException("a claim code looks like K01-7F3K-9QXM-2T4C-8W1B");
        String secret = matcher.group(2) + matcher.group(3) + matcher.group(4) + matcher.group(5);
        return new ClaimCode(
                NodeId.parse(matcher.group(1)),
                secret.replace('O', '0').replace('I', '1').replace('L', '1'));
    }

    /** As it is printed and read out. */
    public String text() {
        return String.join(
                "-",
                node.label(),
                secret.substring(0, 4),
                secret.substring(4, 8),
                secret.substring(8, 12),
                secret.substring(12));
    }

    /** A code in a log would be a code given away. */
    @Override
    public String toString() {
        return node.label() + "-****";
    }
}
