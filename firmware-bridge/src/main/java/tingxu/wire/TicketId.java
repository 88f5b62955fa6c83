package tingxu.wire;

import java.time.LocalDate;

/** A ticket among all of a hall's days: the business day it was issued on, and its number. */
public record TicketId(LocalDate day, TicketNumber number) implements Comparable<TicketId> {

    /** Reads {@code 2026-11-22-A017}. */
    public static TicketId parse(String text) {
        int cut = text.lastIndexOf('-');
        if (cut < 0)
            throw new IllegalArgumentException("a ticket is like 2026-11-22-A017, not " + text);
        return new TicketId(
                LocalDate.parse(text.substring(0, cut)),
                TicketNumber.parse(text.substring(cut + 1)));
    }

    @Override
    public int compareTo(TicketId other) {
        int byDay = day.compareTo(other.day);
        return byDay != 0 ? byDay : number.compareTo(other.number);
    }

    @Override
    public String toString() {
        return day + "-" + number;
    }
}
