package tingxu.provision.history;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;
import tingxu.control.hall.Reason;
import tingxu.control.hall.Ticket;
import tingxu.wire.LineId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** I3, I4, I5: where each ticket is, and whether it got there by a way that there is. */
final class Journeys implements Watch {

    enum Place {
        WAITING,
        CALLED,
        SERVED_NOW,
        HELD,
        LAPSED,
        SERVED,
        CANCELLED,
        CLOSED
    }

    /** A ticket of today. */
    private static final class Course {
        private Ticket ticket;
        private Place place = Place.WAITING;
        private @Nullable WindowId window;

        Course(Ticket ticket) {
            this.ticket = ticket;
        }

        boolean before(Course other) {
            int byClock = ticket.clock().compareTo(other.ticket.clock());
            return byClock < 0 || (byClock == 0 && ticket.sequence() < other.ticket.sequence());
        }

        boolean live() {
            return place != Place.LAPSED
                    && place != Place.SERVED
                    && place != Place.CANCELLED
                    && place != Place.CLOSED;
        }
    }

    private final TreeMap<TicketNumber, Course> courses = new TreeMap<>();
    private final Map<WindowId, TicketNumber> at = new HashMap<>();
    private final Map<WindowId, Integer> repeats = new HashMap<>();
    private int recalls;
    private boolean clockKept = true;

    @Override
    public void see(Fact fact, Breaches breaches) {}

    @Override
    public void see(Event event, Fact.Committed row, Breaches breaches) {
        switch (event) {
            case Event.DayOpened opened -> {
                courses.clear();
                at.clear();
                recalls = opened.plan().limits().recalls();
                clockKept = opened.plan().clockKept();
            }
            case Event.DayEnded ended -> end(ended, breaches);
            case Event.TicketIssued issued ->
                    courses.put(issued.ticket().number(), new Course(issued.ticket()));
            case Event.TicketReported reported -> {
                Course course = courses.get(reported.ticket().number());
                if (course != null) course.ticket = reported.ticket();
            }
            case Event.TicketCalled called -> call(called, breaches);
            case Event.TicketRecalled again -> recall(again, breaches);
            case Event.ServiceStarted started ->
                    move(
                            started.ticket(),
                            started.window(),
                            Place.CALLED,
                            Place.SERVED_NOW,
                            breaches);
            case Event.ServiceFinished done ->
                    move(done.ticket(), done.window(), Place.SERVED_NOW, Place.SERVED, breaches);
            case Event.TicketLapsed lapsed ->
                    move(lapsed.ticket(), lapsed.window(), Place.CALLED, Place.LAPSED, breaches);
            case Event.TicketHeld held ->
                    move(held.ticket(), held.window(), Place.SERVED_NOW, Place.HELD, breaches);
            case Event.TicketTransferred sent -> transfer(sent, breaches);
            case Event.FinishUndone undone ->
                    undo(
                            undone.ticket(),
                            undone.window(),
                            Place.SERVED,
                            Place.SERVED_NOW,
                            breaches);
            case Event.NoShowUndone undone ->
                    undo(undone.ticket(), undone.window(), Place.LAPSED, Place.CALLED, breaches);
            case Event.TicketReturned back ->
                    move(back.ticket(), null, Place.LAPSED, Place.WAITING, breaches);
            case Event.TicketCancelled gone -> cancel(gone.ticket(), breaches);
            case Event.WindowClosed closed -> leave(closed.window(), "关窗", "closes", breaches);
            case Event.WindowPaused paused -> leave(paused.window(), "暂停", "pauses", breaches);
            case Event.WindowOpened _,
                    Event.WindowUnpaused _,
                    Event.PolicyChanged _,
                    Event.NumbersLent _,
                    Event.PaperNoted _,
                    Event.ServiceRated _,
                    Event.RatingExplained _,
                    Event.FollowUpClosed _,
                    Event.AdviceGiven _,
                    Event.AdviceAnswered _,
                    Event.StaffCalled _,
                    Event.StaffCallAnswered _ -> {}
        }
    }

    private void call(Event.TicketCalled called, Breaches breaches) {
        TicketNumber number = called.ticket();
        Course course = known(number, breaches);
        if (course == null) return;
        TicketNumber there = at.get(called.window());
        if (there != null)
            breaches.add(
                    "I4",
                    called.window().number() + " 号窗口在 " + there + " 处又呼叫 " + number,
                    "%s calls %s over the head of %s".formatted(called.window(), number, there));
        boolean right =
                switch (course.place) {
                    case WAITING -> called.reason() != Reason.RESUMED;
                    case LAPSED -> called.reason() == Reason.MANUAL;
                    case HELD -> called.reason() == Reason.RESUMED;
                    case CALLED, SERVED_NOW, SERVED, CANCELLED, CLOSED -> false;
                };
        if (!right)
            breaches.add(
                    "I4",
                    number + " 在 " + course.place + " 时被 " + called.window().number() + " 号窗口呼叫",
                    "%s is called to %s while it is %s"
                            .formatted(number, called.window(), course.place));
        else if (course.place == Place.WAITING && called.reason() != Reason.MANUAL)
            inTurn(course, breaches);
        course.place = Place.CALLED;
        course.window = called.window();
        at.put(called.window(), number);
        repeats.put(called.window(), 0);
    }

    /** Whatever the policy prefers, in one line and class it takes who comes first. */
    private void inTurn(Course course, Breaches breaches) {
        LineId line = course.ticket.line();
        TicketClass kind = course.ticket.ticketClass();
        for (Course other : courses.values())
            if (other.place == Place.WAITING
                    && other.ticket.line().equals(line)
                    && other.ticket.ticketClass() == kind
                    && other.before(course))
                breaches.add(
                        "I5",
                        course.ticket.number() + " 先于 " + other.ticket.number() + " 被呼叫，没有理由",
                        "%s is called before %s, and no reason is given"
                                .formatted(course.ticket.number(), other.ticket.number()));
    }

    private void recall(Event.TicketRecalled again, Breaches breaches) {
        Course course = known(again.ticket(), breaches);
        if (course == null) return;
        int next = repeats.merge(again.window(), 1, Integer::sum);
        boolean same = course.place == Place.CALLED && again.window().equals(course.window);
        if (!same || again.repeat() != next || next > recalls)
            breaches.add(
                    "I4",
                    again.ticket() + " 第 " + again.repeat() + " 次重呼，不该有",
                    "%s is called again for the %d. time, which may not be"
                            .formatted(again.ticket(), again.repeat()));
    }

    private void transfer(Event.TicketTransferred sent, Breaches breaches) {
        Course course =
                move(sent.ticket(), sent.window(), Place.SERVED_NOW, Place.WAITING, breaches);
        if (course == null) return;
        Instant turn = clockKept ? course.ticket.clock() : sent.at();
        course.ticket = course.ticket.sentOn(sent.to(), turn);
    }

    /** The window has the citizen again whom it had last. */
    private void undo(
            TicketNumber number, WindowId window, Place from, Place to, Breaches breaches) {
        TicketNumber there = at.get(window);
        if (there != null)
            breaches.add(
                    "I4",
                    window.number() + " 号窗口撤销到 " + number + "，但那里是 " + there,
                    "%s goes back to %s over the head of %s".formatted(window, number, there));
        Course course = move(number, null, from, to, breaches);
        if (course == null) return;
        course.window = window;
        at.put(window, number);
    }

    private void cancel(TicketNumber number, Breaches breaches) {
        Course course = known(number, breaches);
        if (course == null) return;
        if (course.place == Place.SERVED_NOW || course.place == Place.SERVED)
            breaches.add(
                    "I3",
                    number + " 在 " + course.place + " 时被取消",
                    "%s is cancelled while it is %s".formatted(number, course.place));
        vacate(course);
        course.place = Place.CANCELLED;
    }

    /**
     * @param window where it must be; null for one that is at none
     */
    private @Nullable Course move(
            TicketNumber number,
            @Nullable WindowId window,
            Place from,
            Place to,
            Breaches breaches) {
        Course course = known(number, breaches);
        if (course == null) return null;
        boolean there = window == null || number.equals(at.get(window));
        if (course.place != from || !there)
            breaches.add(
                    "I3",
                    number + " 从 " + course.place + " 变为 " + to + "，没有这条路",
                    "%s goes from %s to %s, and there is no such way"
                            .formatted(number, course.place, to));
        course.place = to;
        if (to != Place.CALLED && to != Place.SERVED_NOW) vacate(course);
        return course;
    }

    private void vacate(Course course) {
        WindowId window = course.window;
        if (window != null) at.remove(window, course.ticket.number());
        course.window = null;
    }

    private void leave(WindowId window, String zh, String en, Breaches breaches) {
        TicketNumber there = at.get(window);
        if (there != null)
            breaches.add(
                    "I3",
                    window.number() + " 号窗口" + zh + "，" + there + " 还在那里",
                    "%s %s over the head of %s".formatted(window, en, there));
    }

    private void end(Event.DayEnded ended, Breaches breaches) {
        int left = 0;
        for (Course course : courses.values()) {
            if (course.place == Place.CALLED || course.place == Place.SERVED_NOW)
                breaches.add(
                        "I3",
                        "日结时 " + course.ticket.number() + " 还在窗口",
                        course.ticket.number() + " is at a window when the day ends");
            if (!course.live()) continue;
            left++;
            course.place = Place.CLOSED;
        }
        if (left != ended.leftWaiting())
            breaches.add(
                    "I3",
                    "日结报 " + ended.leftWaiting() + " 张未办，应为 " + left,
                    "the day ends with %d left and says %d".formatted(left, ended.leftWaiting()));
    }

    private @Nullable Course known(TicketNumber number, Breaches breaches) {
        Course course = courses.get(number);
        if (course == null) breaches.add("I3", number + " 没有发过", number + " was never issued");
        return course;
    }
}
