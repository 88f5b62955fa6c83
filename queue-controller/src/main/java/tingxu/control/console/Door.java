package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;

import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

import tingxu.control.staff.Account;
import tingxu.control.staff.Ended;
import tingxu.control.staff.Seen;
import tingxu.control.staff.Staff;
import tingxu.control.view.Sentences;
import tingxu.control.view.Texts;
import tingxu.wire.Words;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Before each address: who asks, and whether they may. */
final class Door {

    private static final String PERSON = "tingxu.person";
    private static final String BEARER = "Bearer ";

    private final Staff staff;
    private final boolean tls;
    private final Quota quota;

    /**
     * @param tls whether the console is reached by TLS alone
     * @param quota of each account
     */
    Door(Staff staff, boolean tls, Quota quota) {
        this.staff = staff;
        this.tls = tls;
        this.quota = quota;
    }

    void on(RoutesConfig routes) {
        routes.beforeMatched(this::check);
    }

    /** Who has logged in; null for nobody. */
    static Seen.@Nullable Person person(Context context) {
        return context.attribute(PERSON);
    }

    /** The account that acts, where the address is for staff. */
    static Account account(Context context) {
        Seen.Person person = person(context);
        if (person == null) throw new IllegalStateException(context.path() + " is for staff");
        return person.account();
    }

    /** Who acts, as colleagues know them: a name that is typed could be anybody's. */
    static String signature(Context context) {
        return account(context).title();
    }

    private void check(Context context) {
        May may = may(context);
        Seen seen = staff.seen(token(context), !isLive(context));
        if (seen instanceof Seen.Nobody && isPage(context)) seen = guest(context);
        if (seen instanceof Seen.Person person) context.attribute(PERSON, person);
        if (may == May.ANYONE) return;
        switch (seen) {
            case Seen.Nobody() -> refuse(context, null);
            case Seen.Gone(var why) -> refuse(context, why);
            case Seen.Person(var account, _) -> check(context, may, account);
        }
    }

    private void check(Context context, May may, Account account) {
        if (!quota.take(account.name())) throw Sentences.tooOften().found();
        if (account.mustChange() && may != May.OWN) {
            if (!isPage(context)) throw Sentences.changeFirst().found();
            context.redirect("/account?lang=" + language(context));
            context.skipRemainingHandlers();
        } else if (!may.allows(account)) throw Sentences.notYours(may.who()).found();
    }

    /** A route that names nobody is open to nobody; the start of the console forbids it anyway. */
    private static May may(Context context) {
        return context.routeRoles().stream()
                .filter(May.class::isInstance)
                .map(May.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(context.path() + " names nobody"));
    }

    private void refuse(Context context, @Nullable Ended why) {
        if (!isPage(context))
            throw Sentences.logIn(why == null ? new Words("请先登录", "Log in first") : why.words())
                    .found();
        String query = context.queryString();
        String next = context.path() + (query == null ? "" : "?" + query);
        context.redirect(
                "/login?lang="
                        + language(context)
                        + (why == null ? "" : "&why=" + why.code())
                        + "&next="
                        + URLEncoder.encode(next, StandardCharsets.UTF_8));
        context.skipRemainingHandlers();
    }

    /** In a demonstration whoever opens a page is let in at once. */
    private Seen guest(Context context) {
        if (staff.guests().isEmpty() || context.path().equals("/login")) return new Seen.Nobody();
        Optional<String> token = staff.guest(staff.guests().getFirst().name());
        if (token.isEmpty()) return new Seen.Nobody();
        give(context, token.get());
        return staff.seen(token.get(), true);
    }

    private static boolean isPage(Context context) {
        String accept = context.header("Accept");
        return context.method().equals(HandlerType.GET)
                && accept != null
                && accept.contains("text/html")
                && !context.path().startsWith("/api/");
    }

    /** What a page asks for by itself keeps no session alive. */
    private static boolean isLive(Context context) {
        return context.path().contains("/live");
    }

    private static String language(Context context) {
        return Texts.in(Asked.pageLanguage(context)).language();
    }

    // ------------------------------------------------------------------ tokens

    private @Nullable String token(Context context) {
        String header = context.header("Authorization");
        if (header != null && header.startsWith(BEARER)) return header.substring(BEARER.length());
        return context.cookie(cookie(context.req().getLocalPort()));
    }

    /** Whether someone who has logged in asks, before anything else of the request is looked at. */
    boolean knows(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        String token = null;
        if (header != null && header.startsWith(BEARER)) token = header.substring(BEARER.length());
        else {
            String name = cookie(Request.getLocalPort(request));
            for (HttpCookie each : Request.getCookies(request))
                if (each.getName().equals(name)) token = each.getValue();
        }
        return staff.seen(token, false) instanceof Seen.Person;
    }

    /** Whether the browser added the token by itself, as it would for a foreign page. */
    boolean byCookie(Context context) {
        return context.header("Authorization") == null
                && context.cookie(cookie(context.req().getLocalPort())) != null;
    }

    void give(Context context, String token) {
        context.cookie(made(context, token, -1));
    }

    void take(Context context) {
        context.cookie(made(context, "", 0));
    }

    private Cookie made(Context context, String value, int seconds) {
        String name = cookie(context.req().getLocalPort());
        return new Cookie(name, value, "/", seconds, tls, true, null, SameSite.STRICT);
    }

    /**
     * Browsers mix up the cookies of two halls on one machine, unless they are called otherwise.
     */
    private String cookie(int port) {
        return tls ? "__Host-tingxu-" + port : "tingxu-" + port;
    }
}
