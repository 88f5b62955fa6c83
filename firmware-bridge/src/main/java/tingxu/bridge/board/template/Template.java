package tingxu.bridge.board.template;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.BoardLine;
import tingxu.bridge.frame.Bytes;

import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A frame as a hall has written it down: {@code AA 55 {address:1} {text:gbk:8} {sum:xor} 0D}.
 *
 * <p>What each item may be stands in docs/protocol/board.md, under template boards.
 */
public final class Template {

    private static final String MISSING = "〓";
    private static final int SPACE = 0x20;

    private final String line;
    private final List<Item> items;

    private Template(String line, List<Item> items) {
        this.line = line;
        this.items = items;
    }

    /**
     * @throws IllegalArgumentException that names the item, its place and what would do
     */
    public static Template of(String line) {
        return new Template(line, Items.read(line));
    }

    /** What a frame says. */
    record Said(int address, Bytes text) {}

    /** The frame that shows a face on the board at an address. */
    Bytes frame(int address, BoardFace face) {
        Bytes out = Bytes.NONE;
        Bytes text = text(face);
        for (Item item : items)
            out =
                    out.plus(
                            switch (item) {
                                case Item.Fixed(int value) -> Bytes.of(value);
                                case Item.Address(int length, boolean low) ->
                                        number(address, length, low);
                                case Item.Numeral(int length, boolean low) ->
                                        number(digits(face), length, low);
                                case Item.Length(int length, boolean low) ->
                                        number(text.length(), length, low);
                                case Item.Paint() -> Bytes.of(paint(face));
                                case Item.Text _ -> text;
                                case Item.Sum(var kind, int from) ->
                                        kind.over(out.from(Math.min(from - 1, out.length())));
                            });
        return out;
    }

    /** What the bytes say if they are one frame of this form; null when they are not. */
    @Nullable Said read(Bytes frame) {
        int open =
                frame.length() - items.stream().mapToInt(item -> Math.max(0, item.length())).sum();
        boolean isOpen = items.stream().anyMatch(item -> item.length() == Item.OPEN);
        if (open < 0 || (open > 0 && !isOpen)) return null;
        int address = 0;
        Bytes text = Bytes.NONE;
        int at = 0;
        for (Item item : items) {
            int length = item.length() == Item.OPEN ? open : item.length();
            Bytes here = frame.slice(at, at + length);
            Bytes before = frame.slice(0, at);
            at += length;
            switch (item) {
                case Item.Fixed(int value) -> {
                    if (here.at(0) != value) return null;
                }
                case Item.Address(int _, boolean low) -> address = number(here, low);
                case Item.Numeral(int _, boolean low) ->
                        text = Bytes.ascii(Integer.toString(number(here, low)));
                case Item.Length _, Item.Paint _ -> {}
                case Item.Text _ -> text = here;
                case Item.Sum(var kind, int from) -> {
                    if (from > before.length() + 1) return null;
                    if (!here.equals(kind.over(before.from(from - 1)))) return null;
                }
            }
        }
        return new Said(address, text);
    }

    Item.Letters letters() {
        for (Item item : items)
            if (item instanceof Item.Text(var letters, int _, boolean _)) return letters;
        return Item.Letters.ASCII;
    }

    @Override
    public String toString() {
        return line;
    }

    private Bytes text(BoardFace face) {
        for (Item item : items)
            if (item instanceof Item.Text(var letters, int length, boolean toRight))
                return set(words(face, letters), letters, length, toRight);
        return Bytes.NONE;
    }

    private static String words(BoardFace face, Item.Letters letters) {
        if (letters == Item.Letters.ASCII) return face.digits();
        return face.lines().stream().map(BoardLine::text).collect(Collectors.joining(" "));
    }

    /** Whole characters only, and spaces around them as far as the text has a length. */
    private static Bytes set(String words, Item.Letters letters, int length, boolean toRight) {
        CharsetEncoder known = letters.charset.newEncoder();
        Bytes text = Bytes.NONE;
        for (int character : words.codePoints().toArray()) {
            String one = Character.toString(character);
            String shown = known.canEncode(one) && character >= SPACE ? one : MISSING;
            Bytes next = text.plus(Bytes.copyOf(shown.getBytes(letters.charset)));
            if (length != Item.OPEN && next.length() > length) break;
            text = next;
        }
        Bytes spaces = Bytes.ascii(" ".repeat(Math.max(0, length - text.length())));
        return toRight ? spaces.plus(text) : text.plus(spaces);
    }

    private static int digits(BoardFace face) {
        String digits = face.digits().replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    private static int paint(BoardFace face) {
        return switch (face.lines().getFirst().colour()) {
            case RED -> 1;
            case GREEN -> 2;
            case YELLOW -> 3;
        };
    }

    private static Bytes number(int value, int length, boolean lowFirst) {
        Bytes number = Bytes.NONE;
        for (int i = 0; i < length; i++)
            number = number.plus((value >> (8 * (lowFirst ? i : length - 1 - i))) & 0xFF);
        return number;
    }

    private static int number(Bytes bytes, boolean lowFirst) {
        int number = 0;
        for (int i = 0; i < bytes.length(); i++)
            number = (number << 8) | bytes.at(lowFirst ? bytes.length() - 1 - i : i);
        return number;
    }
}
