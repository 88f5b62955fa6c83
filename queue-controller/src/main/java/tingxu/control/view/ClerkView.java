package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.control.balance.Policies;
import tingxu.control.board.Aside;
import tingxu.control.board.Aside.Left;
import tingxu.control.board.PauseReason;
import tingxu.control.catalogue.Catalogue.Zone;
import tingxu.control.hall.Command;
import tingxu.control.hall.Figures;
import tingxu.control.hall.HallPlan.Line;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.control.hall.Window.Activity;
import tingxu.control.rules.UndoRules;
import tingxu.control.why.Kinds;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a clerk sees of one window. Nothing about ratings: who is rated never learns it.
 *
 * @param current the ticket at the window; null while there is none
 * @param next who would be called now; null when nobody waits
 * @param pausedFor why it pauses; null unless it does
 * @param invited which free window should press next; null when nobody need
 * @param undo the last press, while it can be taken back; null otherwise
 */
public record ClerkView(
        WindowId window,
        Words zone,
        boolean dayOpen,
        WindowAnswer.State state,
        Instant since,
        @Nullable Words pausedFor,
        @Nullable Current current,
        @Nullable Next next,
        @Nullable Invited invited,
        List<Deed> deeds,
        @Nullable Undo undo,
        List<Queue> queues,
        List<Put> held,
        List<Put> missed,
        Mine mine) {

    /**
     * @param calledOrStarted when it was called, or its service began
     * @param repeats how often it was called again, of {@code recalls} allowed
     * @param usual what a service of the line usually takes
     */
    public record Current(
            TicketNumber number,
            Words line,
            TicketClass ticketClass,
            long waitedMinutes,
            Instant calledOrStarted,
            boolean serving,
            int repeats,
            int recalls,
            Duration usual) {}

    public record Next(TicketNumber number, Words line, long waitedMinutes, Words why) {}

    /**
     * @param verb the key that was pressed, {@code finish}
     * @param until the press can be taken back
     */
    public record Undo(TicketNumber number, String verb, Instant until) {}

    /** A line of this window and how many wait in it. */
    public record Queue(char series, Words name, boolean primary, int waiting) {}

    /** A ticket beside the lines that this window could take. */
    public record Put(TicketNumber number, Words line, long minutesAgo) {}

    public record Mine(
            int called, int served, int noShows, int byHand, @Nullable Long meanMinutes) {}

    public static ClerkView of(WindowId id, Sources sources, Instant now) {
        HallState state = sources.loop().state();
        Window window = state.window(id);
        Aside aside = sources.view().aside();
        Duration grace = state.plan().limits().grace();
        return new ClerkView(
                id,
                sources.catalogue().zoneOf(id).map(Zone::name).orElse(new Words("", "")),
                state.dayOpen(),
                WindowAnswer.State.of(window.activity()),
                window.activity().since(),
                window.activity() instanceof Activity.Paused(var reason, _)
                        ? PauseReason.told(reason)
                        : null,
                current(state, window),
                next(state, window, now),
                Invited.of(state, window, now),
                Deed.all(state, window, now),
                undo(state, window, now),
                queues(state, window),
                put(state, window, aside.held(), now, null),
                put(state, window, aside.missed(), now, grace),
                mine(state, id, sources));
    }

    private static @Nullable Current current(HallState state, Window window) {
        return switch (window.activity()) {
            case Activity.Calling(var ticket, var repeats, var calledAt, _) ->
                    current(state, ticket, false, repeats, calledAt);
            case Activity.Serving(var ticket, var since) -> current(state, ticket, true, 0, since);
            case Activity.Closed _, Activity.Free _, Activity.Paused _ -> null;
        };
    }

    private static Current current(
            HallState state, Ticket ticket, boolean serving, int repeats, Instant since) {
        return new Current(
                ticket.number(),
                state.plan().nameOf(ticket.line()),
                ticket.ticketClass(),
                Clockface.minutes(ticket.clock(), since),
                since,
                serving,
                repeats,
                state.plan().limits().recalls(),
                state.plan()
                        .line(ticket.line())
                        .map(Line::meanService)
                        .orElse(Duration.ofMinutes(10)));
    }

    private static @Nullable Next next(HallState state, Window window, Instant now) {
        if (!state.dayOpen() || !window.open()) return null;
        Optional<Policy.Choice> choice =
                Policies.of(state.plan())
                        .found()
                        .flatMap(policy -> policy.next(state, window, now));
        return choice.map(chosen ->
                        new Next(
                                chosen.ticket().number(),
                                state.plan().nameOf(chosen.ticket().line()),
                                chosen.ticket().waited(now).toMinutes(),
                                Kinds.of(chosen.reason())))
                .orElse(null);
    }

    private static @Nullable Undo undo(HallState state, Window window, Instant now) {
        if (!(window.activity() instanceof Activity.Free(var since, var before))) return null;
        Undo undo =
                switch (before) {
                    case Activity.Calling(var ticket, _, _, _) ->
                            new Undo(ticket.number(), "no-show", since.plus(UndoRules.OFFERED));
                    case Activity.Serving(var ticket, _) ->
                            new Undo(ticket.number(), "finish", since.plus(UndoRules.OFFERED));
                    case Activity.Closed _, Activity.Free _, Activity.Paused _ -> null;
                    case null -> null;
                };
        return undo != null
                        && now.isBefore(undo.until())
                        && Deed.whyNot(state, new Command.Undo(window.id(), undo.number()), now)
                                == null
                ? undo
                : null;
    }

    private static List<Queue> queues(HallState state, Window window) {
        List<Queue> queues = new ArrayList<>();
        for (Skill skill : window.skills())
            state.plan()
                    .line(skill.line())
                    .ifPresent(line ->
                            queues.add(
                                    new Queue(
                                            line.series(),
                                            line.name(),
                                            skill.primary(),
                                            state.waitingCount(line.id()))));
        return queues;
    }

    /**
     * @param grace older ones can no longer be taken; null for no such limit
     */
    private static List<Put> put(
            HallState state,
            Window window,
            Map<TicketNumber, Left> aside,
            Instant now,
            @Nullable Duration grace) {
        List<Put> put = new ArrayList<>();
        for (Map.Entry<TicketNumber, Left> each : aside.entrySet()) {
            Instant left = each.getValue().at();
            if (grace != null && now.isAfter(left.plus(grace))) continue;
            state.standing(each.getKey())
                    .map(Standing::ticket)
                    .filter(ticket -> window.serves(ticket.line()))
                    .ifPresent(ticket ->
                            put.add(
                                    new Put(
                                            ticket.number(),
                                            state.plan().nameOf(ticket.line()),
                                            Clockface.minutes(left, now))));
        }
        return put;
    }

    private static Mine mine(HallState state, WindowId id, Sources sources) {
        Figures.OfWindow sums = state.figures().window(id);
        return new Mine(
                sums.called(),
                sums.served(),
                sources.view().report().noShows(id),
                sums.byHand(),
                sums.served() == 0
                        ? null
                        : Math.round(sums.serviceMillis() / 60_000.0 / sums.served()));
    }
}
