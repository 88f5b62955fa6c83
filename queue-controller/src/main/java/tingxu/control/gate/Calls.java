package tingxu.control.gate;

import tingxu.control.hall.Event;
import tingxu.control.journal.Entry;
import tingxu.wire.Message;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    void on(Entry entry, LocalDate day, Duration ratingWait, Instant now) {
        for (Event event : entry.events()) {
            switch (event) {
                case Event.TicketCalled called -> {
                    asking.remove(called.window());
                    announce(called.ticket(), called.window(), 0);
                }
                case Event.TicketRecalled recalled ->
                        announce(recalled.ticket(), recalled.window(), recalled.repeat());
                case Event.ServiceFinished finished ->
                        invite(finished, new TicketId(day, finished.ticket()), ratingWait, now);
                case Event.ServiceRated rated -> {
                    Asking one = asking.get(rated.window());
                    if (one != null && one.ticket().equals(rated.ticket()))
                        asking.remove(rated.window());
                }
                case Event.FinishUndone undone -> asking.remove(undone.window());
                case Event.WindowClosed closed -> asking.remove(closed.window());
                case Event.DayOpened _,
                        Event.DayEnded _,
                        Event.WindowOpened _,
                        Event.PolicyChanged _,
                        Event.WindowPaused _,
                        Event.WindowUnpaused _,
                        Event.TicketIssued _,
                        Event.PaperNoted _,
                        Event.ServiceStarted _,
                        Event.TicketLapsed _,
                        Event.TicketReturned _,
                        Event.TicketTransferred _,
                        Event.TicketHeld _,
                        Event.TicketCancelled _,
                        Event.NoShowUndone _,
                        Event.FollowUpClosed _ -> {}
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

    private void invite(
            Event.ServiceFinished finished, TicketId ticket, Duration ratingWait, Instant now) {
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
