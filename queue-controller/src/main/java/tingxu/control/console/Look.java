package tingxu.control.console;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.staff.Account;
import tingxu.control.staff.Seen;
import tingxu.control.view.Language;
import tingxu.control.view.Texts;

/**
 * How a reader wants a page to be: language, size of the letters, contrast.
 *
 * @param path of the page itself, for the links that change the look
 * @param account who has logged in; null for nobody
 */
public record Look(
        String path, Language language, boolean elder, boolean high, @Nullable Account account) {

    /** On a page that knows nobody. */
    public Look(String path, Language language, boolean elder, boolean high) {
        this(path, language, elder, high, null);
    }

    /** As the request asks for it. */
    public static Look asked(Context context) {
        Seen.Person person = Door.person(context);
        return new Look(
                context.path(),
                Asked.pageLanguage(context),
                "elder".equals(context.queryParam("size")),
                "high".equals(context.queryParam("contrast")),
                person == null ? null : person.account());
    }

    /** Whose name stands under what is done here; empty where nobody has logged in. */
    public String signature() {
        return account == null ? "" : account.title();
    }

    public Texts texts() {
        return Texts.in(language);
    }

    /** Whether the reader may follow a link there. */
    public boolean may(May may) {
        return may == May.ANYONE || (account != null && may.allows(account));
    }

    /** The same look of another page, which answers below a path of its own. */
    public Look on(String other) {
        return new Look(other, language, elder, high, account);
    }

    public Look in(Language other) {
        return new Look(path, other, elder, high, account);
    }

    public Look elder(boolean larger) {
        return new Look(path, language, larger, high, account);
    }

    public Look high(boolean stronger) {
        return new Look(path, language, elder, stronger, account);
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
