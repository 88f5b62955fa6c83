package tingxu.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Debian's Chromium without a head. Complaints of a page's console are kept, and none is tolerated.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                                    .setArgs(FLAGS));
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Opens an address in a window of its own. */
    Page open(String address, int width, int height) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setTimezoneId("Asia/Shanghai")
                                .setLocale("zh-CN"));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // A refusal of the hall is an answer, which the page tells in words.
            if (message.text().contains("status of 409")) return;
            if (message.type().equals("error") || message.type().equals("warning"))
                complaints.add(address + ": " + message.text());
        });
        page.onPageError(error -> complaints.add(address + ": " + error));
        page.navigate(address);
        return page;
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
