package tingxu.kiosk.booking;

import tingxu.wire.Appointment;
import tingxu.wire.LineId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * All appointments of one line on a business day.
 *
 * @param early how long before its time one may check in
 * @param late how long after it
 */
public record DayList(
        LocalDate day, LineId line, Duration early, Duration late, List<Appointment> appointments) {

    public DayList {
        appointments = List.copyOf(appointments);
    }

    /** How a time that was booked stands to now. */
    enum Stands {
        EARLY,
        DUE,
        LATE
    }

    Stands stands(Instant booked, Instant now) {
        if (now.isBefore(booked.minus(early))) return Stands.EARLY;
        return now.isAfter(booked.plus(late)) ? Stands.LATE : Stands.DUE;
    }
}
