package tingxu.control.journal;

import java.util.regex.Pattern;

/**
 * The end of the chain: who has noted it on paper can tell later whether anything before it was
 * changed or cut off.
 *
 * @param row 0 for an empty journal
 * @param hash 64 hexadecimal digits
 */
public record Head(long row, String hash) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Before the first row. */
    public static final Head NONE = new Head(0, Row.START);

    private static final int SHOWN = 16;

    public Head {
        if (row < 0) throw new IllegalArgumentException("a row is 0 or more, not " + row);
        if (!HASH.matcher(hash).matches())
            throw new IllegalArgumentException("a hash is 64 hexadecimal digits, not " + hash);
    }

    /** Enough of the hash to be read out and compared: four groups of four digits. */
    public String brief() {
        return hash.substring(0, SHOWN).replaceAll("(.{4})(?=.)", "$1-");
    }
}
