package tingxu.control.report;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.control.hall.Reason;
import tingxu.wire.LineId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The course of the day as the hall's events tell it: waits as percentiles, the last two hours
 * minute by minute, no-shows a window. Takes memory for one day only. Any thread may tell and ask.
 */
public final class Report {

    /** A ticket in line: which, and since when this leg of its wait has lasted. */
    private record InLine(LineId line, Instant since) {}

    private final Map<TicketNumber, InLine> inLine = new HashMap<>();
    private final Map<TicketNumber, LineId> lines = new HashMap<>();
    private final Map<LineId, LineCourse> courses = new HashMap<>();
    private final Map<WindowId, Integer> noShows = new HashMap<>();

    /**
     * How a line has gone today.
     *
     * @param called first calls and calls after a return
     * @param p50Minutes half of them had waited no longer
     * @param p90Minutes nine of ten had waited no longer
     * @param lastTwoHours people waiting, minute by minute, oldest first
     */
    public record Course(int called, int p50Minutes, int p90Minutes, List<Integer> lastTwoHours) {}

    public synchronized Course course(LineId line, Instant now) {
        LineCourse course = courses.get(line);
        if (course == null) course = new LineCourse();
        return new Course(
                course.called(),
                course.waitOf(50),
                course.waitOf(90),
                course.lastTwoHours(minute(now)));
    }

    public synchronized int noShows(WindowId window) {
        return noShows.getOrDefault(window, 0);
    }

    public synchronized void take(Event event) {
        switch (event) {
            case Event.DayOpened _ -> forget();
            case Event.DayEnded ended -> everybodyLeaves(ended.at());
            case Event.TicketIssued issued ->
                    joins(
                            issued.ticket().number(),
                            issued.ticket().line(),
                            issued.ticket().clock(),
                            issued.at());
            case Event.TicketCalled called -> called(called);
            case Event.TicketReturned back -> joins(back.ticket(), null, back.at(), back.at());
            case Event.TicketTransferred sent ->
                    joins(sent.ticket(), sent.to(), sent.at(), sent.at());
            case Event.TicketCancelled cancelled -> leaves(cancelled.ticket(), cancelled.at());
            case Event.TicketLapsed lapsed -> noShows.merge(lapsed.window(), 1, Integer::sum);
            case Event.NoShowUndone undone -> noShows.merge(undone.window(), -1, Integer::sum);
            case Event.WindowOpened _,
                    Event.WindowClosed _,
                    Event.PolicyChanged _,
                    Event.WindowPaused _,
                    Event.WindowUnpaused _,
                    Event.NumbersLent _,
                    Event.TicketReported _,
                    Event.PaperNoted _,
                    Event.TicketRecalled _,
                    Event.ServiceStarted _,
                    Event.ServiceFinished _,
                    Event.TicketHeld _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FinishUndone _,
                    Event.FollowUpClosed _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _ -> {}
        }
    }

    private void forget() {
        inLine.clear();
        lines.clear();
        courses.clear();
        noShows.clear();
    }

    private void everybodyLeaves(Instant at) {
        for (TicketNumber ticket : List.copyOf(inLine.keySet())) leaves(ticket, at);
    }

    /**
     * @param line null for the line the ticket had before
     */
    private void joins(TicketNumber ticket, @Nullable LineId line, Instant since, Instant at) {
        LineId joined = line != null ? line : lines.get(ticket);
        if (joined == null || inLine.containsKey(ticket)) return;
        lines.put(ticket, joined);
        inLine.put(ticket, new InLine(joined, since));
        course(joined).change(+1, minute(at));
    }

    private void called(Event.TicketCalled called) {
        InLine left = leaves(called.ticket(), called.at());
        if (left == null || called.reason() == Reason.RESUMED) return;
        Duration wait = Duration.between(left.since(), called.at());
        course(left.line()).waited(wait);
    }

    private @Nullable InLine leaves(TicketNumber ticket, Instant at) {
        InLine left = inLine.remove(ticket);
        if (left != null) course(left.line()).change(-1, minute(at));
        return left;
    }

    private LineCourse course(LineId line) {
        return courses.computeIfAbsent(line, _ -> new LineCourse());
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }
}
