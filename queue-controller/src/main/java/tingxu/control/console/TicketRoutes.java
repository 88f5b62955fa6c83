package tingxu.control.console;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.control.view.Problem;
import tingxu.control.view.Sentences;
import tingxu.control.view.Sources;
import tingxu.control.waits.Told;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.WindowId;

import tools.jackson.databind.ObjectWriter;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Tickets: taken at the desk, looked up, brought back, cancelled. */
final class TicketRoutes {

    private static final String DESK = "desk";
    private static final ObjectWriter TAKEN = Json.writer(Taken.class);
    private static final ObjectWriter FOUND = Json.writer(Found.class);

    private final Sources sources;
    private final Desk desk;

    TicketRoutes(Sources sources, Desk desk) {
        this.sources = sources;
        this.desk = desk;
    }

    void on(RoutesConfig routes) {
        routes.post("/api/v1/tickets", this::take, May.WORK);
        routes.post("/api/v1/tickets/scan", this::scan, May.WORK);
        routes.get("/api/v1/tickets/{number}", this::find, May.SEE_WINDOWS);
        routes.post("/api/v1/tickets/{number}/return", this::bringBack, May.WORK);
        routes.post("/api/v1/tickets/{number}/cancel", this::cancel, May.WORK);
    }

    /**
     * A ticket just taken, or taken before with the same id.
     *
     * @param ahead people whose turn is before
     * @param p50 minutes that half of such citizens wait at most, p90 nine of ten
     */
    private record Taken(
            String ticket,
            String id,
            String line,
            @JsonProperty("class") String ticketClass,
            int ahead,
            int p50,
            int p90,
            Instant issuedAt,
            String qr) {}

    private void take(Context context) {
        Body body = Body.of(context, "line", "class");
        LineId line = Asked.line("line", body.line("line"), sources);
        TicketClass kind = kind(body.textOr("class", TicketClass.ORDINARY.name()));
        MessageId id = Asked.id(context, sources.ids());
        desk.ask(
                context, id, DESK, new Command.IssueTicket(id, DESK, line, kind, null, null, null));
        HallState state = sources.loop().state();
        Ticket ticket = state.ticketOf(id).orElseThrow(() -> Sentences.idTaken().found());
        Json.answer(context, 201, TAKEN, taken(state, ticket));
    }

    private Taken taken(HallState state, Ticket ticket) {
        TicketId id = new TicketId(state.day(), ticket.number());
        int ahead = state.ahead(ticket.number());
        WaitRange range = sources.waits().told(state, ticket, sources.clock().instant()).range();
        return new Taken(
                ticket.number().toString(),
                id.toString(),
                ticket.line().name(),
                ticket.ticketClass().name(),
                ahead,
                range.p50Minutes(),
                range.p90Minutes(),
                ticket.issuedAt(),
                sources.qr().apply(id));
    }

    private static TicketClass kind(@Nullable String text) {
        return Arrays.stream(TicketClass.values())
                .filter(kind -> kind.name().equals(text) && kind != TicketClass.TRANSFER)
                .findFirst()
                .orElseThrow(() ->
                        Problem.malformed(
                                        "class",
                                        "应是 ORDINARY、PRIORITY 或 APPOINTMENT",
                                        "is ORDINARY, PRIORITY or APPOINTMENT")
                                .found());
    }

    /**
     * A ticket as it stands.
     *
     * @param window where it is or was dealt with; null where there is none
     * @param ahead people before it; null unless it waits, as {@code p50}, {@code p90} and {@code
     *     change}
     * @param change whether the range has moved from what was told before: NONE, SOONER or LATER
     */
    private record Found(
            String ticket,
            String id,
            String line,
            @JsonProperty("class") String ticketClass,
            String where,
            @Nullable Integer window,
            @Nullable Integer ahead,
            @Nullable Integer p50,
            @Nullable Integer p90,
            @Nullable String change,
            Instant issuedAt,
            Instant since) {}

    private void find(Context context) {
        answer(context, number(context));
    }

    /** A paper before the clerk's eyes: its number, or the text of its code, which proves it. */
    private void scan(Context context) {
        Body body = Body.of(context, "code");
        TicketId paper = Asked.paper("code", body.text("code"), sources);
        desk.ask(context, DESK, new Command.AdmitOffline(paper));
        answer(context, paper.number());
    }

    private void bringBack(Context context) {
        TicketNumber number = number(context);
        Body.of(context);
        known(number);
        desk.ask(context, DESK, new Command.ReturnTicket(number));
        answer(context, number);
    }

    private void cancel(Context context) {
        TicketNumber number = number(context);
        Body body = Body.of(context, "reason");
        known(number);
        desk.ask(context, DESK, new Command.CancelTicket(number, body.text("reason")));
        answer(context, number);
    }

    private static TicketNumber number(Context context) {
        return Asked.ticket("ticket", context.pathParam("number"));
    }

    private Standing known(TicketNumber number) {
        return sources.loop()
                .state()
                .standing(number)
                .orElseThrow(() -> Sentences.noSuchTicket(number).found());
    }

    private void answer(Context context, TicketNumber number) {
        HallState state = sources.loop().state();
        Standing standing = known(number);
        Ticket ticket = standing.ticket();
        Whereabouts where = state.whereabouts(number);
        boolean waits = where instanceof Whereabouts.Waiting;
        int ahead = state.ahead(number);
        Optional<Told> told =
                waits
                        ? Optional.of(
                                sources.waits().told(state, ticket, sources.clock().instant()))
                        : Optional.empty();
        Json.answer(
                context,
                200,
                FOUND,
                new Found(
                        number.toString(),
                        new TicketId(state.day(), number).toString(),
                        ticket.line().name(),
                        ticket.ticketClass().name(),
                        word(where),
                        window(where),
                        waits ? ahead : null,
                        told.map(each -> each.range().p50Minutes()).orElse(null),
                        told.map(each -> each.range().p90Minutes()).orElse(null),
                        told.map(each -> each.change().name()).orElse(null),
                        ticket.issuedAt(),
                        standing.since()));
    }

    private static String word(Whereabouts where) {
        return switch (where) {
            case Whereabouts.Waiting() -> "WAITING";
            case Whereabouts.Called _ -> "CALLED";
            case Whereabouts.BeingServed _ -> "BEING_SERVED";
            case Whereabouts.Held _ -> "HELD";
            case Whereabouts.Lapsed() -> "LAPSED";
            case Whereabouts.Served _ -> "SERVED";
            case Whereabouts.Cancelled() -> "CANCELLED";
            case Whereabouts.ClosedWithDay() -> "CLOSED_WITH_DAY";
            case Whereabouts.Unknown() -> "UNKNOWN";
        };
    }

    private static @Nullable Integer window(Whereabouts where) {
        WindowId window =
                switch (where) {
                    case Whereabouts.Called(var at) -> at;
                    case Whereabouts.BeingServed(var at) -> at;
                    case Whereabouts.Held(var at) -> at;
                    case Whereabouts.Served(var at) -> at;
                    case Whereabouts.Waiting(),
                            Whereabouts.Lapsed(),
                            Whereabouts.Cancelled(),
                            Whereabouts.ClosedWithDay(),
                            Whereabouts.Unknown() ->
                            null;
                };
        return window == null ? null : window.number();
    }
}
