package tingxu.bridge.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.pad.PadEvent.Explained;
import tingxu.bridge.pad.PadEvent.Rated;
import tingxu.bridge.pad.PadEvent.Silent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A pad that is a page: what its browser says, said by hand; the time is told. */
@Timeout(60)
class TabletPadTest {

    private final List<PadEvent> events = new CopyOnWriteArrayList<>();
    private final List<Health> feelings = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final HttpClient browser = HttpClient.newHttpClient();
    private TabletPad pad;

    @BeforeEach
    void open() {
        pad = new TabletPad(new DeviceId("pad-1"), 0, now::get, events::add, feelings::add);
        pad.start();
        await().until(() -> pad.page() > 0);
    }

    @AfterEach
    void close() {
        pad.close();
        browser.close();
    }

    @Test
    void theFacesAreDarkUntilTheHallAsksAndAfterThePress() throws Exception {
        assertThat(lit()).isZero();
        assertThat(press("0 5")).isEqualTo(409);
        pad.invite(Duration.ofSeconds(30));
        int invitation = lit();
        assertThat(press(invitation + " 4")).isEqualTo(204);
        assertThat(press(invitation + " 1")).isEqualTo(409);
        assertThat(lit()).isZero();
        assertThat(events).containsExactly(new Rated(4));
    }

    @Test
    void aBadMarkCountsAtOnceAndIsAskedForItsReasons() throws Exception {
        pad.invite(Duration.ofSeconds(30));
        int invitation = lit();
        assertThat(press(invitation + " 2")).isEqualTo(204);
        assertThat(events).containsExactly(new Rated(2));
        assertThat(get("/lit")).isEqualTo(invitation + " why");
        for (String odd : List.of("", "x", invitation + " RUDE", invitation + " UNSURE;"))
            assertThat(why(odd)).as(odd).isEqualTo(400);
        assertThat(why(invitation - 1 + " UNSURE")).isEqualTo(409);
        assertThat(why(invitation + " UNSURE WAITED_LONG UNSURE")).isEqualTo(204);
        assertThat(why(invitation + " UNFRIENDLY")).isEqualTo(409);
        assertThat(get("/lit")).isEqualTo("0");
        assertThat(events)
                .containsExactly(
                        new Rated(2), new Explained(List.of(Reason.WAITED_LONG, Reason.UNSURE)));
    }

    @Test
    void nobodyMustSayWhy() throws Exception {
        pad.invite(Duration.ofSeconds(30));
        int first = lit();
        press(first + " 1");
        assertThat(why(first + "")).isEqualTo(204);
        assertThat(get("/lit")).isEqualTo("0");
        pad.invite(Duration.ofSeconds(30));
        int second = lit();
        press(second + " 1");
        now.updateAndGet(at -> at.plus(TabletTalk.REASONS));
        assertThat(get("/lit")).isEqualTo("0");
        assertThat(why(second + " UNSURE")).isEqualTo(409);
        pad.invite(Duration.ofSeconds(30));
        press(lit() + " 1");
        pad.dark();
        assertThat(get("/lit")).isEqualTo("0");
        assertThat(events).containsExactly(new Rated(1), new Rated(1), new Rated(1));
    }

    @Test
    void aLateFingerRatesNobodyElse() throws Exception {
        pad.invite(Duration.ofSeconds(30));
        int first = lit();
        pad.invite(Duration.ofSeconds(30));
        assertThat(press(first + " 1")).isEqualTo(409);
        assertThat(press(lit() + " 5")).isEqualTo(204);
        assertThat(events).containsExactly(new Rated(5));
    }

    @Test
    void whoDoesNotPressIsSilentOnce() throws Exception {
        pad.invite(Duration.ofSeconds(30));
        now.updateAndGet(at -> at.plusSeconds(30));
        await().until(() -> events.size() == 1);
        assertThat(lit()).isZero();
        assertThat(events).containsExactly(new Silent());
    }

    @Test
    void whatIsTakenBackIsNotHeardOf() throws Exception {
        pad.invite(Duration.ofSeconds(30));
        int invitation = lit();
        pad.dark();
        assertThat(press(invitation + " 5")).isEqualTo(409);
        assertThat(events).isEmpty();
    }

    @Test
    void aPageThatNobodyHasOpenIsSaid() throws Exception {
        assertThat(remedy()).isEqualTo("pad-page");
        lit();
        await().until(() -> pad.health() instanceof Health.Ready);
        now.updateAndGet(at -> at.plus(TabletTalk.AWAY));
        await().until(() -> remedy().equals("pad-page"));
    }

    @Test
    void aPageThatNobodyHasEverOpenedIsToldOnce() {
        assertThat(feelings).isEmpty();
        now.updateAndGet(at -> at.plusSeconds(3));
        await().until(() -> !feelings.isEmpty());
        assertThat(feelings).containsExactly(pad.health());
        assertThat(remedy()).isEqualTo("pad-page");
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        TabletPad second =
                new TabletPad(new DeviceId("pad-2"), pad.page(), now::get, _ -> {}, _ -> {});
        second.start();
        await().until(() ->
                second.health() instanceof Health.Gone gone
                        && gone.trouble().remedy().equals("pad-port"));
        second.close();
    }

    @Test
    void aPageFromElsewhereMustNotPress() throws Exception {
        pad.invite(Duration.ofSeconds(30));
        String wish = lit() + " 1";
        HttpRequest foreign =
                request("/press")
                        .header("Origin", "http://example.org")
                        .POST(BodyPublishers.ofString(wish))
                        .build();
        assertThat(status(foreign)).isEqualTo(403);
        for (String odd : List.of("", "1", "1 6", "1 0", "x 5", "1 5 ", "9".repeat(500) + " 5"))
            assertThat(press(odd)).as(odd).isEqualTo(400);
        assertThat(events).isEmpty();
    }

    @Test
    void thePageBringsItsOwnScriptAndSheetInBothLanguages() throws Exception {
        assertThat(get("/")).contains("非常不满意", "Very dissatisfied", "谢谢您的评价");
        assertThat(get("/pad.js")).contains("/press");
        assertThat(get("/pad.css")).contains(".faces");
        assertThat(status(request("/etc/passwd").build())).isEqualTo(404);
    }

    // ------------------------------------------------------------------

    private int lit() throws Exception {
        return Integer.parseInt(get("/lit"));
    }

    private int press(String wish) throws Exception {
        return status(request("/press").POST(BodyPublishers.ofString(wish)).build());
    }

    private int why(String wish) throws Exception {
        return status(request("/why").POST(BodyPublishers.ofString(wish)).build());
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = browser.send(request(path).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        return browser.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pad.page() + path));
    }

    private String remedy() {
        return pad.health() instanceof Health.Gone gone ? gone.trouble().remedy() : "";
    }
}
