package tingxu.kiosk.booking;

import tingxu.wire.Appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The day's appointments in this kiosk's hands, all of one business day. */
public record Diary(List<DayList> lists) {

    public static final Diary EMPTY = new Diary(List.of());

    public Diary {
        lists = List.copyOf(lists);
    }

    /** In place of what was known of that line; with a later day all earlier lists are gone. */
    public Diary with(DayList list) {
        List<DayList> next = new ArrayList<>();
        for (DayList one : lists) {
            if (one.day().isAfter(list.day())) return this;
            if (one.day().equals(list.day()) && !one.line().equals(list.line())) next.add(one);
        }
        if (!list.appointments().isEmpty()) next.add(list);
        return new Diary(next);
    }

    /** Whether anybody has booked, as far as this kiosk knows. */
    public boolean isEmpty() {
        return lists.isEmpty();
    }

    /**
     * The appointment of that card or code. Of several the one that is due counts, else the next
     * that will be, else the last that was.
     *
     * @param key what a mark becomes on a day
     */
    public CheckIn of(String mark, BiFunction<LocalDate, String, String> key, Instant now) {
        CheckIn best = new CheckIn.Unknown();
        for (DayList list : lists) {
            String wanted = key.apply(list.day(), mark);
            for (Appointment one : list.appointments())
                if (one.isOf(wanted)) best = better(best, stands(list, one, now));
        }
        return best;
    }

    private static CheckIn stands(DayList list, Appointment one, Instant now) {
        Booked booked = new Booked(one.id(), list.line(), one.item(), one.at());
        return switch (list.stands(one.at(), now)) {
            case DUE -> new CheckIn.Due(booked);
            case EARLY -> new CheckIn.Early(booked, one.at().minus(list.early()));
            case LATE -> new CheckIn.Late(booked, list.late());
        };
    }

    private static CheckIn better(CheckIn one, CheckIn other) {
        if (one instanceof CheckIn.Due(Booked a) && other instanceof CheckIn.Due(Booked b))
            return b.at().isBefore(a.at()) ? other : one;
        if (one instanceof CheckIn.Early(Booked a, _)
                && other instanceof CheckIn.Early(Booked b, _))
            return b.at().isBefore(a.at()) ? other : one;
        if (one instanceof CheckIn.Late(Booked a, _) && other instanceof CheckIn.Late(Booked b, _))
            return b.at().isAfter(a.at()) ? other : one;
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(CheckIn one) {
        return switch (one) {
            case CheckIn.Due _ -> 3;
            case CheckIn.Early _ -> 2;
            case CheckIn.Late _ -> 1;
            case CheckIn.Unknown _ -> 0;
        };
    }
}
