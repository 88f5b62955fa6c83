package tingxu.bridge.printer;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The characters a printer has built in, and how wide they stand.
 *
 * <p>Printers know only the part of GB18030 that takes one or two bytes; the four bytes of a rare
 * character would come out as two wrong ones.
 */
final class Font {

    /** Stands for a character that the printer does not have: printed in newspapers of old too. */
    static final String MISSING = "〓";

    /** Same look, other code: these have four bytes, their neighbours two. */
    private static final Map<String, String> SAME_LOOK = Map.of("¥", "￥", "•", "·", "\u00A0", " ");

    private final CharsetEncoder encoder;
    private final Charset charset;

    Font(Charset charset) {
        this.charset = charset;
        this.encoder = charset.newEncoder();
    }

    /** The text as the printer can print it; what it cannot is added to {@code missing}. */
    String printable(String text, List<String> missing) {
        return printable(text, missing, character -> false);
    }

    /**
     * The text as it can come out; what cannot is added to {@code missing}.
     *
     * @param drawn says which characters need not be in the printer's font
     */
    String printable(String text, List<String> missing, IntPredicate drawn) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(character -> {
                    String known =
                            has(character)
                                    ? character
                                    : SAME_LOOK.getOrDefault(character, character);
                    boolean good = has(known) || drawable(known, drawn);
                    if (!good) missing.add(character);
                    out.append(good ? known : MISSING);
                });
        return out.toString();
    }

    /** Whether the printer has every character of a line. */
    boolean hasAll(String printable) {
        return printable.codePoints().mapToObj(Character::toString).allMatch(this::has);
    }

    byte[] bytes(String printable) {
        return printable.getBytes(charset);
    }

    /** In letters; a Chinese character counts two. */
    static int columns(String printable) {
        return printable.codePoints().map(Font::columns).sum();
    }

    /** Broken where the line is full, before a word if the line has a space. */
    static List<String> lines(String printable, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int character : printable.codePoints().toArray()) {
            if (used + columns(character) > columns) {
                int space = character < 0x80 && character != ' ' ? line.lastIndexOf(" ") : -1;
                String rest = space < 0 ? "" : line.substring(space + 1);
                lines.add((space < 0 ? line.toString() : line.substring(0, space)).stripTrailing());
                line = new StringBuilder(rest);
                used = columns(rest);
                if (character == ' ') continue;
            }
            line.appendCodePoint(character);
            used += columns(character);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Never a control character or half of one, whatever a font says of them. */
    private static boolean drawable(String character, IntPredicate drawn) {
        int code = character.codePointAt(0);
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> drawn.test(code);
        };
    }

    private boolean has(String character) {
        int code = character.codePointAt(0);
        if (code < 0x80) return code >= 0x20 && code != 0x7F;
        if (Character.getType(code) == Character.PRIVATE_USE) return false;
        return encoder.canEncode(character) && bytes(character).length == 2;
    }

    private static int columns(int character) {
        return character < 0x80 ? 1 : 2;
    }
}
