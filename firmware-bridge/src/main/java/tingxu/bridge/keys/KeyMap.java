package tingxu.bridge.keys;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the keys of one pad mean.
 *
 * @param meanings by the byte that the key sends, 0 to 255; no meaning stands twice
 */
public record KeyMap(SortedMap<Integer, String> meanings) {

    private static final Pattern ONE = Pattern.compile("([0-9A-Fa-f]{2})=([A-Z0-9_]{1,16})");
    private static final Pattern ONE_PIN = Pattern.compile("([0-9]{1,2})=([A-Z0-9_]{1,16})");

    public KeyMap {
        meanings = Collections.unmodifiableSortedMap(new TreeMap<>(meanings));
        for (int code : meanings.keySet())
            if (code < 0 || code > 0xFF)
                throw new IllegalArgumentException("a key sends a byte, 0 to 255, not " + code);
        if (meanings.values().stream().distinct().count() < meanings.size())
            throw new IllegalArgumentException("two keys mean the same: " + meanings);
    }

    /**
     * Reads the notation of a bridge's file: {@code "31=5 32=4 33=3 34=2 35=1"}, the byte in two
     * hexadecimal digits.
     *
     * @param possible what a key of this kind of pad may mean
     */
    public static KeyMap parse(String text, List<String> possible) {
        return parse(text, possible, new Notation(ONE, 16, "bytes", "31"));
    }

    /** As {@link #parse}, where a key is the number of its pin: {@code "17=NEXT 27=RECALL"}. */
    public static KeyMap ofPins(String text, List<String> possible) {
        return parse(text, possible, new Notation(ONE_PIN, 10, "pins", "17"));
    }

    private record Notation(Pattern one, int base, String what, String example) {}

    private static KeyMap parse(String text, List<String> possible, Notation notation) {
        TreeMap<Integer, String> meanings = new TreeMap<>();
        for (String word : text.strip().split("\\s+", -1)) {
            Matcher one = notation.one.matcher(word);
            if (!one.matches() || !possible.contains(one.group(2)))
                throw new IllegalArgumentException(
                        "is %s and meanings such as %s=%s with one of %s, not %s"
                                .formatted(
                                        notation.what,
                                        notation.example,
                                        possible.getFirst(),
                                        String.join(", ", possible),
                                        word));
            if (meanings.put(Integer.parseInt(one.group(1), notation.base), one.group(2)) != null)
                throw new IllegalArgumentException("names " + one.group(1) + " twice");
        }
        return new KeyMap(meanings);
    }

    public Optional<String> meaning(int code) {
        return Optional.ofNullable(meanings.get(code));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return meanings.entrySet().stream()
                .map(key -> "%02X=%s".formatted(key.getKey(), key.getValue()))
                .collect(Collectors.joining(" "));
    }
}
