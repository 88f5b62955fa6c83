package tingxu.control.console;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.view.Problem;
import tingxu.control.view.Sentences;
import tingxu.wire.LineId;
import tingxu.wire.Words;
import tingxu.wire.seal.IdentityNumber;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The JSON object that a request brought; one that brought nothing is an empty one. */
final class Body {

    static final int LIMIT_BYTES = 64 * 1024;
    private static final int READ_MOST_BYTES = 4 * LIMIT_BYTES;

    private static final Words KIND = new Words("类型不支持", "Unsupported type");
    private static final Words KIND_WHY =
            new Words("请以 application/json 发送", "send it as application/json");
    private static final long WITHIN_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int TEXTS_MOST = 100;
    private static final int TEXT_LETTERS = 200;
    private static final int PAGE_LETTERS = 4_000;

    private final JsonNode node;

    private Body(JsonNode node) {
        this.node = node;
    }

    /** Reads the body; a key besides {@code known} is a misspelling and refused. */
    static Body of(Context context, String... known) {
        return of(bytes(context), context.contentType(), known);
    }

    static Body of(byte[] bytes, @Nullable String type, String... known) {
        if (bytes.length > 0 && !isJson(type))
            throw new Problem(415, KIND, KIND_WHY, "Content-Type").found();
        JsonNode node = parse(bytes);
        if (!node.isObject())
            throw Problem.malformed("body", "应是 JSON 对象", "is a JSON object").found();
        for (String name : node.propertyNames())
            if (!List.of(known).contains(name)) throw surplus(name, known).found();
        return new Body(node);
    }

    /**
     * All of it, within a limit of size and one of time: some senders never end. What is somewhat
     * too large is read to its end all the same: an answer that overtakes it is lost with the
     * connection.
     */
    static byte[] bytes(Context context) {
        if (context.req().getContentLengthLong() > READ_MOST_BYTES)
            throw Sentences.tooLarge().found();
        long deadline = System.nanoTime() + WITHIN_NANOS;
        try (InputStream in = context.req().getInputStream()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] some = new byte[8_192];
            int total = 0;
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                total += read;
                if (total <= LIMIT_BYTES) all.write(some, 0, read);
                if (total > READ_MOST_BYTES) throw Sentences.tooLarge().found();
                if (System.nanoTime() > deadline) throw Sentences.tooSlow().found();
            }
            if (total > LIMIT_BYTES) throw Sentences.tooLarge().found();
            return all.toByteArray();
        } catch (IOException cut) {
            throw Problem.malformed("body", "请求没有发完", "the request broke off").found();
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.startsWith("application/json");
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return Json.TREE.readTree(bytes.length == 0 ? new byte[] {'{', '}'} : bytes);
        } catch (JacksonException wrong) {
            var place = wrong.getLocation();
            int line = place == null ? 0 : place.getLineNr();
            int column = place == null ? 0 : place.getColumnNr();
            throw Problem.malformed(
                            "body",
                            "不是正确的 JSON（第 " + line + " 行第 " + column + " 列）",
                            "is not JSON (line %d, column %d)".formatted(line, column))
                    .found();
        }
    }

    private static Problem surplus(String name, String... known) {
        String shown = name.length() <= 40 ? name : name.substring(0, 40) + "…";
        String may = known.length == 0 ? "{}" : String.join(", ", known);
        return Problem.malformed(shown, "没有这一项；可用：" + may, "no such field; known: " + may);
    }

    String text(String name) {
        String text = textOr(name, null);
        if (text == null) throw Problem.malformed(name, "缺少", "is missing").found();
        return text;
    }

    @Nullable String textOr(String name, @Nullable String usual) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) return usual;
        if (!value.isString() || value.stringValue().isBlank())
            throw Problem.malformed(name, "应是文字", "is text").found();
        if (value.stringValue().length() > TEXT_LETTERS)
            throw Problem.malformed(
                            name,
                            "最多 " + TEXT_LETTERS + " 个字",
                            "has at most " + TEXT_LETTERS + " letters")
                    .found();
        if (IdentityNumber.standsIn(value.stringValue()))
            throw Problem.malformed(
                            name,
                            "不要写身份证号：大厅的日志不能删改",
                            "holds an identity number: leave it out, the journal keeps every word")
                    .found();
        return value.stringValue().strip();
    }

    /** Whole numbers by their names; none where it was not given. */
    SortedMap<String, Integer> numbers(String name) {
        SortedMap<String, Integer> numbers = new TreeMap<>();
        JsonNode map = node.get(name);
        if (map == null || map.isNull()) return numbers;
        if (!map.isObject() || map.size() > 100)
            throw Problem.malformed(
                            name, "应是“名称: 整数”的列表，最多 100 项", "is whole numbers by name, at most 100")
                    .found();
        for (String each : map.propertyNames()) {
            JsonNode value = map.get(each);
            if (value == null || !value.isInt())
                throw Problem.malformed(each, "应是整数", "is a whole number").found();
            numbers.put(each, value.intValue());
        }
        return numbers;
    }

    /** Words of a list; none where it was not given. */
    List<String> texts(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) return List.of();
        List<String> texts = new ArrayList<>();
        if (value.isArray() && value.size() <= TEXTS_MOST)
            for (JsonNode each : value) if (each.isString()) texts.add(each.stringValue());
        if (texts.size() != value.size() || !value.isArray())
            throw Problem.malformed(name, "应是文字的列表", "is a list of texts").found();
        return texts;
    }

    /** Longer than a line: a hall's own rules. */
    String page(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) return "";
        if (!value.isString() || value.stringValue().length() > PAGE_LETTERS)
            throw Problem.malformed(
                            name,
                            "应是最多 " + PAGE_LETTERS + " 字的文字",
                            "is text of at most " + PAGE_LETTERS + " letters")
                    .found();
        return value.stringValue().strip();
    }

    boolean flag(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) return false;
        if (!value.isBoolean())
            throw Problem.malformed(name, "应是 true 或 false", "is true or false").found();
        return value.booleanValue();
    }

    LineId line(String name) {
        return read(name, text(name), LineId::new);
    }

    /** The lines of a list; null where it was not given. */
    @Nullable List<LineId> lines(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) return null;
        if (!value.isArray() || value.isEmpty())
            throw Problem.malformed(name, "应是队列的列表", "is a list of lines").found();
        List<LineId> lines = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isString())
                throw Problem.malformed(name, "应是队列的列表", "is a list of lines").found();
            lines.add(read(name, each.stringValue(), LineId::new));
        }
        return lines;
    }

    static <T> T read(String name, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException wrong) {
            String why = String.valueOf(wrong.getMessage());
            throw Problem.malformed(name, "不能用：" + why, why).found();
        }
    }
}
