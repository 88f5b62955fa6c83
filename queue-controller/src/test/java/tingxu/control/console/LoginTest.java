package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.config.JavalinConfig;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.control.staff.Role;
import tingxu.wire.Words;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Staff come in by the page, as browsers do: with a cookie, and an origin. */
class LoginTest {

    private static final String PASSWORD = "correct-horse-battery";

    private final OpenHall hall = new OpenHall();

    @BeforeEach
    void aClerk() {
        hall.staff.book().add("test", "li.na", "李娜", List.of(Role.CLERK));
        hall.staff.book().password("li.na", PASSWORD);
        hall.staff.book().add("test", "zhao", "赵云", List.of(Role.CLERK));
        hall.staff.book().password("zhao", PASSWORD);
    }

    @AfterEach
    void closeHall() {
        hall.close();
    }

    /** A browser with its one cookie. */
    private final class Browser {

        private String cookie = "";

        HttpResponse<String> get(String path) {
            return send(request(path).header("Accept", "text/html").GET());
        }

        HttpResponse<String> form(String path, String... fields) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < fields.length; i += 2)
                pairs.add(
                        fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
            return send(
                    request(path)
                            .header("Accept", "text/html")
                            .header("Origin", "http://127.0.0.1:" + hall.console.port())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(String.join("&", pairs))));
        }

        HttpResponse<String> json(String path, String... headers) {
            HttpRequest.Builder request =
                    request(path)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"));
            if (headers.length > 0) request.headers(headers);
            return send(request);
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(hall.at(path));
            if (!cookie.isEmpty()) request.header("Cookie", cookie);
            return request;
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            HttpResponse<String> answer = hall.send(request.build());
            answer.headers()
                    .firstValue("Set-Cookie")
                    .ifPresent(set -> cookie = set.replaceFirst(";.*", ""));
            return answer;
        }

        Browser in(String name) {
            HttpResponse<String> answer =
                    form("/login", "name", name, "password", PASSWORD, "next", "/clerk/3");
            assertThat(answer.statusCode()).isEqualTo(303);
            return this;
        }

        String ownOrigin() {
            return "http://127.0.0.1:" + hall.console.port();
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void aPageThatIsMerelyOpenKeepsNobodyLoggedIn() {
        Browser open = new Browser().in("li.na");
        Browser busy = new Browser().in("zhao");
        hall.pass(Duration.ofMinutes(70));
        assertThat(open.get("/live/clerk/99").statusCode()).isEqualTo(404);
        assertThat(busy.get("/clerk/3").statusCode()).isEqualTo(200);
        hall.pass(Duration.ofMinutes(70));

        assertThat(location(open.get("/clerk/3"))).startsWith("/login").contains("why=");
        assertThat(busy.get("/clerk/3").statusCode()).isEqualTo(200);
    }

    @Test
    void aPageAsksForTheLogInAndGoesOnWhereOneWantedToGo() {
        // A guest would come in; a real hall has none.
        Browser browser = new Browser();
        HttpResponse<String> page = browser.get("/login?next=/clerk/3&lang=zh");
        assertThat(page.body()).contains("员工登录", "value=\"/clerk/3\"");
        HttpResponse<String> in =
                browser.form("/login", "name", "li.na", "password", PASSWORD, "next", "/clerk/3");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(location(in)).endsWith("/clerk/3");
        assertThat(in.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure", "Max-Age");
        assertThat(browser.get("/clerk/3").body()).contains("李娜", "退出登录");
    }

    @Test
    void anAddressOfSomebodyElseIsNotGoneTo() {
        for (String next : List.of("//evil.example", "/\\evil.example", "https://evil.example"))
            assertThat(
                            location(
                                    new Browser()
                                            .form(
                                                    "/login",
                                                    "name",
                                                    "li.na",
                                                    "password",
                                                    PASSWORD,
                                                    "next",
                                                    next)))
                    .doesNotContain("evil");
    }

    @Test
    void aWrongPasswordIsToldWithTheTriesThatAreLeftAndThenWithTheTime() {
        Browser browser = new Browser();
        assertThat(browser.form("/login?lang=zh", "name", "li.na", "password", "no").body())
                .contains("还可再试 4 次", "tries left: 4");
        for (int i = 0; i < 4; i++) browser.form("/login", "name", "li.na", "password", "no");
        HttpResponse<String> shut =
                browser.form("/login?lang=zh", "name", "li.na", "password", PASSWORD);
        assertThat(shut.statusCode()).isEqualTo(429);
        assertThat(shut.headers().firstValue("Retry-After")).contains("31");
        assertThat(shut.body()).contains("请等 31 秒再试", "wait 31 s");
        assertThat(shut.body()).doesNotContain(PASSWORD);
    }

    @Test
    void theFirstOfTwoBrowsersIsToldThatItsClerkIsElsewhere() {
        Browser first = new Browser().in("li.na");
        assertThat(first.get("/clerk/3").statusCode()).isEqualTo(200);
        new Browser().in("li.na");
        HttpResponse<String> told =
                first.json("/api/v1/windows/3/next", "Origin", first.ownOrigin());
        assertThat(told.statusCode()).isEqualTo(401);
        assertThat(told.body()).contains("已在别处登录", "Logged in elsewhere");
        assertThat(location(first.get("/clerk/3?lang=zh"))).contains("why=elsewhere", "next=%2F");
        assertThat(first.get("/login?why=elsewhere&lang=zh").body()).contains("已在别处登录");
    }

    @Test
    void aWindowThatAnotherClerkHasTakenDoesNothingForTheFirst() {
        hall.post("/api/v1/day/open", "");
        Browser li = new Browser().in("li.na");
        li.get("/clerk/3");
        assertThat(li.json("/api/v1/windows/3/open", "Origin", li.ownOrigin()).statusCode())
                .isEqualTo(200);
        Browser zhao = new Browser().in("zhao");
        zhao.get("/clerk/3");
        HttpResponse<String> told = li.json("/api/v1/windows/3/close", "Origin", li.ownOrigin());
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("3 号窗口现在由 赵云 使用");
        assertThat(zhao.json("/api/v1/windows/3/close", "Origin", li.ownOrigin()).statusCode())
                .isEqualTo(200);
        List<String> said = new ArrayList<>();
        hall.journal.read(1, entry -> said.add(entry.who()));
        assertThat(said).contains("window-3 li.na", "window-3 zhao");
    }

    @Test
    void aCookieAloneDoesNotPressKeys() {
        Browser browser = new Browser().in("li.na");
        HttpResponse<String> silent = browser.json("/api/v1/windows/3/open");
        assertThat(silent.statusCode()).isEqualTo(403);
        assertThat(silent.body()).contains("请从大厅自己的页面操作");
        assertThat(
                        browser.json("/api/v1/windows/3/open", "Origin", "http://127.0.0.1:1")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPasswordThatWasGivenOpensOnlyTheOwnAccount() {
        var given = (tingxu.control.staff.Outcome.Done) hall.staff.book().reset("test", "li.na");
        Browser browser = new Browser();
        HttpResponse<String> in =
                browser.form("/login", "name", "li.na", "password", given.password());
        assertThat(location(in)).contains("/account");
        assertThat(location(browser.get("/clerk/3"))).contains("/account");
        assertThat(browser.json("/api/v1/windows/3/next", "Origin", browser.ownOrigin()).body())
                .contains("请先修改密码");
        assertThat(browser.get("/account?lang=zh").body()).contains("请先改成自己的密码");
        HttpResponse<String> changed =
                browser.form(
                        "/account/password",
                        "old",
                        given.password(),
                        "fresh",
                        "another-good-one",
                        "again",
                        "another-good-one");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(303);
        assertThat(browser.get("/clerk/3").statusCode()).isEqualTo(200);
    }

    @Test
    void whoLeavesIsGone() {
        Browser browser = new Browser().in("li.na");
        String before = browser.cookie;
        assertThat(location(browser.form("/logout"))).contains("/login", "why=left");
        browser.cookie = before;
        assertThat(
                        browser.json("/api/v1/windows/3/next", "Origin", browser.ownOrigin())
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAdministratorHiresAndLocksOnThePage() {
        hall.staff.book().add("test", "root", "主管", List.of(Role.ADMINISTRATOR));
        hall.staff.book().password("root", PASSWORD);
        HttpResponse<String> added =
                hall.post(
                        "/api/v1/staff",
                        "{\"name\":\"sun\",\"title\":\"孙\",\"roles\":[\"clerk\",\"inspector\"]}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        assertThat(OpenHall.json(added).get("password").asString()).hasSize(14);
        assertThat(hall.get("/staff?lang=zh", "Accept", "text/html").body())
                .contains("sun", "待改密码", "添加了");
        assertThat(hall.post("/api/v1/staff/sun/roles", "{\"roles\":[\"king\"]}").body())
                .contains("没有角色 king");
        assertThat(hall.post("/api/v1/staff/sun/lock", "").statusCode()).isEqualTo(200);
        assertThat(hall.get("/staff?lang=en", "Accept", "text/html").body()).contains("Locked");
        assertThat(hall.post("/api/v1/staff/root/lock", "").body()).contains("最后一个");
        assertThat(hall.post("/api/v1/staff/nobody/lock", "").body()).contains("没有账户 nobody");
    }

    @Test
    void aProgramShowsItsTokenByHand() {
        HttpResponse<String> begun =
                hall.post(
                        "/api/v1/session",
                        "{\"name\":\"li.na\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(begun.headers().firstValue("Set-Cookie")).isEmpty();
        String token = OpenHall.json(begun).get("token").asString();
        HttpResponse<String> me =
                hall.send(
                        HttpRequest.newBuilder(hall.at("/api/v1/session"))
                                .header("Authorization", "Bearer " + token)
                                .build());
        assertThat(me.body()).contains("\"li.na\"", "\"clerk\"");
    }

    @Test
    void aConsoleWithARouteThatNamesNobodyDoesNotStart() {
        Annex careless =
                new Annex() {
                    @Override
                    public Words name() {
                        return new Words("粗心", "Careless");
                    }

                    @Override
                    public String path() {
                        return "/careless";
                    }

                    @Override
                    public May may() {
                        return May.ANYONE;
                    }

                    @Override
                    public void routes(JavalinConfig config) {
                        config.routes.get("/careless", context -> context.result("open to all"));
                    }
                };
        assertThatThrownBy(() -> new OpenHall(10, List.of(careless)))
                .hasMessageContaining("GET /careless does not say who may use it");
    }
}
