package tingxu.provision.history;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** I9: no board or voice names a number that is not called, and in calm all of them agree. */
final class Boards implements Watch {

    /** A call that was said aloud later than this is of another time. */
    private static final Duration VOICE = Duration.ofSeconds(30);

    /** Whoever was cut off when it became calm is back by then. */
    private static final Duration CONTACT = Duration.ofSeconds(60);

    /** After the last change of a window, in calm. */
    private static final Duration CONVERGED = Duration.ofSeconds(2);

    private record At(WindowId window, TicketNumber ticket) {}

    private record Board(String name, WindowId window) implements Comparable<Board> {
        @Override
        public int compareTo(Board other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : window.number() - other.window.number();
        }
    }

    private final Set<At> called = new HashSet<>();
    private final Map<WindowId, @Nullable TicketNumber> now = new HashMap<>();
    private final Map<WindowId, Instant> changed = new HashMap<>();
    private final Map<At, Instant> lastCall = new HashMap<>();
    private final TreeMap<Board, @Nullable TicketNumber> boards = new TreeMap<>();
    private final Map<At, Instant> unsaid = new HashMap<>();
    private @Nullable Instant calm;

    @Override
    public void see(Fact fact, Breaches breaches) {
        if (fact instanceof Fact.BoardShows shows) board(shows, breaches);
        if (fact instanceof Fact.Spoken spoken) voice(spoken, breaches);
        if (fact instanceof Fact.Calm) calm = fact.at();
        if (fact instanceof Fact.Rested rested) rest(rested.at(), breaches);
    }

    @Override
    public void see(Event event, Fact.Committed row, Breaches breaches) {
        switch (event) {
            case Event.DayOpened _ -> {
                called.clear();
                lastCall.clear();
                now.replaceAll((_, _) -> null);
            }
            case Event.TicketCalled one -> call(one.window(), one.ticket(), row.at());
            case Event.TicketRecalled one -> call(one.window(), one.ticket(), row.at());
            case Event.NoShowUndone one -> set(one.window(), one.ticket(), row.at());
            case Event.FinishUndone one -> set(one.window(), one.ticket(), row.at());
            case Event.ServiceStarted one -> set(one.window(), one.ticket(), row.at());
            case Event.ServiceFinished one -> set(one.window(), null, row.at());
            case Event.TicketLapsed one -> set(one.window(), null, row.at());
            case Event.TicketTransferred one -> set(one.window(), null, row.at());
            case Event.TicketHeld one -> set(one.window(), null, row.at());
            case Event.WindowClosed one -> set(one.window(), null, row.at());
            case Event.TicketCancelled one -> cancel(one.ticket(), row.at());
            case Event.DayEnded _,
                    Event.PolicyChanged _,
                    Event.WindowOpened _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.TicketIssued _,
                    Event.NumbersLent _,
                    Event.TicketReported _,
                    Event.PaperNoted _,
                    Event.TicketReturned _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FollowUpClosed _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _ -> {}
        }
    }

    private void call(WindowId window, TicketNumber ticket, Instant at) {
        set(window, ticket, at);
        At one = new At(window, ticket);
        called.add(one);
        lastCall.put(one, at);
        if (calm != null && at.isAfter(calm.plus(CONTACT))) unsaid.put(one, at);
    }

    private void set(WindowId window, @Nullable TicketNumber ticket, Instant at) {
        now.put(window, ticket);
        changed.put(window, at);
    }

    private void cancel(TicketNumber ticket, Instant at) {
        for (Map.Entry<WindowId, @Nullable TicketNumber> each : now.entrySet())
            if (ticket.equals(each.getValue())) {
                each.setValue(null);
                changed.put(each.getKey(), at);
            }
    }

    private void board(Fact.BoardShows shows, Breaches breaches) {
        TicketNumber ticket = shows.ticket();
        boards.put(new Board(shows.board(), shows.window()), ticket);
        if (ticket != null && !called.contains(new At(shows.window(), ticket)))
            breaches.add(
                    "I9",
                    shows.window().number() + " 号窗口的屏显示 " + ticket + "，没有呼叫过",
                    "the board of %s shows %s, which was not called there"
                            .formatted(shows.window(), ticket));
    }

    private void voice(Fact.Spoken spoken, Breaches breaches) {
        At one = new At(spoken.window(), spoken.ticket());
        unsaid.remove(one);
        Instant last = lastCall.get(one);
        boolean there = spoken.ticket().equals(now.get(spoken.window()));
        if (last == null || (!there && spoken.at().isAfter(last.plus(VOICE))))
            breaches.add(
                    "I9",
                    "播报 " + spoken.ticket() + " 到 " + spoken.window().number() + " 号窗口，已不是现在的呼叫",
                    "%s to %s is said aloud, and is not called now"
                            .formatted(spoken.ticket(), spoken.window()));
    }

    private void rest(Instant at, Breaches breaches) {
        boards.forEach((board, shown) -> {
            TicketNumber wanted = now.get(board.window());
            Instant since = changed.getOrDefault(board.window(), Instant.EPOCH);
            boolean same = java.util.Objects.equals(wanted, shown);
            if (!same && at.isAfter(since.plus(CONVERGED)))
                breaches.add(
                        "I9",
                        board.window().number() + " 号窗口的屏停在 " + shown + "，应为 " + wanted,
                        "the board of %s stays at %s and should show %s"
                                .formatted(board.window(), shown, wanted));
        });
        unsaid.forEach((one, since) -> {
            if (at.isAfter(since.plus(VOICE)))
                breaches.add(
                        "I9",
                        one.ticket() + " 呼叫到 " + one.window().number() + " 号窗口，没有播报",
                        "%s was called to %s, and nothing was said"
                                .formatted(one.ticket(), one.window()));
        });
        unsaid.clear();
    }
}
