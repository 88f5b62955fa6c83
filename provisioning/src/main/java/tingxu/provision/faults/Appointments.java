package tingxu.provision.faults;

import tingxu.control.gate.Diary;
import tingxu.wire.Appointment;
import tingxu.wire.LineId;
import tingxu.wire.seal.AppointmentKey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 预约: in some halls a few have booked for each day, and come with their codes. */
final class Appointments {

    /** Few, so that the same one is checked in again, and elsewhere. */
    private static final int A_LINE = 3;

    private static final Duration BETWEEN = Duration.ofMinutes(20);
    private static final int FIRST_HOUR = 6;

    /** Whenever a story takes place, nobody is too early or too late: all wait as they come. */
    private static final Duration DUE = Duration.ofHours(20);

    static final List<String> CODES = codes();

    private record OneList(LocalDate day, LineId line) {}

    /** Asked of again and again. */
    private final Map<OneList, List<Appointment>> known = new HashMap<>();

    Diary diary() {
        return new Diary(DUE, DUE, this::of);
    }

    private static List<String> codes() {
        List<String> codes = new ArrayList<>();
        for (LineId line : Plan.LINES) for (int i = 0; i < A_LINE; i++) codes.add(code(line, i));
        return List.copyOf(codes);
    }

    private static String code(LineId line, int i) {
        return "YY-" + line + "-" + i;
    }

    private List<Appointment> of(LocalDate day, LineId line) {
        return known.computeIfAbsent(new OneList(day, line), _ -> made(day, line));
    }

    private static List<Appointment> made(LocalDate day, LineId line) {
        Instant at = day.atTime(FIRST_HOUR, 0).atZone(Plan.TIME).toInstant();
        List<Appointment> booked = new ArrayList<>();
        for (int i = 0; i < A_LINE; i++) {
            String key = AppointmentKey.of(day, AppointmentKey.mark(Plan.KEY, code(line, i)));
            booked.add(new Appointment(null, key, null, at.plus(BETWEEN.multipliedBy(i))));
        }
        return List.copyOf(booked);
    }
}
