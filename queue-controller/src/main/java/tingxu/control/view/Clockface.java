package tingxu.control.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments and spans as people read them, in the hall's own time zone. */
public record Clockface(ZoneId zone) {

    private static final DateTimeFormatter HOUR_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private static final DateTimeFormatter DAY_HOUR_MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /** Such as {@code 10:32}. */
    public String time(Instant at) {
        return HOUR_MINUTE.format(at.atZone(zone));
    }

    /** With its day, such as {@code 11-22 10:32}. */
    public String stamp(Instant at) {
        return DAY_HOUR_MINUTE.format(at.atZone(zone));
    }

    /** Whole minutes, never negative. */
    public static long minutes(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMinutes());
    }
}
