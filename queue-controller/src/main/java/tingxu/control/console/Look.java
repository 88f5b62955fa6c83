package tingxu.control.console;

import io.javalin.http.Context;

/**
 * How a reader wants a page to be: language, size of the letters, contrast.
 *
 * @param path of the page itself, for the links that change the look
 */
public record Look(String path, Language language, boolean elder, boolean high) {

    /** As the request asks for it. */
    public static Look asked(Context context) {
        return new Look(
                context.path(),
                Asked.pageLanguage(context),
                "elder".equals(context.queryParam("size")),
                "high".equals(context.queryParam("contrast")));
    }

    public Texts texts() {
        return Texts.in(language);
    }

    public Look in(Language other) {
        return new Look(path, other, elder, high);
    }

    public Look elder(boolean larger) {
        return new Look(path, language, larger, high);
    }

    public Look high(boolean stronger) {
        return new Look(path, language, elder, stronger);
    }

    /** The same look on another page. */
    public String at(String other) {
        return other
                + "?lang="
                + texts().language()
                + (elder ? "&size=elder" : "")
                + (high ? "&contrast=high" : "");
    }

    public String here() {
        return at(path);
    }
}
