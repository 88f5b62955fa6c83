package tingxu.control.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a line has gone: people waiting minute by minute, and how long the called had waited. */
final class LineCourse {

    /** Two hours. */
    static final int MINUTES_KEPT = 120;

    /** Waits beyond four hours count as four hours. */
    private static final int LONGEST_MINUTES = 240;

    private final int[] minutes = new int[MINUTES_KEPT];
    private final int[] waits = new int[LONGEST_MINUTES + 1];
    private long minute = -1;
    private int waiting;
    private int called;

    void change(int by, long nowMinute) {
        reach(nowMinute);
        waiting += by;
        int place = place(minute);
        minutes[place] = Math.max(minutes[place], waiting);
    }

    void waited(Duration wait) {
        called++;
        waits[Math.clamp(wait.toMinutes(), 0, LONGEST_MINUTES)]++;
    }

    /** The minutes since the last change had as many waiting as it left. */
    private void reach(long nowMinute) {
        long from = minute < 0 ? nowMinute : Math.max(minute + 1, nowMinute - MINUTES_KEPT + 1);
        for (long each = from; each <= nowMinute; each++) minutes[place(each)] = waiting;
        minute = Math.max(minute, nowMinute);
    }

    private static int place(long minute) {
        return Math.floorMod(minute, MINUTES_KEPT);
    }

    int waiting() {
        return waiting;
    }

    int called() {
        return called;
    }

    /** The most people waiting in each of the last 120 minutes, oldest first. */
    List<Integer> lastTwoHours(long nowMinute) {
        reach(nowMinute);
        List<Integer> course = new ArrayList<>(MINUTES_KEPT);
        for (long each = minute - MINUTES_KEPT + 1; each <= minute; each++)
            course.add(minutes[place(each)]);
        return course;
    }

    /** Whole minutes that a share of today's called have waited at most. */
    int waitOf(int percent) {
        long needed = ((long) called * percent + 99) / 100;
        long seen = 0;
        for (int wait = 0; wait <= LONGEST_MINUTES; wait++) {
            seen += waits[wait];
            if (seen >= needed) return called == 0 ? 0 : wait;
        }
        return LONGEST_MINUTES;
    }
}
