package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.BadRating;
import tingxu.control.hall.Command;
import tingxu.control.journal.Days;
import tingxu.wire.CallKey;
import tingxu.wire.Message;
import tingxu.wire.RatingReason;
import tingxu.wire.StripState;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;

import java.util.List;

/** The pad at a window asks after a service, and the strip above it says so. */
class PadsTest {

    private final GateHall hall = new GateHall();

    @AfterEach
    void end() {
        hall.close();
    }

    @Test
    void aFinishedServiceIsRatedAtThePad() {
        RawNode bridge = hall.node("b01").introduced();
        serve(bridge);
        await().until(() -> bridge.heard(Message.InviteRating.class).size() == 1);
        TicketId ticket = new TicketId(Days.DAY, GateHall.A1);
        assertThat(bridge.heard(Message.InviteRating.class).getFirst())
                .isEqualTo(new Message.InviteRating(Days.ONE, ticket, 60));
        await().until(() -> hall.strip(Days.ONE) instanceof StripState.PleaseRate);

        bridge.event(5, new Message.RatingGiven(Days.ONE, ticket, 4));
        await().until(() -> hall.strip(Days.ONE) instanceof StripState.Free);
        assertThat(hall.loop.state().figures().rated(4)).isEqualTo(1);
    }

    @Test
    void aSilentPadIsNotRated() {
        RawNode bridge = hall.node("b01").introduced();
        serve(bridge);
        bridge.event(5, new Message.RatingGiven(Days.ONE, new TicketId(Days.DAY, GateHall.A1), 0));

        await().until(() -> hall.loop.state().figures().rated(0) == 1);
        await().until(() -> hall.strip(Days.ONE) instanceof StripState.Free);
    }

    @Test
    void thePadThatNeverAnswersDoesNotHoldTheStrip() {
        RawNode bridge = hall.node("b01").introduced();
        serve(bridge);
        await().until(() -> hall.strip(Days.ONE) instanceof StripState.PleaseRate);
        hall.now.updateAndGet(at -> at.plusSeconds(63));

        await().until(() -> hall.strip(Days.ONE) instanceof StripState.Free);
    }

    @Test
    void anothersLateRatingDoesNotEndTheAsking() {
        RawNode bridge = hall.node("b01").introduced();
        serve(bridge);
        hall.desk(Days.asks(hall.ids.get(), Days.HOUSEHOLD));
        hall.desk(new Command.CallNext(Days.ONE));
        hall.desk(new Command.StartService(Days.ONE));
        hall.desk(new Command.FinishService(Days.ONE));
        await().until(() -> hall.strip(Days.ONE) instanceof StripState.PleaseRate);
        hall.desk(new Command.Rate(Days.ONE, GateHall.A1, 5, "qr"));
        // Strips are shown after the acknowledgements of a turn: the second comes after the
        // first's.
        for (int seq = 5; seq <= 6; seq++) {
            int fence = seq;
            bridge.event(fence, new Message.CallKeyPressed(Days.TWO, CallKey.NEXT));
            await().until(() -> bridge.acknowledged() == fence);
        }

        assertThat(hall.strip(Days.ONE)).isInstanceOf(StripState.PleaseRate.class);
    }

    @Test
    void aServiceThatGoesOnAfterAWrongPressIsNotRatedYet() {
        RawNode bridge = hall.node("b01").introduced();
        serve(bridge);
        await().until(() -> hall.strip(Days.ONE) instanceof StripState.PleaseRate);
        hall.desk(new Command.Undo(Days.ONE, GateHall.A1));
        await().until(() -> hall.strip(Days.ONE).equals(new StripState.Serving(GateHall.A1)));
        hall.desk(new Command.FinishService(Days.ONE));

        await().until(() -> hall.strip(Days.ONE) instanceof StripState.PleaseRate);
        await().until(() -> bridge.heard(Message.InviteRating.class).size() == 2);
    }

    @Test
    void aServiceThatWasRatedBeforeTheWrongPressIsNotAskedForAgain() {
        RawNode bridge = hall.node("b01").introduced();
        serve(bridge);
        TicketId ticket = new TicketId(Days.DAY, GateHall.A1);
        bridge.event(5, new Message.RatingGiven(Days.ONE, ticket, 2));
        await().until(() -> bridge.acknowledged() == 5);
        hall.desk(new Command.Undo(Days.ONE, GateHall.A1));
        hall.desk(new Command.FinishService(Days.ONE));
        hall.desk(Days.asks(hall.ids.get(), Days.HOUSEHOLD));
        hall.desk(new Command.CallNext(Days.ONE));
        hall.desk(new Command.StartService(Days.ONE));
        hall.desk(new Command.FinishService(Days.ONE));

        // The next citizen is asked: whatever was to be said of the first has been said by then.
        await().until(() -> bridge.heard(Message.InviteRating.class).size() >= 2);
        assertThat(bridge.heard(Message.InviteRating.class))
                .extracting(invitation -> invitation.ticket().number())
                .containsExactly(GateHall.A1, new TicketNumber('A', 2));
        assertThat(hall.loop.state().figures().rated(2)).isEqualTo(1);
    }

    @Test
    void whyAServiceWasBadStandsWithItsFollowUp() {
        RawNode bridge = hall.node("b01").introduced();
        serve(bridge);
        TicketId ticket = new TicketId(Days.DAY, GateHall.A1);
        List<RatingReason> reasons = List.of(RatingReason.WAITED_LONG, RatingReason.UNSURE);
        bridge.event(5, new Message.RatingGiven(Days.ONE, ticket, 1));
        bridge.event(6, new Message.RatingExplained(Days.TWO, ticket, reasons));
        bridge.event(7, new Message.RatingExplained(Days.ONE, ticket, reasons));
        await().until(() -> bridge.acknowledged() == 7);

        assertThat(hall.loop.state().badRatings().values())
                .extracting(BadRating::window, BadRating::reasons)
                .containsExactly(tuple(Days.ONE, reasons));
    }

    @Test
    void whoDidNotPressBeforeTheWrongPressIsAskedAgain() {
        RawNode bridge = hall.node("b01").introduced();
        serve(bridge);
        TicketId ticket = new TicketId(Days.DAY, GateHall.A1);
        bridge.event(5, new Message.RatingGiven(Days.ONE, ticket, 0));
        await().until(() -> bridge.acknowledged() == 5);
        hall.desk(new Command.Undo(Days.ONE, GateHall.A1));
        hall.desk(new Command.FinishService(Days.ONE));

        await().until(() -> bridge.heard(Message.InviteRating.class).size() == 2);
        bridge.event(6, new Message.RatingGiven(Days.ONE, ticket, 5));
        await().until(() -> hall.loop.state().figures().rated(5) == 1);
        assertThat(hall.loop.state().figures().rated(0)).isZero();
    }

    private void serve(RawNode bridge) {
        hall.desk(Days.asks(hall.ids.get(), Days.HOUSEHOLD));
        bridge.event(1, new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));
        bridge.event(2, new Message.CallKeyPressed(Days.ONE, CallKey.START));
        bridge.event(3, new Message.CallKeyPressed(Days.ONE, CallKey.FINISH));
        bridge.event(4, new Message.CallKeyPressed(Days.TWO, CallKey.NEXT));
        await().until(() -> bridge.acknowledged() == 4);
    }
}
