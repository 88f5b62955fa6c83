package tingxu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.DeviceId;
import tingxu.bridge.pad.PadEvent;
import tingxu.bridge.pad.Reason;
import tingxu.bridge.pad.TabletPad;
import tingxu.bridge.port.SteadyClock;
import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.box.Box;
import tingxu.provision.box.BoxPlan;
import tingxu.provision.demo.DevicesAnnex;
import tingxu.wire.LineId;
import tingxu.wire.NodeId;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The page of simulated devices, and the pad that is a page, in a real browser. */
@Tag("browser")
class DevicesTest {

    private static final Path PICTURES =
            Path.of(System.getProperty("tingxu.screens", "target/screens"));
    private static final double LIMIT_MS = 30_000;

    @TempDir static Path data;

    private static Box box;
    private static Chromium chromium;

    @BeforeAll
    static void aHallOfSimulatedDevices() throws Exception {
        Files.createDirectories(PICTURES);
        DevicesAnnex devices = new DevicesAnnex();
        BoxPlan plan =
                new BoxPlan(
                        data,
                        HallFile.demo(),
                        0,
                        0,
                        List.of(new NodeId("k01"), new NodeId("k02")),
                        null);
        box = new Box(plan, _ -> List.of(devices));
        devices.show(box);
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
        box.close();
    }

    @Test
    void aTicketIsTakenCalledAndRatedByClicksAlone() throws Exception {
        Page page = devices("zh");
        ready(page, "k01-card");
        ready(page, "callpad-1");
        try (HttpLine screen = new HttpLine(box.kiosks().getFirst().screen().getPort())) {
            screen.post("/api/v1/touch", "{\"do\":\"take\"}");
            screen.post("/api/v1/touch", "{\"do\":\"line\",\"line\":\"household\"}");
        }
        press(page, "k01-card", "place");
        says(page, "k01-card", "上面放着一张证");
        Locator paper = page.locator("#now-k01-printer img");
        paper.waitFor(new Locator.WaitForOptions().setTimeout(LIMIT_MS));
        page.waitForCondition(
                () -> ((Number) paper.evaluate("image => image.naturalWidth")).intValue() == 576);
        press(page, "k01-card", "remove");
        press(page, "callpad-1", "key:NEXT");
        says(page, "board-1", "A001");
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve("demo-devices-zh.png")));
        press(page, "callpad-1", "key:START");
        press(page, "callpad-1", "key:FINISH");
        says(page, "pad-1", "请评价");
        press(page, "pad-1", "level:4");
        page.waitForCondition(() -> box.controller().loop().state().figures().rated(4) == 1);
        assertThat(chromium.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void theHallCopesWithAPulledPlugAndASpoiltMood() {
        Page page = devices("en");
        ready(page, "pad-2");
        ready(page, "k01-printer");
        mood(page, "pad-2", "unplug");
        says(page, "pad-2", "Unplugged");
        says(page, "pad-2", "look soon");
        mood(page, "pad-2", "plug");
        ready(page, "pad-2");
        mood(page, "k01-printer", "mood:PAPER_OUT");
        says(page, "k01-printer", "out of order");
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve("demo-devices-en.png")));
        mood(page, "k01-printer", "mood:HEALTHY");
        ready(page, "k01-printer");
        assertThat(chromium.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void aSimpleBoardAKeyboardAndTheVoiceAreMissedAndComeBackByThemselves() throws Exception {
        Page page = devices("en");
        for (String spoilt : List.of("DEAF", "WRONG_CHECKSUM")) {
            ready(page, "described-1");
            mood(page, "described-1", "mood:" + spoilt);
            says(page, "described-1", "out of order");
            mood(page, "described-1", "mood:HEALTHY");
        }
        ready(page, "described-1");
        ready(page, "k02-scanner");
        mood(page, "k02-scanner", "mood:KEYS_LOST");
        scan(page, "k02-scanner", "TX1.demo.20261122.A001.K4M7Q2XW3Z");
        says(page, "k02-scanner", "scan it again");
        mood(page, "k02-scanner", "mood:HEALTHY");
        scan(page, "k02-scanner", "TX1.demo.20261122.A001.K4M7Q2XW3Z");
        ready(page, "k02-scanner");
        mood(page, "b01-voice", "mood:UNPLUGGED");
        try (HttpLine screen = new HttpLine(box.kiosks().getLast().screen().getPort())) {
            screen.post("/api/v1/touch", "{\"do\":\"home\"}");
            screen.post("/api/v1/touch", "{\"do\":\"take\"}");
            screen.post("/api/v1/touch", "{\"do\":\"line\",\"line\":\"property\"}");
            screen.post("/api/v1/touch", "{\"do\":\"without\"}");
        }
        page.waitForCondition(() -> property() > 0);
        press(page, "callpad-6", "key:NEXT");
        says(page, "board-6", "E001");
        says(page, "b01-voice", "out of order");
        mood(page, "b01-voice", "mood:HEALTHY");
        ready(page, "b01-voice");
        assertThat(chromium.complaints()).isEmpty();
        page.context().close();
    }

    private static int property() {
        return box.controller().loop().state().figures().line(new LineId("property")).issued();
    }

    private static void scan(Page page, String device, String text) {
        page.locator("#toy-" + device + " .scan input").fill(text);
        page.locator("#toy-" + device + " .scan button").click();
    }

    @Test
    void itFitsADeskAndAPhone() {
        for (int width : List.of(1366, 390)) {
            Page page = chromium.open(address("zh"), width, 844);
            Object overflow =
                    page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertThat(((Number) overflow).intValue()).as("at %d", width).isLessThanOrEqualTo(0);
            page.context().close();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aTabletIsAPad() {
        List<PadEvent> events = new CopyOnWriteArrayList<>();
        try (TabletPad pad =
                new TabletPad(
                        new DeviceId("pad-9"),
                        0,
                        new SteadyClock(Instant.EPOCH),
                        events::add,
                        _ -> {})) {
            pad.start();
            await().until(() -> pad.page() > 0);
            Page page = chromium.open("http://127.0.0.1:" + pad.page() + "/", 1280, 800);
            pad.invite(Duration.ofSeconds(60));
            page.locator("[data-level='5']").waitFor();
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(PICTURES.resolve("pad-tablet.png")));
            page.locator("[data-level='5']").click();
            assertThat(page.locator("#thanks")).isVisible();
            assertThat(events).containsExactly(new PadEvent.Rated(5));
            assertThat(page.locator("body")).hasAttribute("data-page", "dark");
            pad.invite(Duration.ofSeconds(60));
            page.locator("[data-level='1']").click();
            page.locator("[data-reason='UNFRIENDLY']").click();
            page.locator("[data-reason='WAITED_LONG']").click();
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(PICTURES.resolve("pad-tablet-why.png")));
            page.locator("#send").click();
            assertThat(page.locator("#thanks")).isVisible();
            assertThat(events)
                    .containsExactly(
                            new PadEvent.Rated(5),
                            new PadEvent.Rated(1),
                            new PadEvent.Explained(List.of(Reason.WAITED_LONG, Reason.UNFRIENDLY)));
            assertThat(chromium.complaints()).isEmpty();
            page.context().close();
        }
    }

    // ------------------------------------------------------------------

    private static String address(String language) {
        return box.controller().screens() + "/devices?lang=" + language;
    }

    private static Page devices(String language) {
        return chromium.open(address(language), 1366, 1400);
    }

    private static void press(Page page, String device, String deed) {
        page.locator("#toy-" + device + " [data-do='" + deed + "']").click();
    }

    private static void mood(Page page, String device, String deed) {
        Locator moods = page.locator("#toy-" + device + " details");
        if (moods.getAttribute("open") == null) moods.locator("summary").click();
        press(page, device, deed);
    }

    private static void ready(Page page, String device) {
        page.locator("#now-" + device + " .ONLINE")
                .waitFor(new Locator.WaitForOptions().setTimeout(LIMIT_MS));
    }

    private static void says(Page page, String device, String words) {
        assertThat(page.locator("#now-" + device))
                .containsText(words, new ContainsTextOptions().setTimeout(LIMIT_MS));
    }
}
