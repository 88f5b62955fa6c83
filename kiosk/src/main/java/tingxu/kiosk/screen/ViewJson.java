package tingxu.kiosk.screen;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.Item;
import tingxu.kiosk.station.View;
import tingxu.kiosk.visit.Issued;
import tingxu.kiosk.visit.Page;
import tingxu.kiosk.visit.Want;
import tingxu.wire.LineLoad;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is on the screen, for programs. */
final class ViewJson {

    private static final int FOUND_AT_MOST = 6;

    private final Guide guide;

    ViewJson(Guide guide) {
        this.guide = guide;
    }

    Map<String, Object> of(View view) {
        Map<String, Object> json = new LinkedHashMap<>();
        page(json, view.visit().page());
        json.put("language", view.visit().manner().language());
        json.put("elder", view.visit().manner().elder());
        json.put("contrast", view.visit().manner().contrast());
        json.put("connected", view.connected());
        json.put("issues", view.issues());
        json.put("books", view.books());
        json.put(
                "ready",
                Map.of(
                        "card", view.ready().card(),
                        "scanner", view.ready().scanner(),
                        "printer", view.ready().printer()));
        if (view.secondsLeft() != null) json.put("secondsLeft", view.secondsLeft());
        json.put("lines", view.lines().stream().map(ViewJson::line).toList());
        return json;
    }

    private void page(Map<String, Object> json, Page page) {
        json.put("page", page.name());
        switch (page) {
            case Page.Idle _ -> {}
            case Page.Choosing choosing -> query(json, choosing.query());
            case Page.CheckingIn checking -> why(json, checking.notice());
            case Page.How how -> {
                want(json, how.want());
                why(json, how.notice());
            }
            case Page.Claiming claiming -> want(json, claiming.want());
            case Page.Waiting waiting -> {
                want(json, waiting.want());
                json.put("request", waiting.request().ulid());
            }
            case Page.NoAnswer none -> {
                want(json, none.want());
                json.put("usedUp", none.usedUp());
            }
            case Page.Printing printing -> {
                ticket(json, printing.ticket());
                json.put("again", printing.again());
            }
            case Page.AskingPaper asking -> ticket(json, asking.ticket());
            case Page.NoPaper none -> {
                ticket(json, none.ticket());
                why(json, none.why());
            }
            case Page.Shown shown -> {
                ticket(json, shown.ticket());
                json.put("onPaper", shown.onPaper());
                json.put("copy", shown.copy().getClass().getSimpleName());
                if (shown.copy() instanceof Page.Sheet.Failed(Words cause)) why(json, cause);
            }
            case Page.Browsing browsing -> {
                if (browsing.line() != null) json.put("line", browsing.line().name());
                query(json, browsing.query());
            }
            case Page.Reading reading -> {
                json.put("item", reading.item().name());
                json.put("line", reading.line().name());
                json.put("sheet", reading.sheet().getClass().getSimpleName());
            }
            case Page.Enquiring enquiring -> why(json, enquiring.notice());
            case Page.Finding finding -> json.put("ticket", finding.ticket().number().toString());
            case Page.Found found -> {
                json.put("ticket", found.found().ticket().number().toString());
                json.put("where", words(found.found().where()));
                if (found.found().ahead() != null) json.put("ahead", found.found().ahead());
                if (found.found().window() != null)
                    json.put("window", found.found().window().number());
            }
            case Page.Trouble trouble -> {
                json.put("cause", trouble.cause().name());
                why(json, trouble.why());
            }
            case Page.OutOfOrder(Issued held) -> {
                if (held != null) ticket(json, held);
            }
            case Page.Helping helping -> json.put("below", helping.below().name());
        }
    }

    private void query(Map<String, Object> json, @Nullable String query) {
        if (query == null) return;
        json.put("query", query);
        List<Item> found = guide.find(query, FOUND_AT_MOST);
        json.put("found", found.stream().map(item -> item.id().name()).toList());
    }

    private static void want(Map<String, Object> json, Want want) {
        json.put("line", want.line().name());
        if (want.item() != null) json.put("item", want.item().name());
        json.put("class", want.ticketClass().name());
        if (want.booked() != null) json.put("booked", want.booked().at().toString());
        if (want.holder() != null) json.put("holder", want.holder().mask());
    }

    private static void ticket(Map<String, Object> json, Issued ticket) {
        json.put("ticket", ticket.number().toString());
        json.put("id", ticket.grant().ticket().toString());
        json.put("request", ticket.request().ulid());
        json.put("line", ticket.grant().line().name());
        json.put("class", ticket.grant().ticketClass().name());
        json.put("offline", ticket.offline());
        Instant booked = ticket.grant().booked();
        if (booked != null) json.put("booked", booked.toString());
        json.put("ahead", ticket.grant().ahead());
        json.put("p50", ticket.grant().range().p50Minutes());
        json.put("p90", ticket.grant().range().p90Minutes());
        json.put("qr", ticket.grant().qr());
    }

    private static void why(Map<String, Object> json, @Nullable Words why) {
        if (why != null) json.put("why", words(why));
    }

    private static Map<String, Object> line(LineLoad line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", line.line().name());
        json.put("name", words(line.name()));
        json.put("waiting", line.waiting());
        json.put("windowsOpen", line.windowsOpen());
        json.put("p50", line.range().p50Minutes());
        json.put("p90", line.range().p90Minutes());
        return json;
    }

    private static Map<String, Object> words(Words words) {
        return Map.of("zh", words.zh(), "en", words.en());
    }
}
