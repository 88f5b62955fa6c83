package tingxu.control.why;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as the clock of the hall shows them. */
record Times(ZoneId zone) {

    private static final DateTimeFormatter HOUR_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    String at(Instant moment) {
        return HOUR_MINUTE.format(moment.atZone(zone));
    }
}
