package tingxu.kiosk.screen;

import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.Item;
import tingxu.kiosk.visit.Input.Touch;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a press, {@code {"do": "line", "line": "tax"}}; whatever is wrong is said in a sentence.
 */
final class TouchJson {

    private static final int TEXT_AT_MOST = 200;

    private final ObjectMapper json;
    private final Guide guide;
    private final Predicate<LineId> known;
    private final Map<String, Reader> presses = new TreeMap<>();

    /**
     * @param known whether the hall has this line
     */
    TouchJson(ObjectMapper json, Guide guide, Predicate<LineId> known) {
        this.known = known;
        this.json = json;
        this.guide = guide;
        presses.put("take", _ -> new Touch.Take());
        presses.put("check-in", _ -> new Touch.CheckIn());
        presses.put("guide", _ -> new Touch.OpenGuide());
        presses.put("ticket", _ -> new Touch.OpenMyTicket());
        presses.put("line", this::line);
        presses.put("item", this::item);
        presses.put("search", said -> new Touch.Search(text(said, "text")));
        presses.put("key", TouchJson::key);
        presses.put("erase", _ -> new Touch.Erase());
        presses.put("without", _ -> new Touch.Without());
        presses.put("card", _ -> new Touch.WithCard());
        presses.put("priority", _ -> new Touch.AskPriority());
        presses.put("entitled", said -> new Touch.Entitled(flag(said, "yes")));
        presses.put("paper", said -> new Touch.PaperCame(flag(said, "yes")));
        presses.put("noted", _ -> new Touch.Noted());
        presses.put("give-up", _ -> new Touch.GiveUp());
        presses.put("again", _ -> new Touch.Again());
        presses.put("taken", _ -> new Touch.Taken());
        presses.put("copy", _ -> new Touch.PrintCopy());
        presses.put("print", _ -> new Touch.PrintSheet());
        presses.put("queue", _ -> new Touch.TakeForItem());
        presses.put("back", _ -> new Touch.Back());
        presses.put("home", _ -> new Touch.Home());
        presses.put("stay", _ -> new Touch.Stay());
        presses.put("help", _ -> new Touch.Help());
        presses.put("language", TouchJson::language);
        presses.put("elder", said -> new Touch.Enlarge(flag(said, "on")));
        presses.put("contrast", said -> new Touch.Contrast(flag(said, "on")));
    }

    Touch read(String body) throws Problem {
        JsonNode said;
        try {
            said = json.readTree(body);
        } catch (JacksonException broken) {
            throw bad(null, "不是有效的 JSON", "The body is not valid JSON");
        }
        if (!said.isObject())
            throw bad(
                    null, "应是一个 JSON 对象", "The body is a JSON object, such as {\"do\": \"take\"}");
        String what = text(said, "do");
        Reader reader = presses.get(what);
        if (reader == null)
            throw bad(
                    "do",
                    "没有这个操作；可用的有 " + String.join("、", presses.keySet()),
                    "No such press; there are " + String.join(", ", presses.keySet()));
        return reader.read(said);
    }

    private Touch line(JsonNode said) throws Problem {
        String name = text(said, "line");
        try {
            LineId line = new LineId(name);
            if (!known.test(line))
                throw new Problem(
                        404, "Unknown line", "line", "大厅没有这个队列", "The hall has no such line");
            return new Touch.PickLine(line);
        } catch (IllegalArgumentException wrong) {
            throw bad("line", "不是队列的代号", String.valueOf(wrong.getMessage()));
        }
    }

    private Touch item(JsonNode said) throws Problem {
        String name = text(said, "item");
        try {
            Item item = guide.item(new ItemId(name)).orElse(null);
            if (item == null)
                throw new Problem(
                        404, "Unknown item", "item", "办事指南里没有这一项", "The guide has no such item");
            return new Touch.PickItem(item.id(), item.line());
        } catch (IllegalArgumentException wrong) {
            throw bad("item", "不是事项的代号", String.valueOf(wrong.getMessage()));
        }
    }

    private static Touch key(JsonNode said) throws Problem {
        String key = text(said, "key");
        if (!key.matches("[a-z0-9]"))
            throw bad("key", "应是一个小写字母或数字", "A key is one of a-z and 0-9");
        return new Touch.Key(key.charAt(0));
    }

    private static Touch language(JsonNode said) throws Problem {
        String language = text(said, "language");
        if (!language.equals("zh") && !language.equals("en"))
            throw bad("language", "只有 zh 和 en", "The language is zh or en");
        return new Touch.Speak(language);
    }

    private static String text(JsonNode said, String field) throws Problem {
        JsonNode value = said.get(field);
        if (value == null || !value.isString() || value.stringValue().length() > TEXT_AT_MOST)
            throw bad(
                    field,
                    "应有文字 " + field + "，最多 " + TEXT_AT_MOST + " 个字",
                    "\"%s\" is a text of at most %d letters".formatted(field, TEXT_AT_MOST));
        return value.stringValue();
    }

    private static boolean flag(JsonNode said, String field) throws Problem {
        JsonNode value = said.get(field);
        if (value == null || !value.isBoolean())
            throw bad(field, "应是 true 或 false：" + field, "\"" + field + "\" is true or false");
        return value.booleanValue();
    }

    private static Problem bad(
            @org.jspecify.annotations.Nullable String field, String zh, String en) {
        return new Problem(400, "Not a press", field, zh, en);
    }

    @FunctionalInterface
    private interface Reader {
        Touch read(JsonNode said) throws Problem;
    }
}
