package tingxu.bridge.file;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A place in a file that people write: its value, and the way to it for whoever must mend it. */
public final class Field {

    private final String file;
    private final String path;
    private final @Nullable JsonNode node;
    private final Set<String> asked = new TreeSet<>();

    Field(String file, String path, @Nullable JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node == null || node.isNull() || node.isMissingNode() ? null : node;
    }

    public boolean given() {
        return node != null;
    }

    public Field at(String name) throws FileWrong {
        if (!there().isObject()) throw wrong("应是“名称: 值”的列表", "is a list of \"name: value\"");
        asked.add(name);
        return new Field(file, path.isEmpty() ? name : path + "." + name, there().get(name));
    }

    /** The names under this place, in the file's order. */
    public List<String> names() throws FileWrong {
        if (!there().isObject()) throw wrong("应是“名称: 值”的列表", "is a list of \"name: value\"");
        List<String> names = List.copyOf(there().propertyNames());
        asked.addAll(names);
        return names;
    }

    public List<Field> each() throws FileWrong {
        if (!there().isArray() || there().isEmpty())
            throw wrong("应是至少一项的列表", "is a list with at least one entry");
        List<Field> entries = new ArrayList<>();
        for (JsonNode entry : there())
            entries.add(new Field(file, path + "[" + (entries.size() + 1) + "]", entry));
        return entries;
    }

    /** As {@link #each}, where no entry is as good as none given. */
    public List<Field> eachOrNone() throws FileWrong {
        return node == null || (node.isArray() && node.isEmpty()) ? List.of() : each();
    }

    public String text() throws FileWrong {
        JsonNode value = there();
        if (!value.isString() || value.stringValue().isBlank())
            throw wrong("应是文字，不是 " + seen(value), "is text, not " + seen(value));
        return value.stringValue().strip();
    }

    /** A text that is not shown where it is wrong. */
    public String secret() throws FileWrong {
        JsonNode value = there();
        if (!value.isString()) throw wrong("应是加引号的文字", "is text in quotes");
        return value.stringValue();
    }

    public int whole(int least, int most) throws FileWrong {
        JsonNode value = there();
        if (!value.isInt() || value.intValue() < least || value.intValue() > most)
            throw wrong(
                    "应是 %d 到 %d 的整数，不是 %s".formatted(least, most, seen(value)),
                    "is a whole number from %d to %d, not %s".formatted(least, most, seen(value)));
        return value.intValue();
    }

    /** One of some words, as they are typed: {@code AS_PICTURE} is {@code as-picture}. */
    public <E extends Enum<E>> E oneOf(E[] words) throws FileWrong {
        String said = text();
        List<String> may = new ArrayList<>();
        for (E word : words) {
            String typed = word.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (said.equals(typed)) return word;
            may.add(typed);
        }
        throw wrong(
                "可用：" + String.join("、", may),
                "is one of " + String.join(", ", may) + ", not " + said);
    }

    /** Reads a value with checks of its own, and says where it stood if they refuse it. */
    public <T> T as(Reading<T> reading) throws FileWrong {
        String text = text();
        try {
            return reading.read(text);
        } catch (IllegalArgumentException refused) {
            throw wrong("不能用：" + seen(there()), String.valueOf(refused.getMessage()));
        }
    }

    /** A misspelt key would otherwise be a setting that silently does nothing. */
    public void nothingElse() throws FileWrong {
        for (String name : there().propertyNames())
            if (!asked.contains(name))
                throw new FileWrong(
                        file,
                        path.isEmpty() ? name : path + "." + name,
                        "没有这一项；可用的有 " + String.join("、", asked),
                        "no such key; remove it or use one of " + String.join(", ", asked));
    }

    public FileWrong wrong(String zh, String en) {
        return new FileWrong(file, path, zh, en);
    }

    private JsonNode there() throws FileWrong {
        if (node == null) throw wrong("缺少，请补上", "is missing; add it");
        return node;
    }

    private static String seen(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** How a text becomes a value; an IllegalArgumentException refuses it. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(String text);
    }
}
