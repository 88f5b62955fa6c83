package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Command;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Whereabouts;
import tingxu.control.journal.Days;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;

import java.time.Duration;
import java.time.Instant;

/** Numbers are lent over the wire, and what was issued with them comes in, in whatever order. */
class OfflineTest {

    private static final TicketNumber A5001 = TicketNumber.parse("A5001");
    private static final TicketNumber A5002 = TicketNumber.parse("A5002");

    private final GateHall hall = new GateHall();

    @AfterEach
    void end() {
        hall.close();
    }

    @Test
    void theSameLoanGetsTheSameNumbersHoweverOftenItIsAskedFor() {
        RawNode kiosk = hall.node("k01").introduced();
        MessageId loan = hall.ids.get();
        MessageId first = kiosk.event(1, wants(loan));
        await().until(() -> kiosk.heard(Message.NumbersLent.class).size() == 1);
        kiosk.event(first, RawNode.EPOCH, 1, wants(loan)); // the acknowledgement was lost
        kiosk.event(2, wants(loan)); // the answer was lost
        await().until(() -> kiosk.heard(Message.NumbersLent.class).size() == 3);

        assertThat(kiosk.heard(Message.NumbersLent.class))
                .allMatch(lent -> lent.loan().equals(loan))
                .allMatch(lent -> lent.first().equals(A5001) && lent.count() == 100)
                .allMatch(lent -> lent.day().equals(Days.DAY));
        RawNode other = hall.node("k02").introduced();
        other.event(1, wants(hall.ids.get()));
        await().until(() -> other.heard(Message.NumbersLent.class).size() == 1);
        assertThat(other.heard(Message.NumbersLent.class).getFirst().first())
                .isEqualTo(TicketNumber.parse("A5101"));
    }

    @Test
    void aHallThatStartsAgainKnowsWhatItLent() {
        RawNode kiosk = hall.node("k01").introduced();
        MessageId loan = hall.ids.get();
        kiosk.event(1, wants(loan));
        await().until(() -> kiosk.acknowledged() == 1);
        hall.gate.close();
        hall.loop.close();
        hall.open();
        kiosk.born("session-1", 1);
        kiosk.event(2, wants(loan));
        kiosk.event(3, wants(hall.ids.get()));
        await().until(() -> kiosk.acknowledged() == 3);

        assertThat(kiosk.heard(Message.NumbersLent.class).getLast().first())
                .isEqualTo(TicketNumber.parse("A5101"));
    }

    @Test
    void whatCannotBeLentIsRefusedInWords() {
        RawNode kiosk = hall.node("k01").introduced();
        for (int i = 1; i <= 10; i++) kiosk.event(i, wants(hall.ids.get()));
        MessageId eleventh = hall.ids.get();
        kiosk.event(11, wants(eleventh));
        await().until(() -> kiosk.heard(Message.NumbersRefused.class).size() == 1);
        assertThat(kiosk.heard(Message.NumbersRefused.class).getFirst().loan()).isEqualTo(eleventh);
        assertThat(kiosk.heard(Message.NumbersRefused.class).getFirst().why().zh())
                .contains("不再借出");
    }

    @Test
    void theBandOfASeriesIsNeverLeft() {
        int kiosks = 0;
        RawNode last = null;
        while (last == null || last.heard(Message.NumbersRefused.class).isEmpty()) {
            RawNode kiosk = hall.node("k" + (10 + kiosks++)).introduced();
            for (int i = 1; i <= 10; i++) kiosk.event(i, wants(hall.ids.get()));
            await().until(() -> kiosk.acknowledged() == 10);
            last = kiosk;
            assertThat(kiosks).isLessThanOrEqualTo(6);
        }
        assertThat(kiosks).isEqualTo(6);
        assertThat(last.heard(Message.NumbersRefused.class).getFirst().why().zh())
                .contains("可借的号已用完");
        assertThat(hall.loop.state().lent().stream().mapToInt(loan -> loan.count()).sum())
                .isEqualTo(5_000);
    }

    @Test
    void whatWasLongUnderWayStandsWhereItWasIssuedWhateverTheKiosksClockSays() {
        Duration wrong = Duration.ofHours(-9);
        RawNode kiosk = lentTo("k01", wrong);
        Instant issued = hall.now.get();
        pass(Duration.ofMinutes(10));
        RawNode other = hall.node("k02").introduced();
        other.event(1, GateHall.WISH);
        await().until(() -> other.acknowledged() == 1);
        pass(Duration.ofMinutes(20));

        born(kiosk, wrong);
        kiosk.eventOf(issued.plus(wrong), 2, offline(hall.ids.get(), A5001));
        await().until(() -> kiosk.acknowledged() == 2);

        Ticket ticket = hall.loop.state().standing(A5001).orElseThrow().ticket();
        assertThat(ticket.clock()).isBetween(issued.minusSeconds(1), issued.plusSeconds(1));
        assertThat(hall.loop.state().ahead(A5001)).isZero();
        assertThat(hall.loop.state().ahead(GateHall.A1)).isEqualTo(1);
    }

    @Test
    void aClockThatWasSetMeanwhileCountsAsNow() {
        RawNode kiosk = lentTo("k01", Duration.ZERO);
        pass(Duration.ofMinutes(30));
        born(kiosk, Duration.ZERO);
        kiosk.eventOf(Instant.EPOCH, 2, offline(hall.ids.get(), A5001));
        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(hall.loop.state().standing(A5001).orElseThrow().ticket().clock())
                .isEqualTo(hall.now.get());
    }

    @Test
    void aLateRequestAndItsOfflineTicketAreOneInTheEnd() {
        RawNode kiosk = lentTo("k01", Duration.ZERO);
        MessageId press = kiosk.event(2, GateHall.WISH);
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 1);
        hall.desk(new Command.CallNext(Days.ONE)); // an idle window calls at once
        kiosk.event(3, offline(press, A5001));
        kiosk.event(
                4,
                new Message.PaperReported(
                        press, new TicketId(Days.DAY, A5001), PaperOutcome.CONFIRMED));
        await().until(() -> kiosk.acknowledged() == 4);

        assertThat(hall.loop.state().whereabouts(GateHall.A1))
                .isEqualTo(new Whereabouts.Cancelled());
        assertThat(hall.loop.state().whereabouts(A5001)).isEqualTo(new Whereabouts.Waiting());
        hall.desk(new Command.CallNext(Days.ONE));
        assertThat(hall.loop.state().whereabouts(A5001))
                .isEqualTo(new Whereabouts.Called(Days.ONE));
    }

    @Test
    void theRequestSaidAgainAfterwardsGetsTheOfflineTicket() {
        RawNode kiosk = lentTo("k01", Duration.ZERO);
        MessageId press = hall.ids.get();
        kiosk.event(2, offline(press, A5001));
        kiosk.event(press, RawNode.EPOCH, 3, GateHall.WISH);
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 1);
        assertThat(kiosk.heard(Message.TicketGranted.class).getFirst().ticket().number())
                .isEqualTo(A5001);
        assertThat(hall.loop.state().standings()).hasSize(1);
    }

    @Test
    void whatIsToldTwiceOrUnderAnotherIdIsOneTicket() {
        RawNode kiosk = lentTo("k01", Duration.ZERO);
        MessageId press = hall.ids.get();
        MessageId told = kiosk.event(2, offline(press, A5001));
        kiosk.event(told, RawNode.EPOCH, 2, offline(press, A5001));
        kiosk.event(3, offline(press, A5001));
        kiosk.event(4, offline(hall.ids.get(), A5002));
        await().until(() -> kiosk.acknowledged() == 4);
        assertThat(hall.loop.state().standings()).hasSize(2);
        assertThat(hall.loop.state().waitingTotal()).isEqualTo(2);
    }

    @Test
    void whatAWindowSawFirstIsCompletedByTheKiosk() {
        RawNode kiosk = lentTo("k01", Duration.ZERO);
        hall.desk(new Command.CallManually(Days.ONE, A5001, "离线号"));
        MessageId press = hall.ids.get();
        kiosk.event(2, offline(press, A5001));
        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(hall.loop.state().whereabouts(A5001))
                .isEqualTo(new Whereabouts.Called(Days.ONE));
        assertThat(hall.loop.state().ticketOf(press).orElseThrow().number()).isEqualTo(A5001);
        assertThat(hall.loop.state().standings()).hasSize(1);
    }

    @Test
    void aTicketOfADayThatEndedIsClosedWithItAndTheKioskGoesOn() {
        RawNode kiosk = lentTo("k01", Duration.ZERO);
        hall.desk(new Command.EndDay(true));
        hall.desk(new Command.OpenDay(Days.DAY.plusDays(1), Days.PLAN));
        kiosk.event(2, offline(hall.ids.get(), A5001));
        kiosk.event(3, wants(hall.ids.get()));
        await().until(() -> kiosk.acknowledged() == 3);
        assertThat(hall.loop.state().standings()).isEmpty();
        assertThat(kiosk.heard(Message.NumbersLent.class).getLast().day())
                .isEqualTo(Days.DAY.plusDays(1));
    }

    @Test
    void numbersOfAnotherKioskAreNotBelieved() {
        lentTo("k01", Duration.ZERO);
        RawNode rogue = hall.node("k02").introduced();
        rogue.event(1, offline(hall.ids.get(), A5001));
        await().until(() -> rogue.acknowledged() == 1);
        assertThat(hall.loop.state().standings()).isEmpty();
    }

    private RawNode lentTo(String node, Duration wrong) {
        RawNode kiosk = hall.node(node).introduced();
        kiosk.event(1, wants(hall.ids.get()));
        await().until(() -> kiosk.heard(Message.NumbersLent.class).size() == 1);
        hall.now.updateAndGet(at -> at.plusSeconds(1));
        born(kiosk, wrong);
        born(kiosk, wrong);
        return kiosk;
    }

    /** Started anew: its birth tells its clock, and it is born again when the hall asks. */
    private void born(RawNode kiosk, Duration wrong) {
        kiosk.say(
                tingxu.wire.Topic.Leaf.STATE,
                kiosk.envelope(
                        hall.ids.get(),
                        RawNode.EPOCH,
                        1,
                        hall.now.get().plus(wrong),
                        new Message.NodeState(
                                Message.NodeState.Status.READY,
                                "session-2",
                                "1.0.0",
                                java.util.List.of())),
                true);
    }

    private void pass(Duration time) {
        hall.now.updateAndGet(at -> at.plus(time));
        hall.desk(new Command.Heard());
    }

    private static Message wants(MessageId loan) {
        return new Message.NumbersWanted(loan, Days.HOUSEHOLD, 100);
    }

    private static Message offline(MessageId press, TicketNumber number) {
        return new Message.OfflineIssued(
                press,
                new TicketId(Days.DAY, number),
                Days.HOUSEHOLD,
                TicketClass.ORDINARY,
                null,
                null);
    }
}
