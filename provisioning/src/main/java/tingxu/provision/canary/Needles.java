package tingxu.provision.canary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be nowhere, as the bytes that it would be: in UTF-8, in UTF-16 of either order, in
 * GB18030, and as JSON writes letters that are not ASCII.
 */
final class Needles {

    private static final int PIECE = 1 << 20;

    /** One thing in one encoding. */
    private static final class Needle {
        private final String name;
        private final byte[] bytes;

        Needle(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        boolean startsAt(int at, byte[] hay, int end) {
            int until = at + bytes.length;
            return until <= end && Arrays.equals(hay, at, until, bytes, 0, bytes.length);
        }
    }

    private final List<Needle> needles = new ArrayList<>();
    private final int longest;
    private final boolean[] first = new boolean[256];

    /**
     * @param things what it is called, and what it is
     */
    Needles(List<Thing> things) {
        List<Charset> charsets =
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE,
                        Charset.forName("GB18030"));
        for (Thing thing : things) {
            for (Charset charset : charsets)
                add(thing.name(), charset.name(), thing.text().getBytes(charset));
            add(thing.name(), "JSON", escaped(thing.text()).getBytes(StandardCharsets.US_ASCII));
        }
        longest = needles.stream().mapToInt(each -> each.bytes.length).max().orElse(0);
        for (Needle needle : needles) first[needle.bytes[0] & 0xFF] = true;
    }

    /** Such as the number of a card. */
    record Thing(String name, String text) {}

    private void add(String what, String encoding, byte[] bytes) {
        for (Needle known : needles) if (Arrays.equals(known.bytes, bytes)) return;
        needles.add(new Needle(what + " in " + encoding, bytes));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char letter : text.toCharArray())
            if (letter < 0x80) escaped.append(letter);
            else escaped.append("\\u%04x".formatted((int) letter));
        return escaped.toString();
    }

    /** Which of them lie in a file, however large. */
    Set<String> in(Path file) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        byte[] buffer = new byte[PIECE + longest];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.readNBytes(buffer, kept, PIECE);
                look(buffer, kept + read, found);
                if (read < PIECE) return found;
                kept = longest - 1;
                System.arraycopy(buffer, PIECE + longest - 1 - kept, buffer, 0, kept);
            }
        }
    }

    /** Which of them stand in a text. */
    Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        look(bytes, bytes.length, found);
        return found;
    }

    private void look(byte[] bytes, int end, Set<String> found) {
        for (int at = 0; at < end; at++) {
            if (!first[bytes[at] & 0xFF]) continue;
            for (Needle needle : needles)
                if (needle.startsAt(at, bytes, end)) found.add(needle.name);
        }
    }
}
