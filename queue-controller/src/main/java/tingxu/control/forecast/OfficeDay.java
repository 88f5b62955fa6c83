package tingxu.control.forecast;

import java.time.LocalDate;
import java.util.List;

/**
 * One queue of one public office on one day, as its web page showed it every few minutes.
 *
 * @param moments in the order of time
 */
public record OfficeDay(Queue queue, LocalDate date, List<Moment> moments) {

    /** A queue: a group of businesses in an office. */
    public record Queue(String office, String group) implements Comparable<Queue> {
        @Override
        public int compareTo(Queue other) {
            int byOffice = office.compareTo(other.office);
            return byOffice != 0 ? byOffice : group.compareTo(other.group);
        }
    }

    /**
     * What was shown at one moment.
     *
     * @param minute of the day
     * @param waiting people in the queue
     * @param stations open for the queue
     * @param calls made since the moment before, 0 at the first
     * @param serviceMinutes the mean service that the office itself reckons with
     */
    public record Moment(
            double minute, double waiting, double stations, double calls, double serviceMinutes) {}

    public OfficeDay {
        moments = List.copyOf(moments);
        for (int i = 1; i < moments.size(); i++)
            if (moments.get(i).minute() <= moments.get(i - 1).minute())
                throw new IllegalArgumentException(
                        queue
                                + " on "
                                + date
                                + ": minutes must rise, at "
                                + moments.get(i).minute());
    }

    /** Minutes from the moment before to this one. */
    double gap(int at) {
        return at == 0 ? 0 : moments.get(at).minute() - moments.get(at - 1).minute();
    }

    /** Whether people waited from the moment before to this one: only then do calls show a pace. */
    boolean busy(int at) {
        return at > 0 && moments.get(at - 1).waiting() > 0 && moments.get(at).waiting() > 0;
    }

    /**
     * Minutes until the last of those who wait at this moment is called; NaN when the day was over
     * before.
     */
    public double truth(int at) {
        double toCall = moments.get(at).waiting();
        if (toCall <= 0) return 0;
        double called = 0;
        for (int i = at + 1; i < moments.size(); i++) {
            called += moments.get(i).calls();
            if (called >= toCall) return moments.get(i).minute() - moments.get(at).minute();
        }
        return Double.NaN;
    }
}
