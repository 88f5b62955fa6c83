package tingxu.control.forecast;

import tingxu.control.forecast.Contest.Case;
import tingxu.wire.TicketClass;

import java.time.LocalDate;
import java.util.List;

/**
 * What one business day has taught: sums that days can be added up from, and how far forecasts were
 * off. No citizen is in it.
 *
 * @param lastRow of the day in the journal
 * @param walks from the call until the service begins
 * @param patience of windows with those who did not come
 * @param forecasts of some of the day's walk-ins
 */
public record Lesson(
        LocalDate day,
        long lastRow,
        List<OfLine> lines,
        List<Coming> coming,
        Sum walks,
        Sum patience,
        List<Case> forecasts) {

    public Lesson {
        lines = List.copyOf(lines);
        coming = List.copyOf(coming);
        forecasts = List.copyOf(forecasts);
    }

    /** So many, that took so long together. */
    public record Sum(double count, double minutes) {

        public static final Sum NONE = new Sum(0, 0);

        Sum and(double more) {
            return new Sum(count + 1, minutes + more);
        }

        Sum and(Sum other) {
            return new Sum(count + other.count, minutes + other.minutes);
        }
    }

    /**
     * @param services that ended in the line
     * @param sentHere tickets that other windows sent on to it
     */
    public record OfLine(String line, Sum services, int sentHere) {}

    /**
     * Tickets of a lane.
     *
     * @param halfHours 48 of them, from midnight UTC
     */
    public record Coming(String line, TicketClass ticketClass, List<Integer> halfHours) {
        public Coming {
            halfHours = List.copyOf(halfHours);
        }
    }
}
