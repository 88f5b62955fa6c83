package tingxu.control.console;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.view.Problem;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What a page's own form brought, such as that of the log-in. */
final class Form {

    private static final int FIELDS_MOST = 20;
    private static final int LETTERS_MOST = 2_000;

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    static Form of(Context context) {
        return of(Body.bytes(context), context.contentType());
    }

    static Form of(byte[] bytes, @Nullable String type) {
        if (type == null || !type.startsWith("application/x-www-form-urlencoded"))
            throw Problem.malformed("Content-Type", "请用页面上的表单提交", "use the form of the page")
                    .found();
        Map<String, String> fields = new TreeMap<>();
        for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", FIELDS_MOST + 1)) {
            int at = pair.indexOf('=');
            if (at > 0) fields.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw Problem.malformed("form", "表单编码有误", "the form is not encoded as forms are")
                    .found();
        }
    }

    /** Empty where it was not given. */
    String text(String name) {
        String text = fields.getOrDefault(name, "");
        if (text.length() > LETTERS_MOST)
            throw Problem.malformed(name, "最多 2000 个字", "has at most 2000 letters").found();
        return text;
    }
}
