package tingxu.bridge.pad;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a tablet's page is served with, and what is believed of what it says. */
final class TabletPage {

    private static final int LONGEST_WISH = 256;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
                    + " connect-src 'self'; frame-ancestors 'none'";
    private static final Pattern OWN_NAME =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");

    private TabletPage() {}

    /** A page from elsewhere in the same browser, or under another name, must not press keys. */
    static boolean own(HttpExchange call) {
        String host = call.getRequestHeaders().getFirst("Host");
        String origin = call.getRequestHeaders().getFirst("Origin");
        return host != null
                && OWN_NAME.matcher(host).matches()
                && (origin == null || origin.equals("http://" + host));
    }

    static String body(HttpExchange call) throws IOException {
        byte[] said = call.getRequestBody().readNBytes(LONGEST_WISH);
        return new String(said, StandardCharsets.US_ASCII);
    }

    /** Empty where one of the words is no reason. */
    static Optional<Set<Reason>> reasons(String words) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (words.isEmpty()) return Optional.of(reasons);
        for (String word : words.split(" ", -1)) {
            Optional<Reason> known =
                    Stream.of(Reason.values()).filter(one -> one.name().equals(word)).findFirst();
            if (known.isEmpty()) return Optional.empty();
            reasons.add(known.get());
        }
        return Optional.of(reasons);
    }

    static void asset(HttpExchange call, String name, String type) throws IOException {
        try (InputStream in = TabletPage.class.getResourceAsStream(name)) {
            say(call, 200, type, Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    static void say(HttpExchange call, int status, String type, byte[] body) throws IOException {
        var headers = call.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", POLICY);
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) call.getResponseBody().write(body);
    }
}
