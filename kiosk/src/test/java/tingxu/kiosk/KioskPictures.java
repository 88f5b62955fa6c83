package tingxu.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.printer.SimulatedPrinter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Draws each page with the browser of this machine, to be looked at: {@code -Dtest=KioskPictures
 * -Dtest.extra=-Dtingxu.pictures=FOLDER}.
 */
@EnabledIfSystemProperty(named = "tingxu.pictures", matches = ".+")
final class KioskPictures {

    private static final Path OUT = Path.of(System.getProperty("tingxu.pictures", "."));
    private static final List<String> SIZES = List.of("1080,1920", "1920,1080", "1366,768");

    @TempDir Path folder;
    private TestKiosk kiosk;

    @BeforeEach
    void start() throws Exception {
        kiosk = new TestKiosk(folder);
    }

    @AfterEach
    void stop() {
        kiosk.close();
    }

    @Test
    void eachPageInEachManner() throws Exception {
        Files.createDirectories(OUT);
        String only = System.getProperty("tingxu.only", "");
        for (String manner : List.of("zh", "en", "elder", "contrast"))
            if (only.isEmpty() || only.contains(manner)) walk(manner);
    }

    private void walk(String manner) throws Exception {
        setManner(manner);
        shoot(manner, "idle");
        press("take");
        shoot(manner, "choosing");
        kiosk.press("{\"do\":\"search\",\"text\":\"shenf\"}");
        shoot(manner, "searching");
        kiosk.press("{\"do\":\"item\",\"item\":\"household-birth\"}");
        shoot(manner, "how");
        press("priority");
        shoot(manner, "claiming");
        kiosk.press("{\"do\":\"entitled\",\"yes\":true}");
        kiosk.printer.mood(SimulatedPrinter.Mood.SLOW);
        press("without");
        kiosk.untilPage("printing");
        shoot(manner, "printing", "1080,1920");
        kiosk.printer.mood(SimulatedPrinter.Mood.HEALTHY);
        kiosk.untilPage("shown");
        shoot(manner, "shown");
        press("taken");
        setManner(manner);
        press("guide");
        shoot(manner, "guide");
        kiosk.press("{\"do\":\"line\",\"line\":\"household\"}");
        shoot(manner, "browsing");
        kiosk.press("{\"do\":\"item\",\"item\":\"household-birth\"}");
        shoot(manner, "reading");
        press("home");
        press("ticket");
        shoot(manner, "enquiring");
        press("help");
        shoot(manner, "helping");
        press("home");
        kiosk.printer.mood(SimulatedPrinter.Mood.PAPER_OUT);
        press("take");
        kiosk.press("{\"do\":\"line\",\"line\":\"tax\"}");
        press("without");
        kiosk.untilPage("no-paper");
        shoot(manner, "no-paper");
        press("give-up");
        kiosk.printer.mood(SimulatedPrinter.Mood.HEALTHY);
        kiosk.hall.mood(TestHall.Mood.SILENT);
        press("take");
        kiosk.press("{\"do\":\"line\",\"line\":\"tax\"}");
        press("without");
        kiosk.untilPage("no-answer");
        shoot(manner, "no-answer");
        press("home");
        kiosk.hall.mood(TestHall.Mood.GIVES);
        try (var thief = kiosk.seizedJournal()) {
            press("take");
            kiosk.press("{\"do\":\"line\",\"line\":\"tax\"}");
            press("without");
            kiosk.untilPage("out-of-order");
            shoot(manner, "out-of-order");
            thief.rollback();
        }
        kiosk.untilPage("no-paper");
        press("noted");
        press("taken");
    }

    @Test
    void cutOffInEachManner() throws Exception {
        Files.createDirectories(OUT);
        kiosk.hall.opens(LocalDate.now(ZoneId.of("Asia/Shanghai")), true);
        kiosk.untilLent(6);
        String only = System.getProperty("tingxu.only", "");
        for (String manner : List.of("zh", "en", "elder", "contrast"))
            if (only.isEmpty() || only.contains(manner)) cutOff(manner);
    }

    private void cutOff(String manner) throws Exception {
        kiosk.wire().cut();
        await().until(() -> kiosk.visit().at("/issues").booleanValue());
        setManner(manner);
        press("take");
        shoot(manner, "choosing-offline");
        kiosk.press("{\"do\":\"line\",\"line\":\"tax\"}");
        press("without");
        kiosk.untilPage("shown");
        shoot(manner, "shown-offline");
        press("taken");
        kiosk.wire().reconnect();
        await().until(() -> kiosk.visit().at("/connected").booleanValue());
    }

    private void setManner(String manner) {
        kiosk.press(
                "{\"do\":\"language\",\"language\":\""
                        + (manner.equals("en") ? "en" : "zh")
                        + "\"}");
        kiosk.press("{\"do\":\"elder\",\"on\":" + manner.equals("elder") + "}");
        kiosk.press("{\"do\":\"contrast\",\"on\":" + manner.equals("contrast") + "}");
    }

    private void press(String what) {
        kiosk.press("{\"do\":\"" + what + "\"}");
    }

    private void shoot(String manner, String name) throws Exception {
        for (String size : SIZES) shoot(manner, name, size);
    }

    private void shoot(String manner, String name, String size) throws Exception {
        if (!System.getProperty("tingxu.size", size).contains(size)) return;
        Path file =
                OUT.resolve("kiosk-" + name + "-" + manner + "-" + size.replace(',', 'x') + ".png");
        Process browser =
                new ProcessBuilder(
                                "chromium",
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--hide-scrollbars",
                                "--user-data-dir=" + folder.resolve("browser"),
                                "--timeout=3000",
                                "--window-size=" + size,
                                "--screenshot=" + file.toAbsolutePath(),
                                kiosk.screen().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("browser.log").toFile())
                        .start();
        boolean ended = browser.waitFor(60, TimeUnit.SECONDS);
        if (!ended) browser.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(file).exists();
    }
}
