package tingxu.bridge.file;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
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
    private final List<Field> inner = new ArrayList<>();

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
        Field field = new Field(file, inside(name), there().get(name));
        inner.add(field);
        return field;
    }

    private String inside(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Whether it is a list of "name: value" rather than a value. */
    public boolean isMap() {
        return node != null && node.isObject();
    }

    /** A place below this one by its name, for saying what is wrong there. */
    public Field below(String name) {
        return name.isEmpty() ? this : new Field(file, inside(name), null);
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
            throw wrong("应是至少一项的列表", "is a list with at least one entry, each behind a \"-\"");
        List<Field> entries = new ArrayList<>();
        for (JsonNode entry : there())
            entries.add(new Field(file, path + "[" + (entries.size() + 1) + "]", entry));
        inner.addAll(entries);
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

    public int whole(int least, int most, int usual) throws FileWrong {
        return given() ? whole(least, most) : usual;
    }

    /** Whether it says true; where it is left out, it says false. */
    public boolean flag() throws FileWrong {
        if (node == null) return false;
        if (!node.isBoolean())
            throw wrong("应是 true 或 false，不是 " + seen(node), "is true or false, not " + seen(node));
        return node.booleanValue();
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
        return checked(reading, text());
    }

    /** As {@link #as}, of the field's own name. */
    public <T> T named(Reading<T> reading) throws FileWrong {
        return checked(reading, path.substring(path.lastIndexOf('.') + 1));
    }

    private <T> T checked(Reading<T> reading, String text) throws FileWrong {
        try {
            return reading.read(text);
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw wrong("不能用：“" + text + "”", "cannot be used: " + refused.getMessage());
        }
    }

    /** A misspelt key would otherwise be a setting that silently does nothing. */
    public void nothingElse() throws FileWrong {
        for (String name : there().propertyNames())
            if (!asked.contains(name))
                throw new FileWrong(
                        file,
                        inside(name),
                        "没有这一项；可用的有 " + String.join("、", asked),
                        "is unknown; remove it or use one of " + String.join(", ", asked));
    }

    /** As {@link #nothingElse}, here and in all that was read below. */
    public void nothingElseBelow() throws FileWrong {
        if (isMap() && !asked.isEmpty()) nothingElse();
        for (Field field : inner) field.nothingElseBelow();
    }

    public FileWrong wrong(String zh, String en) {
        return new FileWrong(file, path, zh, en);
    }

    private JsonNode there() throws FileWrong {
        if (node == null && path.isEmpty()) throw wrong("是空的，请写上内容", "is empty; fill it in");
        if (node == null) throw wrong("缺少，请补上", "is missing; add it");
        return node;
    }

    private static String seen(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** How a text becomes a value; an IllegalArgument- or DateTimeException refuses it. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(String text);
    }
}
