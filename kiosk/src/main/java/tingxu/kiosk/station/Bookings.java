package tingxu.kiosk.station;

import tingxu.kiosk.booking.Booked;
import tingxu.kiosk.booking.CheckIn;
import tingxu.kiosk.booking.DayList;
import tingxu.kiosk.booking.Diary;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.visit.Input;
import tingxu.kiosk.visit.Issued;
import tingxu.wire.MessageId;
import tingxu.wire.Words;
import tingxu.wire.seal.AppointmentKey;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * 预约签到: the day's appointments as they lie in the kiosk's ledger, so that it knows them also when
 * it cannot ask. For the station's thread.
 */
final class Bookings {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Words UNKNOWN =
            new Words(
                    "今天没有查到这个预约。可以直接取普通号，或到人工服务处查询",
                    "No such appointment is known for today. Take an ordinary ticket, or ask at the"
                            + " staffed desk");

    private final Ledger ledger;
    private final Supplier<Instant> hallNow;
    private final ZoneId zone;
    private Diary diary = Diary.EMPTY;

    /**
     * @param hallNow the time in the hall, as well as this kiosk knows it
     */
    Bookings(Ledger ledger, Supplier<Instant> hallNow, ZoneId zone) {
        this.ledger = ledger;
        this.hallNow = hallNow;
        this.zone = zone;
    }

    /** What an earlier run of this kiosk knew. */
    void load() {
        diary = new Diary(ledger.booked());
    }

    void on(DayList list) {
        Diary next = diary.with(list);
        if (next.equals(diary)) return;
        ledger.keepBooked(next.lists());
        diary = next;
    }

    /** Whether anybody has booked for today, as far as is known here. */
    boolean any() {
        return !diary.isEmpty();
    }

    /**
     * @param mark of a card's number or a code's text
     */
    Input.Own of(String mark) {
        return switch (diary.of(mark, AppointmentKey::of, hallNow.get())) {
            case CheckIn.Due(Booked booked) -> new Input.Own.Booking(booked);
            case CheckIn.Early(Booked booked, Instant from) ->
                    new Input.Own.NoBooking(
                            new Words(
                                    "您预约的是 %s，%s 起可以签到".formatted(at(booked.at()), at(from)),
                                    "Your appointment is at %s: check in from %s on"
                                            .formatted(at(booked.at()), at(from))));
            case CheckIn.Late(Booked booked, var late) ->
                    new Input.Own.NoBooking(
                            new Words(
                                    "您预约的是 %s，过时 %d 分钟不再保留，请取普通号"
                                            .formatted(at(booked.at()), late.toMinutes()),
                                    "Your appointment was at %s and was kept for %d min: please take"
                                                    .formatted(at(booked.at()), late.toMinutes())
                                            + " an ordinary ticket"));
            case CheckIn.Unknown() -> new Input.Own.NoBooking(UNKNOWN);
        };
    }

    /** That request is a check-in of that appointment. */
    void asking(Booked booked, MessageId request) {
        ledger.checkingIn(request, booked.id());
    }

    /** The ticket that this kiosk gave to an earlier check-in, unless it came to nothing. */
    Optional<Issued> given(Booked booked, MessageId but) {
        return ledger.checkedIn(booked.id()).filter(ticket -> !ticket.request().equals(but));
    }

    private String at(Instant time) {
        return MINUTE.format(time.atZone(zone));
    }
}
