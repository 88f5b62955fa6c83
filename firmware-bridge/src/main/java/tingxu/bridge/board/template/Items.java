package tingxu.bridge.board.template;

import tingxu.bridge.board.template.Item.Kind;
import tingxu.bridge.board.template.Item.Letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the line in which a hall writes down a frame; every mistake is answered with its place. */
final class Items {

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2}");
    private static final int MOST_ITEMS = 64;
    private static final int MOST_TEXT = 64;
    private static final String KNOWN =
            "address, number, text, length, colour or sum, such as {address:1}, {text:gbk:8},"
                    + " {sum:xor}";

    private final List<Item> items = new ArrayList<>();
    private String word = "";
    private int place;
    private int at;

    private Items() {}

    static List<Item> read(String line) {
        Items items = new Items();
        Matcher words = WORD.matcher(line);
        while (words.find()) items.add(words.group(), words.start());
        if (items.items.isEmpty())
            throw new IllegalArgumentException("a frame has items, such as AA 55 {text:gbk:8} 0D");
        return List.copyOf(items.items);
    }

    private void add(String next, int start) {
        word = next;
        at = start + 1;
        place = items.size() + 1;
        if (items.size() == MOST_ITEMS)
            throw wrong("a frame has at most %d items".formatted(MOST_ITEMS));
        if (HEX.matcher(word).matches()) items.add(new Item.Fixed(Integer.parseInt(word, 16)));
        else if (word.startsWith("{") && word.endsWith("}")) items.add(field());
        else throw wrong("is a byte of two hexadecimal digits or a field in braces");
    }

    private Item field() {
        String[] parts = word.substring(1, word.length() - 1).split(":", -1);
        return switch (parts[0]) {
            case "address" -> new Item.Address(bytes(parts, 2), isLowFirst(parts));
            case "number" -> new Item.Numeral(bytes(parts, 4), isLowFirst(parts));
            case "length" -> new Item.Length(bytes(parts, 2), isLowFirst(parts));
            case "colour", "color" -> {
                atMost(parts, 1);
                yield new Item.Paint();
            }
            case "text" -> text(parts);
            case "sum" -> sum(parts);
            default -> throw wrong("is no field; a field is " + KNOWN);
        };
    }

    private int bytes(String[] parts, int most) {
        atMost(parts, 3);
        return parts.length < 2 ? 1 : whole(parts[1], 1, most);
    }

    private boolean isLowFirst(String[] parts) {
        if (parts.length < 3) return false;
        if (parts[2].equals("low")) return true;
        if (parts[2].equals("high")) return false;
        throw wrong("says which byte goes first: low or high, not \"%s\"".formatted(parts[2]));
    }

    private Item text(String[] parts) {
        atMost(parts, 4);
        if (items.stream().anyMatch(Item.Text.class::isInstance))
            throw wrong("is the second text; a frame has one");
        Letters letters = one(parts, Letters.values(), known -> known.name, Letters.GB2312);
        int length = parts.length < 3 ? Item.OPEN : whole(parts[2], 1, MOST_TEXT);
        boolean toRight = parts.length == 4 && parts[3].equals("right");
        if (parts.length == 4 && !toRight && !parts[3].equals("left"))
            throw wrong("is set left or right, not \"%s\"".formatted(parts[3]));
        return new Item.Text(letters, length, toRight);
    }

    private Item sum(String[] parts) {
        atMost(parts, 3);
        if (parts.length < 2) throw wrong("names its sum, such as {sum:xor}");
        Kind kind = one(parts, Kind.values(), known -> known.name, Kind.XOR);
        int from = parts.length < 3 ? 1 : whole(parts[2], 1, MOST_ITEMS);
        boolean open = items.stream().anyMatch(item -> item.length() == Item.OPEN);
        int before = items.stream().mapToInt(Item::length).sum();
        if (!open && from > before)
            throw wrong("begins at byte %d, but only %d stand before it".formatted(from, before));
        return new Item.Sum(kind, from);
    }

    private <T> T one(String[] parts, T[] known, Function<T, String> name, T usual) {
        if (parts.length < 2) return usual;
        for (T one : known)
            if (name.apply(one).equals(parts[1].toLowerCase(Locale.ROOT))) return one;
        String all = Stream.of(known).map(name).collect(Collectors.joining(", "));
        throw wrong("is one of %s, not \"%s\"".formatted(all, parts[1]));
    }

    private int whole(String digits, int least, int most) {
        int number = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
        if (number < least || number > most)
            throw wrong("has a number from %d to %d, not \"%s\"".formatted(least, most, digits));
        return number;
    }

    private void atMost(String[] parts, int most) {
        if (parts.length > most)
            throw wrong("has at most %d parts between its colons".formatted(most));
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "item %d, \"%s\" at character %d, %s".formatted(place, word, at, why));
    }
}
