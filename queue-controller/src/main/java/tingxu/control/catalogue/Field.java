package tingxu.control.catalogue;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A place in a hall file: its value, and the way to it for whoever has to mend it. */
final class Field {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

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

    /** The root of a file. */
    static Field of(String file, String yaml) throws HallFileWrong {
        try {
            return new Field(file, "", YAML.readTree(yaml));
        } catch (JacksonException unreadable) {
            int line = unreadable.getLocation() == null ? 0 : unreadable.getLocation().getLineNr();
            String what = unreadable.getOriginalMessage().lines().findFirst().orElse("");
            throw new HallFileWrong(
                    file, "", "第 " + line + " 行不是 YAML：" + what, "line " + line + ": " + what);
        }
    }

    boolean given() {
        return node != null;
    }

    Field at(String name) throws HallFileWrong {
        JsonNode map = there();
        if (!map.isObject())
            throw wrong("应是“名称: 值”的列表", "is a list of \"name: value\", such as \"id: demo\"");
        asked.add(name);
        Field field = new Field(file, path.isEmpty() ? name : path + "." + name, map.get(name));
        inner.add(field);
        return field;
    }

    /** Whether it is a list of "name: value" rather than a value. */
    boolean isMap() {
        return node != null && node.isObject();
    }

    /** A place below this one by its name, for saying what is wrong there. */
    Field below(String name) {
        return name.isEmpty() ? this : new Field(file, path + "." + name, null);
    }

    /** The names that stand here. */
    List<String> names() throws HallFileWrong {
        JsonNode map = there();
        if (!map.isObject()) throw wrong("应是“名称: 值”的列表", "is a list of \"name: value\"");
        return List.copyOf(map.propertyNames());
    }

    /** Reads the field's own name as a value. */
    <T> T named(Reading<T> reading) throws HallFileWrong {
        return checked(reading, path);
    }

    List<Field> each() throws HallFileWrong {
        JsonNode array = there();
        if (!array.isArray() || array.isEmpty())
            throw wrong("应是至少一项的列表", "is a list with at least one entry, each behind a \"-\"");
        List<Field> entries = new ArrayList<>();
        for (JsonNode entry : array)
            entries.add(new Field(file, path + "[" + (entries.size() + 1) + "]", entry));
        inner.addAll(entries);
        return entries;
    }

    String text() throws HallFileWrong {
        JsonNode value = there();
        if (!value.isString() || value.stringValue().isBlank())
            throw wrong("应是文字，不是 " + seen(value), "is text, not " + seen(value));
        return value.stringValue().strip();
    }

    int whole(int least, int most) throws HallFileWrong {
        JsonNode value = there();
        if (!value.isInt() || value.intValue() < least || value.intValue() > most)
            throw wrong(
                    "应是 " + least + " 到 " + most + " 的整数，不是 " + seen(value),
                    "is a whole number from %d to %d, not %s".formatted(least, most, seen(value)));
        return value.intValue();
    }

    int whole(int least, int most, int usual) throws HallFileWrong {
        return given() ? whole(least, most) : usual;
    }

    boolean flag() throws HallFileWrong {
        if (node == null) return false;
        if (!node.isBoolean())
            throw wrong("应是 true 或 false", "is true or false, not " + seen(node));
        return node.booleanValue();
    }

    /** Reads a value with checks of its own, and says where it stood if they refuse it. */
    <T> T as(Reading<T> reading) throws HallFileWrong {
        return checked(reading, text());
    }

    private <T> T checked(Reading<T> reading, String text) throws HallFileWrong {
        try {
            return reading.read(text);
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw wrong("不能用：“" + text + "”", String.valueOf(refused.getMessage()));
        }
    }

    /** A misspelt key would otherwise be a setting that silently does nothing. */
    void nothingElse() throws HallFileWrong {
        if (node != null && node.isObject() && !asked.isEmpty())
            for (String name : node.propertyNames())
                if (!asked.contains(name))
                    throw new HallFileWrong(
                            file,
                            path.isEmpty() ? name : path + "." + name,
                            "没有这一项；可用的有 " + String.join("、", asked),
                            "no such key; remove it or use one of " + String.join(", ", asked));
        for (Field field : inner) field.nothingElse();
    }

    HallFileWrong wrong(String zh, String en) {
        return new HallFileWrong(file, path, zh, en);
    }

    private JsonNode there() throws HallFileWrong {
        if (node == null) throw wrong("缺少，请补上", "is missing; add it");
        return node;
    }

    private static String seen(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    @FunctionalInterface
    interface Reading<T> {
        T read(String text);
    }
}
