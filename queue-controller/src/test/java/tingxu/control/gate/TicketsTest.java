package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Command;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Whereabouts;
import tingxu.control.journal.Days;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;
import tingxu.wire.Words;

import java.util.concurrent.TimeUnit;

/** What a kiosk reports of a ticket, and asks about one. */
class TicketsTest {

    private final GateHall hall = new GateHall();

    @AfterEach
    void end() {
        hall.close();
    }

    @Test
    void whatBecameOfThePaperIsNoted() {
        RawNode kiosk = hall.node("k01").introduced();
        MessageId wish = kiosk.event(1, GateHall.WISH);
        kiosk.event(
                2,
                new Message.PaperReported(
                        wish, new TicketId(Days.DAY, GateHall.A1), PaperOutcome.CONFIRMED));

        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(hall.loop.state().standing(GateHall.A1).orElseThrow().paper())
                .isEqualTo(PaperOutcome.CONFIRMED);
    }

    @Test
    void aTicketThatNeverCameOutWaitsNoLonger() {
        RawNode kiosk = hall.node("k01").introduced();
        MessageId wish = kiosk.event(1, GateHall.WISH);
        kiosk.event(
                2,
                new Message.PaperReported(
                        wish, new TicketId(Days.DAY, GateHall.A1), PaperOutcome.NEVER));

        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(hall.loop.state().whereabouts(GateHall.A1))
                .isInstanceOf(Whereabouts.Cancelled.class);
        kiosk.ask(hall.enquiry("A001"));
        await().until(() -> kiosk.heard(Message.TicketFound.class).size() == 1);
        assertThat(kiosk.heard(Message.TicketFound.class).getFirst().where().zh()).contains("取消");
    }

    @Test
    void aCopyIsOrderedAtOneKioskAndItsWordComesBack() throws Exception {
        RawNode kiosk = hall.node("k01").introduced();
        RawNode other = hall.node("k02").introduced();
        kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 1);

        var result = hall.gate.printAgain(new NodeId("k02"), GateHall.A1);

        await().until(() -> other.heard(Message.PrintAgain.class).size() == 1);
        Message.TicketGranted ticket = other.heard(Message.PrintAgain.class).getFirst().ticket();
        assertThat(ticket.ticket()).isEqualTo(new TicketId(Days.DAY, GateHall.A1));
        assertThat(hall.signer.check(ticket.qr())).contains(ticket.ticket());
        assertThat(kiosk.heard(Message.PrintAgain.class)).isEmpty();

        MessageId command = other.lastCommand();
        kiosk.done(command, null);
        other.done(command, new Words("缺纸", "No paper"));
        assertThat(result.get(10, TimeUnit.SECONDS).reason())
                .as("only the kiosk that was told may answer")
                .isEqualTo(new Words("缺纸", "No paper"));
    }

    @Test
    void aTicketThatIsPrintedElsewhereIsNotTakenBackByItsFirstKiosk() {
        RawNode kiosk = hall.node("k01").introduced();
        RawNode other = hall.node("k02").introduced();
        MessageId wish = kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        var _ = hall.gate.printAgain(new NodeId("k02"), GateHall.A1);
        await().until(() -> other.heard(Message.PrintAgain.class).size() == 1);

        kiosk.event(
                2,
                new Message.PaperReported(
                        wish, new TicketId(Days.DAY, GateHall.A1), PaperOutcome.NEVER));
        await().until(() -> kiosk.acknowledged() == 2);

        Standing standing = hall.loop.state().standing(GateHall.A1).orElseThrow();
        assertThat(standing.where()).isInstanceOf(Whereabouts.Waiting.class);
        assertThat(standing.paper()).as("nobody has seen it").isEqualTo(PaperOutcome.UNKNOWN);
    }

    @Test
    void aTicketThatWasGivenBackIsNotPrintedElsewhere() throws Exception {
        RawNode kiosk = hall.node("k01").introduced();
        RawNode other = hall.node("k02").introduced();
        MessageId wish = kiosk.event(1, GateHall.WISH);
        kiosk.event(
                2,
                new Message.PaperReported(
                        wish, new TicketId(Days.DAY, GateHall.A1), PaperOutcome.NEVER));
        await().until(() -> kiosk.acknowledged() == 2);

        var result = hall.gate.printAgain(new NodeId("k02"), GateHall.A1);

        assertThat(result.get(10, TimeUnit.SECONDS).done()).isFalse();
        assertThat(other.heard(Message.PrintAgain.class)).isEmpty();
    }

    @Test
    void aTicketThatNobodyHasIsNotCopied() throws Exception {
        var result = hall.gate.printAgain(new NodeId("k01"), GateHall.A1);

        assertThat(result.get(10, TimeUnit.SECONDS).done()).isFalse();
    }

    @Test
    void aQuestionIsAnsweredFromWhatIsCommitted() {
        RawNode kiosk = hall.node("k01").introduced();
        kiosk.event(1, GateHall.WISH);
        kiosk.event(2, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 2);
        MessageId second = kiosk.ask(hall.enquiry("A002"));
        kiosk.ask(hall.enquiry("A999"));

        await().until(() -> kiosk.heard(Message.TicketUnknown.class).size() == 1);
        Message.TicketFound found = kiosk.heard(Message.TicketFound.class).getFirst();
        assertThat(found.question()).isEqualTo(second);
        assertThat(found.ahead()).isEqualTo(1);
        assertThat(found.where().zh()).contains("1 人");

        hall.desk(new Command.CallNext(Days.ONE));
        kiosk.ask(hall.enquiry("A001"));
        await().until(() -> kiosk.heard(Message.TicketFound.class).size() == 2);
        assertThat(kiosk.heard(Message.TicketFound.class).getLast().window()).isEqualTo(Days.ONE);
    }
}
