package tingxu.bridge.scanner;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts what a scanner sends into scans: a code ends with CR, LF, both, a tab, or when nothing
 * follows.
 *
 * <p>Of a code that is too long the beginning is given and the rest passed over: whoever is asked
 * to take it can say no.
 */
final class ScanLines implements ScanCutter {

    static final int LONGEST_BYTES = 4096;

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final byte[] line = new byte[LONGEST_BYTES];
    private int length;

    @Override
    public boolean gathering() {
        return length > 0;
    }

    @Override
    public @Nullable Scan feed(byte b) {
        if (b == '\r' || b == '\n' || b == '\t') return flush();
        gather(b);
        return null;
    }

    /** Takes a byte that ends nothing. */
    void gather(byte b) {
        if (length < LONGEST_BYTES) line[length++] = b;
    }

    @Override
    public @Nullable Scan flush() {
        if (length == 0) return null;
        String text = decode(ByteBuffer.wrap(line, 0, length));
        forget();
        return new Scan(text);
    }

    /** Throws the code under way away. */
    void forget() {
        Arrays.fill(line, 0, length, (byte) 0);
        length = 0;
    }

    private static String decode(ByteBuffer bytes) {
        String text = strictly(StandardCharsets.UTF_8, bytes);
        if (text == null) text = strictly(GB18030, bytes);
        if (text == null) text = StandardCharsets.UTF_8.decode(bytes).toString();
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    /** The text, or null where the bytes are not of this charset. */
    private static @Nullable String strictly(Charset charset, ByteBuffer bytes) {
        try {
            return charset.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
