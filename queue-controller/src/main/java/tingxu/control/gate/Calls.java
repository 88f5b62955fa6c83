package tingxu.control.gate;

import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.journal.Entry;
import tingxu.wire.Message;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What follows from what has happened: calls are said aloud, services are rated. */
final class Calls {

    /** A press at the last moment is still on its way. */
    private static final Duration ROAD = Duration.ofSeconds(2);

    private record Asking(TicketNumber ticket, Instant until) {}

    private final Places places;
    private final BiConsumer<NodeId, Message.HallCommand> commands;
    private final TreeMap<WindowId, Asking> asking = new TreeMap<>();

    Calls(Places places, BiConsumer<NodeId, Message.HallCommand> commands) {
        this.places = places;
        this.commands = commands;
    }

    /**
     * @param state as it is now: the entry is in it, and perhaps later ones
     */
    void on(Entry entry, HallState state, Instant now) {
        for (Event event : entry.events()) {
            switch (event) {
                case Event.TicketCalled called -> {
                    asking.remove(called.window());
                    announce(called.ticket(), called.window(), 0);
                }
                case Event.TicketRecalled recalled ->
                        announce(recalled.ticket(), recalled.window(), recalled.repeat());
                case Event.ServiceFinished finished -> {
                    if (!rated(finished.ticket(), state)) invite(finished, state, now);
                }
                case Event.ServiceRated rated -> {
                    Asking one = asking.get(rated.window());
                    if (one != null && one.ticket().equals(rated.ticket()))
                        asking.remove(rated.window());
                }
                case Event.StaffCallAnswered answered ->
                        commands.accept(
                                NodeId.parse(answered.node()),
                                new Message.StaffComing(answered.button()));
                case Event.FinishUndone undone -> asking.remove(undone.window());
                case Event.WindowClosed closed -> asking.remove(closed.window());
                case Event.DayOpened _,
                        Event.DayEnded _,
                        Event.WindowOpened _,
                        Event.PolicyChanged _,
                        Event.WindowPaused _,
                        Event.WindowUnpaused _,
                        Event.TicketIssued _,
                        Event.NumbersLent _,
                        Event.TicketReported _,
                        Event.PaperNoted _,
                        Event.ServiceStarted _,
                        Event.TicketLapsed _,
                        Event.TicketReturned _,
                        Event.TicketTransferred _,
                        Event.TicketHeld _,
                        Event.TicketCancelled _,
                        Event.NoShowUndone _,
                        Event.RatingExplained _,
                        Event.FollowUpClosed _,
                        Event.StaffCalled _,
                        Event.AdviceGiven _,
                        Event.AdviceAnswered _ -> {}
            }
        }
    }

    /** The windows whose pads wait for a press. */
    Set<WindowId> rating(Instant now) {
        asking.values().removeIf(one -> now.isAfter(one.until()));
        return asking.keySet();
    }

    private void announce(TicketNumber ticket, WindowId window, int repeat) {
        places.of(window)
                .ifPresent(place -> {
                    NodeId speaker = places.announcers().get(place.zone());
                    if (speaker != null)
                        commands.accept(
                                speaker,
                                new Message.Announce(place.zone(), ticket, window, repeat));
                });
    }

    /**
     * A rating that was given before the clerk took the end of the service back stands: it is asked
     * for no second time, for the press would be refused, and a clerk who may have it asked again
     * may have it mended. That nobody pressed is no rating.
     */
    private static boolean rated(TicketNumber ticket, HallState state) {
        Standing standing = state.standings().get(ticket);
        Integer rating = standing == null ? null : standing.rating();
        return rating != null && rating > 0;
    }

    private void invite(Event.ServiceFinished finished, HallState state, Instant now) {
        Duration ratingWait = state.plan().limits().ratingWait();
        TicketId ticket = new TicketId(state.day(), finished.ticket());
        places.of(finished.window())
                .ifPresent(place -> {
                    asking.put(
                            finished.window(),
                            new Asking(finished.ticket(), now.plus(ratingWait).plus(ROAD)));
                    commands.accept(
                            place.bridge(),
                            new Message.InviteRating(
                                    finished.window(),
                                    ticket,
                                    Math.toIntExact(ratingWait.toSeconds())));
                });
    }
}
