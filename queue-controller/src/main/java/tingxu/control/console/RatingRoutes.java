package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import tingxu.control.hall.Command;
import tingxu.control.hall.Whereabouts;
import tingxu.control.view.PhoneView;
import tingxu.control.view.Problem;
import tingxu.control.view.Sources;
import tingxu.wire.RatingReason;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.util.Arrays;
import java.util.List;

/** 好差评 on a citizen's phone, where the pad was not there, or not wanted: the paper is its key. */
final class RatingRoutes {

    private static final String PHONE = "phone";
    private static final String CHANNEL = "qr";
    private static final Words NOT_YET =
            new Words("还没有办结，办结后再评价", "It is not over yet: rate when the service is finished");

    private final Sources sources;
    private final Desk desk;

    RatingRoutes(Sources sources, Desk desk) {
        this.sources = sources;
        this.desk = desk;
    }

    void on(RoutesConfig routes) {
        routes.post("/t/{code}/rating", this::rate, May.ANYONE);
        routes.post("/t/{code}/reasons", this::explain, May.ANYONE);
    }

    private void rate(Context context) {
        Form form = Form.of(context);
        TicketNumber number = paper(context).number();
        int level = level(form.text("level"));
        ask(context, new Command.Rate(window(number), number, level, CHANNEL));
    }

    private static int level(String text) {
        if (!text.matches("[1-5]"))
            throw Problem.malformed("level", "评价为 1 到 5", "is 1 to 5").found();
        return Integer.parseInt(text);
    }

    private void explain(Context context) {
        Form form = Form.of(context);
        TicketNumber number = paper(context).number();
        List<RatingReason> reasons =
                Arrays.stream(RatingReason.values())
                        .filter(reason -> !form.text(reason.name()).isEmpty())
                        .toList();
        ask(context, new Command.ExplainRating(window(number), number, reasons));
    }

    private TicketId paper(Context context) {
        return PhoneView.paper(context.pathParam("code"), sources);
    }

    /** Where it was served. */
    private WindowId window(TicketNumber number) {
        if (sources.loop().state().whereabouts(number) instanceof Whereabouts.Served(var window))
            return window;
        throw Problem.refused(NOT_YET).found();
    }

    private void ask(Context context, Command command) {
        desk.ask(PHONE, sources.ids().get(), command);
        String page = "/t/" + context.pathParam("code");
        context.redirect(Look.asked(context).at(page), HttpStatus.SEE_OTHER);
    }
}
