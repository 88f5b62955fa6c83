package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.staff.Account;
import tingxu.control.staff.Ended;
import tingxu.control.staff.Outcome;
import tingxu.control.staff.Role;
import tingxu.control.staff.Seen;
import tingxu.control.staff.SignIn;
import tingxu.control.staff.Staff;
import tingxu.control.view.Problem;
import tingxu.control.view.Sentences;
import tingxu.wire.Words;

import tools.jackson.databind.ObjectWriter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Coming in, going out, and one's own password. */
final class LoginRoutes {

    private static final ObjectWriter TOKEN = Json.writer(Token.class);
    private static final ObjectWriter ME = Json.writer(Me.class);
    private static final Words TITLE = new Words("没有登录", "Not logged in");

    private final Staff staff;
    private final Door door;
    private final Pages pages;

    LoginRoutes(Staff staff, Door door, Pages pages) {
        this.staff = staff;
        this.door = door;
        this.pages = pages;
    }

    void on(RoutesConfig routes) {
        routes.get("/login", this::ask, May.ANYONE);
        routes.post("/login", this::enter, May.ANYONE);
        routes.post("/login/guest", this::enterAsGuest, May.ANYONE);
        routes.post("/api/v1/session", this::begin, May.ANYONE);
        routes.get("/api/v1/session", LoginRoutes::me, May.OWN);
        routes.post("/logout", this::leave, May.OWN);
        routes.get("/account", context -> account(context, null), May.OWN);
        routes.post("/account/password", this::change, May.OWN);
        routes.post("/account/leave-everywhere", this::leaveEverywhere, May.OWN);
    }

    // ------------------------------------------------------------------ coming in

    private void ask(Context context) {
        String why = context.queryParam("why");
        Words ended = why == null ? null : Ended.of(why).map(Ended::words).orElse(null);
        login(context, next(context.queryParam("next")), ended);
    }

    private void login(Context context, String next, @Nullable Words why) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("next", next);
        facts.put("why", why);
        facts.put("guests", staff.guests());
        facts.put("first", staff.awaitsTheFirst());
        pages.show(context, "login", facts);
    }

    private void enter(Context context) {
        Form form = Form.of(context);
        String next = next(form.text("next"));
        SignIn tried = staff.signIn(form.text("name").strip(), form.text("password"), context.ip());
        if (tried instanceof SignIn.Welcome(var token, var account)) {
            door.give(context, token);
            context.redirect(
                    account.mustChange() ? Look.asked(context).at("/account") : next,
                    io.javalin.http.HttpStatus.SEE_OTHER);
            return;
        }
        Problem no = no(context, tried);
        context.status(no.status());
        login(context, next, no.detail());
    }

    /** A program's way in: the token comes in the answer, and no cookie. */
    private void begin(Context context) {
        Body body = Body.of(context, "name", "password");
        SignIn tried = staff.signIn(body.text("name"), body.text("password"), context.ip());
        if (!(tried instanceof SignIn.Welcome(var token, var account)))
            throw no(context, tried).found();
        Json.answer(context, 200, TOKEN, new Token(token, account.name(), account.mustChange()));
    }

    private record Token(String token, String name, boolean mustChange) {}

    private Problem no(Context context, SignIn tried) {
        return switch (tried) {
            case SignIn.Welcome _ -> throw new IllegalArgumentException("this one is welcome");
            case SignIn.Wrong(int left) ->
                    new Problem(
                            401,
                            TITLE,
                            new Words(
                                    "登录名或密码不对，还可再试 " + left + " 次",
                                    "The login name or the password is wrong; tries left: " + left),
                            "password");
            case SignIn.TooSoon(Duration left) -> {
                long seconds = left.toSeconds() + 1;
                context.header("Retry-After", Long.toString(seconds));
                yield new Problem(429, TITLE, tooMany(seconds), "password");
            }
            case SignIn.Locked() ->
                    new Problem(
                            403,
                            TITLE,
                            new Words(
                                    "这个账户已停用，请找系统管理员",
                                    "This account is locked: ask an administrator"),
                            "name");
            case SignIn.Busy() ->
                    Problem.busy(
                            new Words(
                                    "同时登录的人太多，请稍后再试",
                                    "Too many people log in at once: try again shortly"));
        };
    }

    private static Words tooMany(long seconds) {
        long minutes = seconds / 60;
        return new Words(
                "输错次数过多，请等 "
                        + (minutes > 0 ? minutes + " 分 " : "")
                        + seconds % 60
                        + " 秒再试；急用请找系统管理员重设密码",
                "Too many wrong passwords: wait "
                        + (minutes > 0 ? minutes + " min " : "")
                        + seconds % 60
                        + " s, or ask an administrator for a new password");
    }

    private void enterAsGuest(Context context) {
        String name = Form.of(context).text("name");
        String token = staff.guest(name).orElseThrow(() -> Sentences.noSuchPage().found());
        door.give(context, token);
        context.redirect(Look.asked(context).at("/"), io.javalin.http.HttpStatus.SEE_OTHER);
    }

    /** An address of this hall; all else leads to the first page. */
    private static String next(@Nullable String asked) {
        if (asked == null) return "/";
        boolean own = asked.matches("/[A-Za-z0-9_.?=&%~-][A-Za-z0-9_./?=&%~-]{0,300}");
        return own ? asked : "/";
    }

    // ------------------------------------------------------------------ being in

    private record Me(String name, String title, List<String> roles, boolean mustChange) {}

    private static void me(Context context) {
        Account me = Door.account(context);
        Json.answer(
                context,
                200,
                ME,
                new Me(
                        me.name(),
                        me.title(),
                        me.roles().stream().map(Role::code).toList(),
                        me.mustChange()));
    }

    private void account(Context context, @Nullable Words why) {
        Map<String, Object> facts = new HashMap<>();
        Account me = Door.account(context);
        facts.put("me", me);
        facts.put("sessions", staff.sessionsOf(me));
        facts.put("why", why);
        pages.show(context, "account", facts);
    }

    private void change(Context context) {
        Form form = Form.of(context);
        Seen.Person me = Objects.requireNonNull(Door.person(context));
        String fresh = form.text("fresh");
        Outcome outcome =
                fresh.equals(form.text("again"))
                        ? staff.changePassword(me, form.text("old"), fresh, context.ip())
                        : new Outcome.No(
                                new Words("两次输入的新密码不一样", "The new password was typed differently"));
        switch (outcome) {
            case Outcome.Done(var account, _) -> {
                door.give(context, staff.begin(account));
                context.redirect(Look.asked(context).at("/"), io.javalin.http.HttpStatus.SEE_OTHER);
            }
            case Outcome.No(var why) -> {
                context.status(409);
                account(context, why);
            }
        }
    }

    // ------------------------------------------------------------------ going out

    private void leave(Context context) {
        Body.bytes(context);
        staff.leave(Objects.requireNonNull(Door.person(context)));
        out(context);
    }

    private void leaveEverywhere(Context context) {
        Body.bytes(context);
        String name = Door.account(context).name();
        staff.book().endSessions(name, name);
        out(context);
    }

    private void out(Context context) {
        door.take(context);
        context.redirect(
                Look.asked(context).at("/login") + "&why=" + Ended.LEFT.code(),
                io.javalin.http.HttpStatus.SEE_OTHER);
    }
}
