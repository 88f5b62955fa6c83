package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Command;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.control.journal.Days;
import tingxu.wire.Appointment;
import tingxu.wire.Message;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** 预约签到: kiosks know the day's appointments, and an appointment has one ticket. */
class CheckInTest {

    private static final Instant TEN = Days.NINE.plus(Duration.ofHours(1));
    private static final Appointment MINE =
            new Appointment("a".repeat(24), "b".repeat(24), null, TEN);
    private static final TicketNumber A5001 = new TicketNumber('A', 5_001);

    private final GateHall hall = new GateHall();

    @AfterEach
    void end() {
        hall.close();
    }

    @Test
    void kiosksAreToldWhoBookedAndForgetItWithTheDay() {
        assertThat(shown().appointments()).isEmpty();
        hall.booked.put(Days.HOUSEHOLD, List.of(MINE));
        pass(Duration.ofSeconds(3));
        await().until(() -> !shown().appointments().isEmpty());

        assertThat(shown())
                .isEqualTo(
                        new Message.AppointmentsShow(
                                shown().revision(),
                                Days.DAY,
                                Days.HOUSEHOLD,
                                15,
                                10,
                                List.of(MINE)));
        hall.broker.kill();
        hall.broker.restart();
        hall.wire.reconnect();
        await().until(() -> !shown().appointments().isEmpty());

        hall.desk(new Command.EndDay(true));
        pass(Duration.ofSeconds(3));
        await().until(() -> shown().appointments().isEmpty());
    }

    @Test
    void aCheckInWaitsFromItsTimeAndASecondOneAnywhereGetsTheSameTicket() {
        RawNode first = hall.node("k01").introduced();
        RawNode second = hall.node("k02").introduced();
        first.event(1, checkIn());
        await().until(() -> first.heard(Message.TicketGranted.class).size() == 1);
        Message.TicketGranted granted = first.heard(Message.TicketGranted.class).getFirst();
        assertThat(granted.booked()).isEqualTo(TEN);
        assertThat(granted.givenBefore()).isFalse();
        assertThat(ticket(GateHall.A1).clock()).isEqualTo(TEN);
        assertThat(ticket(GateHall.A1).ticketClass()).isEqualTo(TicketClass.APPOINTMENT);

        var request = second.event(1, checkIn());
        await().until(() -> second.heard(Message.TicketGranted.class).size() == 1);

        Message.TicketGranted again = second.heard(Message.TicketGranted.class).getFirst();
        assertThat(again.request()).isEqualTo(request);
        assertThat(again.ticket()).isEqualTo(granted.ticket());
        assertThat(again.givenBefore()).isTrue();
        assertThat(hall.loop.state().standings()).hasSize(1);
    }

    /** The first was slow: the citizen had gone to another kiosk when its number came. */
    @Test
    void aNumberThatWasCheckedInElsewhereIsNotTakenBackByItsFirstKiosk() {
        RawNode first = hall.node("k01").introduced();
        RawNode second = hall.node("k02").introduced();
        var request = first.event(1, checkIn());
        await().until(() -> first.acknowledged() == 1);
        second.event(1, checkIn());
        await().until(() -> second.heard(Message.TicketGranted.class).size() == 1);

        TicketId number = new TicketId(Days.DAY, GateHall.A1);
        first.event(2, new Message.PaperReported(request, number, PaperOutcome.NEVER));
        await().until(() -> first.acknowledged() == 2);

        assertThat(hall.loop.state().whereabouts(GateHall.A1))
                .isInstanceOf(Whereabouts.Waiting.class);
    }

    @Test
    void oneWhosePaperNeverCameChecksInAnewAndOneWhoWasServedIsToldSo() {
        RawNode kiosk = hall.node("k01").introduced();
        var request = kiosk.event(1, checkIn());
        TicketId first = new TicketId(Days.DAY, GateHall.A1);
        kiosk.event(2, new Message.PaperReported(request, first, PaperOutcome.NEVER));
        kiosk.event(3, checkIn());
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 2);
        Message.TicketGranted anew = kiosk.heard(Message.TicketGranted.class).getLast();
        assertThat(anew.ticket().number()).isEqualTo(new TicketNumber('A', 2));
        assertThat(anew.givenBefore()).isFalse();

        hall.now.set(TEN);
        hall.desk(new Command.CallNext(Days.ONE));
        hall.desk(new Command.StartService(Days.ONE));
        hall.desk(new Command.FinishService(Days.ONE));
        kiosk.event(4, checkIn());
        await().until(() -> kiosk.heard(Message.TicketRefused.class).size() == 1);
        assertThat(kiosk.heard(Message.TicketRefused.class).getFirst().why().zh()).contains("A002");
    }

    @Test
    void checkedInTwiceBecauseAKioskWasCutOffBothPapersAreGoodAndOneGoesForward() {
        RawNode offline = hall.node("k01").introduced();
        offline.event(1, new Message.NumbersWanted(hall.ids.get(), Days.HOUSEHOLD, 10));
        RawNode online = hall.node("k02").introduced();
        online.event(1, checkIn());
        await().until(() -> online.acknowledged() == 1 && offline.acknowledged() == 1);

        offline.event(2, offline());
        await().until(() -> offline.acknowledged() == 2);

        assertThat(ticket(GateHall.A1).ticketClass()).isEqualTo(TicketClass.APPOINTMENT);
        assertThat(ticket(A5001).ticketClass()).isEqualTo(TicketClass.ORDINARY);
        assertThat(ticket(A5001).clock()).isEqualTo(ticket(A5001).issuedAt());
        assertThat(hall.loop.state().waitingTotal()).isEqualTo(2);
    }

    @Test
    void anOfflineCheckInWaitsFromItsTimeAndIsKnownAtOtherKiosksThen() {
        RawNode offline = hall.node("k01").introduced();
        offline.event(1, new Message.NumbersWanted(hall.ids.get(), Days.HOUSEHOLD, 10));
        offline.event(2, offline());
        await().until(() -> offline.acknowledged() == 2);
        assertThat(ticket(A5001).ticketClass()).isEqualTo(TicketClass.APPOINTMENT);
        assertThat(ticket(A5001).clock()).isEqualTo(TEN);

        RawNode online = hall.node("k02").introduced();
        online.event(1, checkIn());
        await().until(() -> online.heard(Message.TicketGranted.class).size() == 1);
        assertThat(online.heard(Message.TicketGranted.class).getFirst().ticket().number())
                .isEqualTo(A5001);
    }

    /** The desk had seen the paper before its kiosk told of it: nobody knew whose it was. */
    @Test
    void anAppointmentWhosePaperADeskSawFirstIsCheckedInOnceAsWell() {
        RawNode offline = hall.node("k01").introduced();
        offline.event(1, new Message.NumbersWanted(hall.ids.get(), Days.HOUSEHOLD, 10));
        await().until(() -> offline.acknowledged() == 1);
        hall.desk(new Command.AdmitOffline(new TicketId(Days.DAY, A5001)));
        offline.event(2, offline());
        await().until(() -> offline.acknowledged() == 2);
        assertThat(ticket(A5001).holder()).isNotNull();

        RawNode online = hall.node("k02").introduced();
        online.event(1, checkIn());
        await().until(() -> online.heard(Message.TicketGranted.class).size() == 1);
        assertThat(online.heard(Message.TicketGranted.class).getFirst().ticket().number())
                .isEqualTo(A5001);
        assertThat(hall.loop.state().standings()).hasSize(1);
    }

    private Message.AppointmentsShow shown() {
        String topic = Topic.appointments(Days.HALL, Days.HOUSEHOLD).toString();
        await().until(() -> hall.broker.retained().containsKey(topic));
        return (Message.AppointmentsShow)
                hall.read(Objects.requireNonNull(hall.broker.retained().get(topic)));
    }

    private void pass(Duration time) {
        hall.now.updateAndGet(at -> at.plus(time));
    }

    private Ticket ticket(TicketNumber number) {
        return hall.loop.state().standing(number).orElseThrow().ticket();
    }

    private static Message checkIn() {
        return new Message.TicketRequested(
                Days.HOUSEHOLD, TicketClass.APPOINTMENT, null, MINE.id(), null, MINE.at());
    }

    private Message offline() {
        return new Message.OfflineIssued(
                hall.ids.get(),
                new TicketId(Days.DAY, A5001),
                Days.HOUSEHOLD,
                TicketClass.APPOINTMENT,
                null,
                MINE.id(),
                MINE.at());
    }
}
