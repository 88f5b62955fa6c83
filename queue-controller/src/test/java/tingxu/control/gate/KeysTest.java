package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.Window;
import tingxu.control.journal.Days;
import tingxu.wire.CallKey;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.StripState;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A key of a call pad, and what follows from it at the window. */
class KeysTest {

    private final GateHall hall = new GateHall();

    @AfterEach
    void end() {
        hall.close();
    }

    @Test
    void aKeyCallsTheNextCitizenAndItIsShownAndSaidAloud() {
        RawNode bridge = hall.node("b01").introduced();
        RawNode kiosk = hall.node("k01").introduced();
        kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        bridge.event(1, new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));

        await().until(() -> hall.strip(Days.ONE).equals(new StripState.Calling(GateHall.A1)));
        await().until(() -> bridge.heard(Message.Announce.class).size() == 1);
        assertThat(bridge.heard(Message.Announce.class).getFirst())
                .isEqualTo(new Message.Announce("east", GateHall.A1, Days.ONE, 0));

        bridge.event(2, new Message.CallKeyPressed(Days.ONE, CallKey.RECALL));
        await().until(() -> bridge.heard(Message.Announce.class).size() == 2);
        assertThat(bridge.heard(Message.Announce.class).getLast().repeat()).isEqualTo(1);
    }

    @Test
    void aKeyOfAnothersWindowOrOfTheMorningIsOnlyHeard() {
        RawNode bridge = hall.node("b01").introduced();
        RawNode kiosk = hall.node("k01").introduced();
        kiosk.event(1, GateHall.WISH);
        kiosk.event(2, new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));
        bridge.eventOf(
                hall.now.get().minusSeconds(3600),
                1,
                new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));

        await().until(() -> kiosk.acknowledged() == 2 && bridge.acknowledged() == 1);
        assertThat(hall.loop.state().window(Days.ONE).activity())
                .isInstanceOf(Window.Activity.Free.class);
    }

    @Test
    void whoPressesACallButtonIsToldThatSomeoneComes() {
        RawNode bridge = hall.node("b01").introduced();
        bridge.event(1, new Message.StaffCalled("button-1", Days.ONE));
        bridge.event(2, new Message.StaffCalled("entrance", Days.TWO));
        await().until(() -> bridge.acknowledged() == 2);
        assertThat(bridge.heard(Message.StaffComing.class)).isEmpty();
        List<Event> told = new ArrayList<>();
        hall.journal.read(1, entry -> told.addAll(entry.events()));
        assertThat(told).anyMatch(event -> isAt(event, Days.ONE));
        assertThat(told)
                .as("the window of another node's is not this button's")
                .noneMatch(event -> isAt(event, Days.TWO));

        hall.desk(new Command.AnswerStaffCall("b01", "button-1", "shift lead"));

        await().until(() ->
                bridge.heard(Message.StaffComing.class)
                        .equals(List.of(new Message.StaffComing("button-1"))));
    }

    private static boolean isAt(Event event, WindowId window) {
        return event instanceof Event.StaffCalled called && window.equals(called.window());
    }

    @Test
    void theSameKeyPausesAndGoesOn() {
        RawNode bridge = hall.node("b01").introduced();
        bridge.event(1, new Message.CallKeyPressed(Days.ONE, CallKey.PAUSE));
        await().until(() -> hall.strip(Days.ONE) instanceof StripState.Paused);
        bridge.event(2, new Message.CallKeyPressed(Days.ONE, CallKey.PAUSE));

        await().until(() -> hall.strip(Days.ONE) instanceof StripState.Free);
    }

    @Test
    void theTransferKeySendsToTheLineThatTheHallsFileNames() {
        RawNode bridge = hall.node("b01").introduced();
        hall.desk(Days.asks(hall.ids.get(), Days.HOUSEHOLD));
        int seq = 0;
        for (CallKey key : List.of(CallKey.NEXT, CallKey.START, CallKey.TRANSFER))
            bridge.event(++seq, new Message.CallKeyPressed(Days.ONE, key));
        await().until(() -> bridge.acknowledged() == 3);

        assertThat(hall.loop.state().waitingCount(Days.HOUSEHOLD)).isEqualTo(1);
        assertThat(hall.loop.state().window(Days.ONE).activity())
                .isInstanceOf(Window.Activity.Free.class);
    }

    @Test
    void aTransferKeyWithoutALineDoesNothing() {
        RawNode second = hall.node("b02").introduced();
        second.event(1, new Message.CallKeyPressed(Days.TWO, CallKey.TRANSFER));
        await().until(() -> second.acknowledged() == 1);
        assertThat(hall.loop.state().window(Days.TWO).activity())
                .isInstanceOf(Window.Activity.Closed.class);
    }

    @Test
    void anOldCommandIsNotSaidAgain() {
        RawNode bridge = hall.node("b01").introduced();
        hall.broker.lose(topic -> topic.endsWith("/cmd"));
        hall.desk(Days.asks(hall.ids.get(), Days.HOUSEHOLD));
        hall.desk(new Command.CallNext(Days.ONE));
        await().until(() -> hall.strip(Days.ONE) instanceof StripState.Calling);
        hall.broker.lose(topic -> false);
        hall.now.updateAndGet(at -> at.plusSeconds(21));
        bridge.born("session-2", 0);
        MessageId question = bridge.ask(hall.enquiry("A001"));

        await().until(() -> bridge.heard(Message.TicketFound.class).size() == 1);
        assertThat(bridge.heard(Message.TicketFound.class).getFirst().question())
                .isEqualTo(question);
        assertThat(bridge.heard(Message.Announce.class)).isEmpty();
    }

    /** Over a line that had become slow in the night a call was said aloud half a minute late. */
    @Test
    void afterASilenceACallIsSaidAloudOnceTheLineIsKnownToBeSwift() {
        RawNode bridge = hall.node("b01").introduced();
        hall.desk(Days.asks(hall.ids.get(), Days.HOUSEHOLD));
        int asked = questionsOnceAsked(bridge, 1);
        hall.now.updateAndGet(at -> at.plusSeconds(31));
        hall.desk(new Command.CallNext(Days.ONE));
        asked = questionsOnceAsked(bridge, asked + 1);
        assertThat(bridge.heard(Message.Announce.class)).isEmpty();

        hall.now.updateAndGet(at -> at.plusSeconds(6));
        bridge.born("session-1", 0);
        questionsOnceAsked(bridge, asked + 1);
        assertThat(bridge.heard(Message.Announce.class)).as("that was not swift").isEmpty();

        bridge.born("session-1", 0);
        await().until(() -> bridge.heard(Message.Announce.class).size() == 1);
    }

    private static int questionsOnceAsked(RawNode bridge, int atLeast) {
        await().until(() -> bridge.heard(Message.BirthWanted.class).size() >= atLeast);
        return bridge.heard(Message.BirthWanted.class).size();
    }

    /** A bridge began anew, under another clock, while the hall itself was cut off. */
    @Test
    void aKeyThatComesBeforeTheBirthOfItsNodeIsJudgedByThatBirth() {
        RawNode before = hall.node("b01").introduced();
        before.event(1, new Message.StaffCalled("button-1", null));
        await().until(() -> before.acknowledged() == 1);
        hall.desk(Days.asks(hall.ids.get(), Days.HOUSEHOLD));
        InstantSource ahead = () -> hall.now.get().plus(Duration.ofDays(1));
        hall.wire.cut();
        RawNode after = new RawNode(hall.broker, Days.HALL, "b01", ahead, hall.ids);
        Instant pressed = ahead.instant();
        hall.now.updateAndGet(at -> at.plusSeconds(21));
        hall.wire.reconnect();

        after.eventOf(pressed, 2, new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));
        after.born("session-2", 1);
        after.born("session-2", 1);

        await().until(() -> after.acknowledged() == 2);
        assertThat(hall.loop.state().window(Days.ONE).activity())
                .isInstanceOf(Window.Activity.Free.class);
    }

    @Test
    void thePublicReadsWhyAWindowPausesInTheHallsOwnWords() {
        hall.desk(new Command.Pause(Days.ONE, "meal"));
        await().until(() ->
                hall.strip(Days.ONE).equals(new StripState.Paused(new Words("用餐", "Meal break"))));
    }
}
