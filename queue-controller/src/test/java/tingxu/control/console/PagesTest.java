package tingxu.control.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.control.hall.Command;
import tingxu.control.staff.Role;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

class PagesTest {

    private static final Annex FLEET =
            new Annex() {
                @Override
                public Words name() {
                    return new Words("设备", "Fleet");
                }

                @Override
                public String path() {
                    return "/fleet";
                }

                @Override
                public May may() {
                    return May.SEE_MACHINES;
                }

                @Override
                public void routes(JavalinConfig config) {
                    config.routes.get("/fleet", context -> context.result("all well"), May.ANYONE);
                }
            };

    private final OpenHall hall = new OpenHall(10, List.of(FLEET));

    @AfterEach
    void closeHall() {
        hall.close();
    }

    private String page(String path) {
        HttpResponse<String> answer = hall.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/board",
                "/manager",
                "/forecasts",
                "/clerk/1",
                "/clerk/8",
                "/board?lang=en",
                "/manager?lang=en&size=elder",
                "/clerk/1?lang=en&contrast=high"
            })
    void everyPageStandsBeforeTheDayAndInIt(String path) {
        assertThat(page(path)).contains("<!DOCTYPE html>", "</html>");
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        hall.take("household");
        hall.take("household");
        hall.post("/api/v1/windows/1/next", "");
        // The sentence about a lost connection is completed by the page itself.
        String open = page(path).replaceFirst("data-stale=\"[^\"]*\"", "");
        assertThat(open).contains("</html>").doesNotContain("{0}", "{1}");
    }

    @Test
    void pagesAreChineseUnlessAskedForEnglish() {
        assertThat(page("/board")).contains("lang=\"zh\"", "今日尚未营业");
        HttpResponse<String> browser = hall.get("/board", "Accept-Language", "en-US");
        assertThat(browser.body()).contains("lang=\"zh\"");
        assertThat(page("/board?lang=en")).contains("lang=\"en\"", "Not open yet today");
    }

    @Test
    void everyPageAndAnswerForbidsWhatIsNotOurs() {
        for (String path : List.of("/", "/board", "/api/v1/hall", "/assets/live.js", "/nowhere")) {
            String policy =
                    hall.get(path).headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    /** What the policy above forbids would silently not work. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/board", "/manager", "/clerk/1"})
    void noPageHasScriptsOrStylesInItself(String path) {
        String page = page(path);
        assertThat(page).doesNotContain("<style", " style=", "javascript:", "http://", "https://");
        assertThat(Pattern.compile("<script(?![^>]*src=)").matcher(page).find()).isFalse();
        assertThat(Pattern.compile(" on[a-z]+=").matcher(page).find()).isFalse();
    }

    @Test
    void everyAssetAPageNamesIsThere() {
        Pattern asset = Pattern.compile("\"(/assets/[^\"]+)\"");
        for (String path : List.of("/", "/board", "/manager", "/clerk/1", "/policy"))
            asset.matcher(page(path))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(name ->
                            assertThat(hall.get(name).statusCode()).as(name).isEqualTo(200));
    }

    @Test
    void anAssetThatHasNotChangedIsNotSentAgain() {
        String etag = hall.get("/assets/tokens.css").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = hall.get("/assets/tokens.css", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(hall.get("/assets/secrets.txt").statusCode()).isEqualTo(404);
        assertThat(hall.get("/assets/..%2F..%2Fview%2Fmessages_zh.properties").statusCode())
                .isBetween(400, 404);
    }

    @Test
    void theClerkSeesWhatIsLitAndWhyTheRestIsNot() {
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        hall.take("household");
        String free = page("/clerk/1");
        assertThat(button(free, "next")).contains("aria-disabled=\"false\"");
        assertThat(button(free, "finish"))
                .contains("aria-disabled=\"true\"")
                .contains("data-why-not");
        hall.post("/api/v1/windows/1/next", "");
        String calling = page("/clerk/1");
        assertThat(button(calling, "next")).contains("aria-disabled=\"true\"");
        assertThat(button(calling, "start")).contains("aria-disabled=\"false\"");
        assertThat(button(calling, "no-show")).contains("aria-disabled=\"false\"");
        assertThat(button(calling, "hold")).contains("aria-disabled=\"true\"");
    }

    private static String button(String page, String verb) {
        var found = Pattern.compile("<button[^>]*data-verb=\"" + verb + "\"[^>]*>").matcher(page);
        assertThat(found.find()).as(verb).isTrue();
        return found.group();
    }

    @Test
    void aBadRatingIsSeenByTheManagerAndNeverByTheClerk() {
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        hall.take("household");
        for (String verb : List.of("next", "start", "finish"))
            hall.post("/api/v1/windows/1/" + verb, "");
        String before = page("/clerk/1");

        hall.say(new Command.Rate(new WindowId(1), TicketNumber.parse("A001"), 1, "pad"));

        assertThat(before).contains("data-verb=\"undo\"");
        assertThat(page("/clerk/1")).isEqualTo(before);
        // Fifteen working days after Monday 23 November.
        assertThat(page("/manager")).contains("差评整改", "非常不满意 · 1 号窗口", "2026-12-14");
        var ratings = OpenHall.json(hall.get("/api/v1/hall")).get("ratings");
        assertThat(ratings.get("levels").get("1").asInt()).isEqualTo(1);
        assertThat(ratings.get("rated").asInt()).isEqualTo(1);
        assertThat(ratings.get("bad").asInt()).isEqualTo(1);
    }

    @Test
    void whatACitizenOrAClerkWroteIsShownAsText() {
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        hall.post("/api/v1/windows/1/pause", "{\"reason\":\"<script>alert(1)</script>\"}");
        for (String path : List.of("/clerk/1", "/manager", "/board"))
            assertThat(page(path)).doesNotContain("<script>alert");
        assertThat(page("/clerk/1")).contains("&lt;script&gt;");
    }

    @Test
    void aProblemIsAPageForABrowser() {
        HttpResponse<String> answer = hall.get("/clerk/99?lang=en", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("</html>", "this hall has no window 99");
        assertThat(hall.get("/nowhere", "Accept", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void whySomeoneWasCalledIsAPageToo() {
        hall.post("/api/v1/day/open", "");
        hall.post("/api/v1/windows/1/open", "");
        hall.take("household");
        hall.post("/api/v1/windows/1/next", "");
        assertThat(page("/why/A001")).contains("A001 被叫到 1 号窗口：当时只有这一位在等。");
        assertThat(page("/why?ticket=a001&lang=en")).contains("Why was A001 called?");
        assertThat(hall.get("/why?ticket=none").statusCode()).isEqualTo(400);
        for (String none : List.of("/why", "/why?ticket=", "/why?ticket=%20"))
            assertThat(page(none)).as(none).contains("输入今天的一个票号", "name=\"ticket\"");
    }

    @Test
    void theRecordOfAccountsIsToldInWordsAndSaysWhenItIsEmpty() {
        assertThat(page("/staff")).contains("还没有变更。");
        hall.staff.first();
        hall.staff.book().add("command-line", "li.na", "李娜", List.of(Role.CLERK, Role.MANAGER));
        assertThat(page("/staff"))
                .contains("<b>大厅终端</b> 添加了 li.na", "窗口人员、大厅经理")
                .doesNotContain("还没有变更。");
        assertThat(page("/staff?lang=en")).contains("added li.na", "window clerk, manager");
    }

    @Test
    void whoStartsAHallForTheFirstTimeIsToldWhereThePasswordIs() {
        assertThat(page("/login")).doesNotContain("首次启动");
        hall.staff.book().add("command-line", "admin", "管理员", List.of(Role.ADMINISTRATOR));
        assertThat(page("/login")).contains("首次启动");
        hall.staff.book().password("admin", "Quiet-Hall-2026");
        assertThat(page("/login")).doesNotContain("首次启动");
    }

    @Test
    void anotherFloorMayAddItsPages() {
        assertThat(page("/")).contains("href=\"/fleet?lang=zh\"", "设备");
        assertThat(hall.get("/fleet").body()).isEqualTo("all well");
    }
}
