package tingxu.wire;

/**
 * The name of one thing said, made where it is said: a ULID, 26 letters of Crockford's base 32
 * whose first ten are the milliseconds since 1970. Saying it again with the same id has no further
 * effect.
 */
public record MessageId(String ulid) implements Comparable<MessageId> {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final boolean[] LETTERS = new boolean['Z' + 1];

    static {
        for (char letter : ALPHABET.toCharArray()) LETTERS[letter] = true;
    }

    public MessageId {
        if (!isUlid(ulid))
            throw new IllegalArgumentException("a message id is a ULID of 26 letters");
    }

    private static boolean isUlid(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') return false;
        for (int i = 0; i < LENGTH; i++) if (!isLetter(text.charAt(i))) return false;
        return true;
    }

    private static boolean isLetter(char one) {
        return one < LETTERS.length && LETTERS[one];
    }

    /**
     * Makes an id.
     *
     * @param millis since 1970, 48 bits
     * @param high 16 random bits
     * @param low 64 random bits
     */
    public static MessageId of(long millis, int high, long low) {
        char[] letters = new char[LENGTH];
        for (int i = 9; i >= 0; i--, millis >>>= 5) letters[i] = letter(millis);
        // 80 random bits in sixteen letters: the upper 40 bits first.
        long upper = ((long) (high & 0xFFFF) << 24) | (low >>> 40);
        long lower = low & 0xFF_FFFF_FFFFL;
        for (int i = 17; i >= 10; i--, upper >>>= 5) letters[i] = letter(upper);
        for (int i = 25; i >= 18; i--, lower >>>= 5) letters[i] = letter(lower);
        return new MessageId(new String(letters));
    }

    private static char letter(long bits) {
        return ALPHABET.charAt((int) (bits & 31));
    }

    @Override
    public int compareTo(MessageId other) {
        return ulid.compareTo(other.ulid);
    }

    @Override
    public String toString() {
        return ulid;
    }
}
