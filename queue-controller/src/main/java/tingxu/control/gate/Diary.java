package tingxu.control.gate;

import tingxu.wire.Appointment;
import tingxu.wire.LineId;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/**
 * 预约: what kiosks are told of a day's appointments.
 *
 * @param early how long before the booked time one may check in
 * @param late how long after
 * @param booked of a day and a line; asked again and again, so it must be quick
 */
public record Diary(
        Duration early, Duration late, BiFunction<LocalDate, LineId, List<Appointment>> booked) {

    /** Of a hall where nobody books. */
    public static final Diary NONE = new Diary(Duration.ZERO, Duration.ZERO, (_, _) -> List.of());
}
