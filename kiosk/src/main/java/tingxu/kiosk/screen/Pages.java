package tingxu.kiosk.screen;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import tingxu.kiosk.station.View;
import tingxu.kiosk.visit.Page;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Turns a view into HTML. */
final class Pages {

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "tingxu.kiosk.screen.pages");
    private final Scene.Place place;

    Pages(Scene.Place place) {
        this.place = place;
    }

    /** The whole document, for a browser that has just come. */
    String document(View view) {
        Scene scene = new Scene(view, place);
        StringOutput page = new StringOutput();
        render(scene, page);
        StringOutput document = new StringOutput();
        gg.jte.Content content = out -> out.writeContent(page.toString());
        engine.render("shell.jte", Map.of("s", scene, "page", content), document);
        return document.toString();
    }

    /** What changes from one view to the next. */
    Shown shown(View view) {
        Scene scene = new Scene(view, place);
        StringOutput page = new StringOutput();
        render(scene, page);
        return new Shown(page.toString(), scene.htmlLanguage(), scene.size(), scene.contrast());
    }

    /** As the browser takes it. */
    record Shown(String html, String language, String size, String contrast) {}

    private void render(Scene scene, StringOutput out) {
        Map<String, Object> given = new TreeMap<>();
        given.put("s", scene);
        Page page = scene.page();
        String template =
                switch (page) {
                    case Page.Idle _ -> "idle";
                    case Page.Claiming _ -> "claiming";
                    case Page.Helping _ -> "helping";
                    case Page.Waiting _ -> {
                        given.put("title", scene.t("waiting.title"));
                        yield "busy";
                    }
                    case Page.Finding finding -> {
                        given.put("title", scene.t("finding.title", finding.ticket().number()));
                        yield "busy";
                    }
                    case Page.Reading reading -> {
                        given.put("page", reading);
                        given.put("item", Objects.requireNonNull(scene.item(reading.item())));
                        yield "reading";
                    }
                    case Page.Choosing _ -> with(given, page, "choosing");
                    case Page.CheckingIn _ -> with(given, page, "checkingin");
                    case Page.How _ -> with(given, page, "how");
                    case Page.NoAnswer _ -> with(given, page, "noanswer");
                    case Page.Printing _ -> with(given, page, "printing");
                    case Page.AskingPaper _ -> with(given, page, "asking");
                    case Page.NoPaper _ -> with(given, page, "nopaper");
                    case Page.Shown _ -> with(given, page, "shown");
                    case Page.Browsing _ -> with(given, page, "browsing");
                    case Page.Enquiring _ -> with(given, page, "enquiring");
                    case Page.Found _ -> with(given, page, "found");
                    case Page.OutOfOrder _ -> with(given, page, "outoforder");
                    case Page.Trouble _ -> with(given, page, "trouble");
                };
        engine.render(template + ".jte", given, out);
    }

    private static String with(Map<String, Object> given, Page page, String template) {
        given.put("page", page);
        return template;
    }
}
