package tingxu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.Command;
import tingxu.control.loop.Said;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.box.Box;
import tingxu.provision.box.BoxPlan;
import tingxu.wire.NodeId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MessageIds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Each screen in a real browser, in both languages and every size it is made for. The pictures stay
 * in {@code target/screens}, or where {@code -Dtingxu.screens} says.
 */
@Tag("browser")
class ScreensTest {

    private static final Path PICTURES =
            Path.of(System.getProperty("tingxu.screens", "target/screens"));

    @TempDir static Path data;

    private static Box box;
    private static Chromium chromium;

    @BeforeAll
    static void aHallWithSomePeopleInIt() throws Exception {
        Files.createDirectories(PICTURES);
        box = new Box(new BoxPlan(data, HallFile.demo(), 0, 0, List.of(new NodeId("k01")), null));
        chromium = new Chromium();
        try (HttpLine hall = new HttpLine(box.controller().screens().getPort(), box.token())) {
            for (String line : List.of("household", "social", "tax", "business", "household"))
                hall.post("/api/v1/tickets", "{\"line\":\"" + line + "\",\"class\":\"ORDINARY\"}");
            for (int window = 2; window <= 4; window++)
                hall.post("/api/v1/windows/" + window + "/next", "{}");
        }
    }

    @AfterAll
    static void close() {
        chromium.close();
        box.close();
    }

    /**
     * Numbers and names of a board that do not fit into their place, and stand on their
     * neighbour's.
     */
    private static final String OVER_OTHERS =
            "[...document.querySelectorAll('.board b, .board i, .board th span, .board td')]"
                    + ".filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1).length";

    @ParameterizedTest
    @CsvSource({
        "index, /, 1366, 768",
        "board, /board, 1920, 1080",
        "board-portrait, /board, 1080, 1920",
        "board-square, /board, 1280, 1024",
        "board-small, /board, 1366, 768",
        "manager, /manager, 1366, 768",
        "manager-wide, /manager, 1920, 1080",
        "clerk, /clerk/2, 1366, 768",
        "clerk-wide, /clerk/2, 1920, 1080",
        "clerk-docked, /clerk/2, 360, 768",
        "fleet, /fleet, 1366, 768",
        "policy, /policy, 1366, 768",
        "why, /why/A001, 1366, 768",
        "plan, /plan, 1366, 768"
    })
    void aScreenOfTheHallFits(String name, String path, int width, int height) {
        for (String language : List.of("zh", "en"))
            look(
                    box.controller().screens() + path + "?lang=" + language,
                    name + "-" + language,
                    width,
                    height);
    }

    @ParameterizedTest
    @CsvSource({"kiosk, 1080, 1920", "kiosk-wide, 1920, 1080", "kiosk-small, 1366, 768"})
    void theKiosksScreenFits(String name, int width, int height) throws Exception {
        try (HttpLine screen = new HttpLine(box.kiosks().getFirst().screen().getPort())) {
            for (String language : List.of("zh", "en")) {
                screen.post("/api/v1/touch", "{\"do\":\"home\"}");
                screen.post(
                        "/api/v1/touch", "{\"do\":\"language\",\"language\":\"" + language + "\"}");
                String address = box.kiosks().getFirst().screen().toString();
                look(address, name + "-" + language, width, height);
                screen.post("/api/v1/touch", "{\"do\":\"take\"}");
                look(address, name + "-lines-" + language, width, height);
            }
        }
    }

    @Test
    void aClerkCallsWithTheSpaceBarAndTheBoardShowsIt() throws Exception {
        try (HttpLine hall = new HttpLine(box.controller().screens().getPort(), box.token())) {
            hall.post("/api/v1/tickets", "{\"line\":\"property\",\"class\":\"ORDINARY\"}");
        }
        Page board = chromium.open(box.controller().screens() + "/board?lang=zh", 1920, 1080);
        Page clerk = chromium.open(box.controller().screens() + "/clerk/6?lang=zh", 1366, 768);
        clerk.keyboard().press("Space");
        assertThat(clerk.locator("body")).containsText("E001");
        assertThat(board.locator("body")).containsText("E001");
        assertThat(chromium.complaints()).isEmpty();
        board.context().close();
        clerk.context().close();
    }

    @Test
    void aClerkTakesInAPaperThatTheKioskHasNotToldOf() {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        box.controller().loop().state().lent().stream()
                                .anyMatch(loan -> loan.has(TicketNumber.parse("D5003"))));
        Page clerk = chromium.open(box.controller().screens() + "/clerk/4?lang=zh", 1366, 768);
        clerk.keyboard().press("q");
        clerk.keyboard().type("d5003");
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator("#say")).containsText("D5003 已在队列中");
        clerk.keyboard().press("q");
        clerk.keyboard().type("D9999");
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator("#say")).containsText("今天没有发过 D9999");
        clerk.context().close();
    }

    @Test
    void aWrongPressIsTakenBackWhileTheBarRuns() throws Exception {
        try (HttpLine hall = new HttpLine(box.controller().screens().getPort(), box.token())) {
            hall.post("/api/v1/tickets", "{\"line\":\"tax\",\"class\":\"ORDINARY\"}");
        }
        Page clerk = chromium.open(box.controller().screens() + "/clerk/5?lang=zh", 1366, 768);
        for (String key : List.of("Space", "s", "f")) {
            String before = clerk.locator("#head").innerText();
            clerk.keyboard().press(key);
            clerk.waitForCondition(() -> !clerk.locator("#head").innerText().equals(before));
        }
        assertThat(clerk.locator("#undo p")).containsText("刚刚办结");
        picture(clerk, "clerk-undo-zh");
        clerk.keyboard().press("u");
        assertThat(clerk.locator("#head .state")).containsText("办理中");
        assertThat(clerk.locator("#undo p")).hasCount(0);
        clerk.keyboard().press("f");
        assertThat(clerk.locator("#undo p")).isVisible();
        assertThat(clerk.locator("#undo p")).isHidden(new IsHiddenOptions().setTimeout(8_000));
        assertThat(chromium.complaints()).isEmpty();
        clerk.context().close();
    }

    @Test
    void aTicketFitsItsCitizensPhone() throws Exception {
        String taken;
        try (HttpLine hall = new HttpLine(box.controller().screens().getPort(), box.token())) {
            taken =
                    hall.post("/api/v1/tickets", "{\"line\":\"social\",\"class\":\"ORDINARY\"}")
                            .body();
        }
        String code = code(taken);
        for (String language : List.of("zh", "en"))
            look(
                    box.controller().screens() + "/t/" + code + "?lang=" + language,
                    "phone-" + language,
                    390,
                    844);
    }

    private static String code(String taken) {
        return taken.replaceFirst("(?s).*\"qr\":\"([^\"]+)\".*", "$1");
    }

    private void rateBadly(String code) throws Exception {
        String page = box.controller().screens() + "/t/" + code;
        look(page + "?lang=zh", "phone-rate-zh", 390, 844);
        look(page + "?lang=en", "phone-rate-en", 390, 844);
        Page phone = chromium.open(page + "?lang=zh", 390, 844);
        phone.locator("#rate button[value='1']").click();
        phone.locator("#rate [name=WAITED_LONG]").check();
        picture(phone, "phone-reasons-zh");
        phone.locator("#rate button").click();
        phone.waitForCondition(() -> phone.locator("#rate button").count() == 0);
        picture(phone, "phone-rated-zh");
    }

    @Test
    void aBadRatingByPhoneIsClosedByTheManagerByName() throws Exception {
        String taken;
        try (HttpLine hall = new HttpLine(box.controller().screens().getPort(), box.token())) {
            String wish = "{\"line\":\"general\",\"class\":\"ORDINARY\"}";
            taken = hall.post("/api/v1/tickets", wish).body();
            hall.post("/api/v1/windows/8/call", "{\"ticket\":\"F001\",\"reason\":\"急事\"}");
            for (String verb : List.of("start", "finish"))
                hall.post("/api/v1/windows/8/" + verb, "{}");
        }
        rateBadly(code(taken));
        Page manager = chromium.open(box.controller().screens() + "/manager?lang=zh", 1366, 768);
        manager.locator("#followups button").click();
        manager.locator("[name=outcome]").fill("已电话回访并致歉");
        picture(manager, "manager-follow-up-zh");
        manager.keyboard().press("Enter");
        assertThat(manager.locator("#followups")).containsText("没有待整改");
        assertThat(manager.locator("#follow")).isHidden();
        assertThat(chromium.complaints()).isEmpty();
        manager.context().close();
    }

    @Test
    void whoeverGoesToACallButtonIsNamed() {
        WindowId three = new WindowId(3);
        Command call = new Command.CallStaff("b01", "button-3", three);
        box.controller()
                .loop()
                .take(Said.by("b01", new MessageIds(InstantSource.system()).get(), call))
                .join();
        Page manager = chromium.open(box.controller().screens() + "/manager?lang=zh", 1366, 768);
        assertThat(manager.locator("#alerts")).containsText("3 号窗口呼叫工作人员");
        manager.locator("#alerts button").click();
        assertThat(manager.locator("#answer [name=reason]")).isHidden();
        picture(manager, "manager-staff-call-zh");
        manager.keyboard().press("Enter");
        assertThat(manager.locator("#alerts .calls")).hasCount(0);
        assertThat(manager.locator("#alerts")).containsText("演示 Demo 去了");
        assertThat(chromium.complaints()).isEmpty();
        manager.context().close();
    }

    @Test
    void aTechnicianComesInByFivePressesAndAPin() throws Exception {
        try (HttpLine screen = new HttpLine(box.kiosks().getFirst().screen().getPort())) {
            screen.post("/api/v1/touch", "{\"do\":\"home\"}");
        }
        Page kiosk = chromium.open(box.kiosks().getFirst().screen().toString(), 1080, 1920);
        for (int knock = 0; knock < 5; knock++) kiosk.locator(".head b").click();
        kiosk.waitForURL("**/technician");
        for (char digit : Box.TECHNICIAN_PIN.toCharArray())
            kiosk.locator("#keys button")
                    .filter(new Locator.FilterOptions().setHasText(String.valueOf(digit)))
                    .click();
        picture(kiosk, "kiosk-technician-door");
        kiosk.locator("#keys .first").click();
        assertThat(kiosk.locator("#devices")).containsText("打印机");
        kiosk.locator("#print").click();
        assertThat(kiosk.locator("#say")).containsText("打印机确认已出票");
        picture(kiosk, "kiosk-technician");
        assertThat(chromium.complaints()).isEmpty();
        kiosk.locator("#leave").click();
        assertThat(kiosk.locator("#page")).isVisible();
        kiosk.context().close();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static void look(String address, String name, int width, int height) {
        Page page = chromium.open(address, width, height);
        page.waitForLoadState();
        picture(page, name);
        assertThat((Integer) page.evaluate(OVER_OTHERS)).as("%s: words over others", name).isZero();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) overflow).intValue())
                .as("%s is wider than its window", name)
                .isLessThanOrEqualTo(0);
        assertThat(page.locator("body").innerText()).as(name).isNotBlank();
        page.context().close();
        assertThat(chromium.complaints()).as(name).isEmpty();
    }
}
