package tingxu.control.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.hall.Skill;
import tingxu.control.journal.Entry;
import tingxu.control.staff.Seen;
import tingxu.control.staff.Staff;
import tingxu.control.view.PolicyView;
import tingxu.control.view.Sentences;
import tingxu.control.view.Sources;
import tingxu.control.view.WindowAnswer;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import tools.jackson.databind.ObjectWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a clerk tells a window to do: one address a verb. */
final class WindowRoutes {

    private static final String WINDOW = "/api/v1/windows/{n}";
    private static final ObjectWriter ANSWER = Json.writer(WindowAnswer.class);

    private final Sources sources;
    private final Desk desk;
    private final Staff staff;

    WindowRoutes(Sources sources, Desk desk, Staff staff) {
        this.sources = sources;
        this.desk = desk;
        this.staff = staff;
    }

    void on(RoutesConfig routes) {
        routes.get(WINDOW, this::show, May.SEE_WINDOWS);
        bare(routes, "close", Command.CloseWindow::new);
        bare(routes, "next", Command.CallNext::new);
        bare(routes, "recall", Command.Recall::new);
        bare(routes, "start", Command.StartService::new);
        bare(routes, "finish", Command.FinishService::new);
        bare(routes, "no-show", Command.MarkNoShow::new);
        bare(routes, "unpause", Command.Unpause::new);
        told(routes, "open", (window, body) -> open(window, body.lines("skills")), "skills");
        told(
                routes,
                "pause",
                (window, body) -> new Command.Pause(window, body.text("reason")),
                "reason");
        told(
                routes,
                "hold",
                (window, body) -> new Command.Hold(window, body.text("reason")),
                "reason");
        told(
                routes,
                "transfer",
                (window, body) ->
                        new Command.Transfer(
                                window, line("to", body.line("to")), body.text("reason")),
                "to",
                "reason");
        told(
                routes,
                "resume",
                (window, body) -> new Command.Resume(window, ticket(body)),
                "ticket");
        told(routes, "undo", (window, body) -> new Command.Undo(window, ticket(body)), "ticket");
        told(
                routes,
                "call",
                (window, body) ->
                        new Command.CallManually(window, ticket(body), body.text("reason")),
                "ticket",
                "reason");
    }

    @FunctionalInterface
    private interface Bare {
        Command of(WindowId window);
    }

    @FunctionalInterface
    private interface Told {
        Command of(WindowId window, Body body);
    }

    private void bare(RoutesConfig routes, String verb, Bare command) {
        told(routes, verb, (window, _) -> command.of(window));
    }

    private void told(RoutesConfig routes, String verb, Told command, String... fields) {
        routes.post(
                WINDOW + "/" + verb,
                context -> {
                    WindowId window = Asked.window(context, sources);
                    Body body = Body.of(context, fields);
                    own(context, window);
                    String who = "window-" + window.number();
                    Entry entry = desk.ask(context, who, command.of(window, body));
                    var now = sources.loop().state().window(window);
                    Json.answer(context, 200, ANSWER, WindowAnswer.of(entry.events(), now));
                },
                May.WORK);
    }

    /** A window back from the dead, or a clerk's other browser, must not press its keys. */
    private void own(Context context, WindowId window) {
        Seen.Person person = Objects.requireNonNull(Door.person(context));
        staff.insteadOf(person, window)
                .ifPresent(other -> {
                    throw Sentences.takenOver(window.number(), other.title()).found();
                });
    }

    private void show(Context context) {
        WindowId window = Asked.window(context, sources);
        var now = sources.loop().state().window(window);
        Json.answer(context, 200, ANSWER, WindowAnswer.of(now));
    }

    /**
     * With the skills of the hall's file unless told others; the first told is its own business.
     */
    private Command open(WindowId window, @Nullable List<LineId> told) {
        if (told == null)
            return new Command.OpenWindow(
                    window, sources.catalogue().skills(window, PolicyView.plan(sources)));
        List<Skill> skills = new ArrayList<>();
        for (LineId each : told) skills.add(new Skill(line("skills", each), skills.isEmpty()));
        return new Command.OpenWindow(window, skills);
    }

    private LineId line(String field, LineId id) {
        return Asked.line(field, id, sources);
    }

    private static TicketNumber ticket(Body body) {
        return Asked.ticket("ticket", body.text("ticket"));
    }
}
