package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import tingxu.control.view.Sentences;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Style sheets, scripts and pictures of the pages: a fixed set, read once from the jar. */
final class Assets {

    private static final String TOKENS = "/tingxu/look/tokens.css";

    private record Asset(String type, String text, String etag) {}

    private final Map<String, Asset> assets = new TreeMap<>();

    Assets() {
        add("tokens.css", TOKENS);
        for (String name :
                new String[] {
                    "desk.css",
                    "clerk.css",
                    "manager.css",
                    "plan.css",
                    "staff.css",
                    "board.css",
                    "policy.css",
                    "phone.css",
                    "live.js",
                    "clerk.js",
                    "board.js",
                    "manager.js",
                    "policy.js",
                    "phone.js",
                    "desk.js",
                    "plan.js",
                    "staff.js",
                    "ask.js",
                    "icon.svg"
                }) add(name, "assets/" + name);
    }

    private void add(String name, String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is not in the jar");
            byte[] bytes = in.readAllBytes();
            assets.put(
                    name,
                    new Asset(type(name), new String(bytes, StandardCharsets.UTF_8), etag(bytes)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String type(String name) {
        if (name.endsWith(".css")) return "text/css; charset=utf-8";
        return name.endsWith(".js")
                ? "text/javascript; charset=utf-8"
                : "image/svg+xml; charset=utf-8";
    }

    private static String etag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    void on(RoutesConfig routes) {
        routes.get("/assets/{name}", this::serve, May.ANYONE);
    }

    private void serve(Context context) {
        Asset asset = assets.get(context.pathParam("name"));
        if (asset == null) throw Sentences.noSuchPage().found();
        // A new release must be seen at once: browsers keep the file and ask whether it changed.
        context.header("Cache-Control", "no-cache").header("ETag", asset.etag());
        if (asset.etag().equals(context.header("If-None-Match"))) context.status(304);
        else context.contentType(asset.type()).result(asset.text());
    }
}
