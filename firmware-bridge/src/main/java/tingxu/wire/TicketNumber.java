package tingxu.wire;

/**
 * What a citizen reads on the paper slip: a series letter and a place in it, {@code A017}. Three
 * digits at least, so that it is read out the same way all day; more when a series outgrows them.
 */
public record TicketNumber(char series, int place) implements Comparable<TicketNumber> {

    public static final int LAST_PLACE = 999_999;

    public TicketNumber {
        if (series < 'A' || series > 'Z')
            throw new IllegalArgumentException("series is A to Z, not " + series);
        if (place < 1 || place > LAST_PLACE)
            throw new IllegalArgumentException("place is 1 to " + LAST_PLACE + ", not " + place);
    }

    public static TicketNumber parse(String text) {
        if (!text.matches("[A-Z][0-9]{3,6}"))
            throw new IllegalArgumentException("a ticket number is like A017, not " + text);
        return new TicketNumber(text.charAt(0), Integer.parseInt(text.substring(1)));
    }

    @Override
    public int compareTo(TicketNumber other) {
        int bySeries = Character.compare(series, other.series);
        return bySeries != 0 ? bySeries : Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
        String digits = Integer.toString(place);
        return series + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }
}
