package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.hall.Whereabouts;
import tingxu.control.journal.Days;
import tingxu.wire.LineId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.mqtt.MemoryWire;

/** What a node says reaches the rules in its order and once, and is answered. */
class WishesTest {

    private final GateHall hall = new GateHall();

    @AfterEach
    void end() {
        hall.close();
    }

    @Test
    void aWishBecomesATicketAndIsAcknowledgedAfterwards() {
        RawNode kiosk = hall.node("k01").introduced();
        MessageId wish = kiosk.event(1, GateHall.WISH);

        await().until(() -> kiosk.acknowledged() == 1);
        Message.TicketGranted granted = kiosk.heard(Message.TicketGranted.class).getFirst();
        assertThat(granted.request()).isEqualTo(wish);
        assertThat(granted.ticket()).isEqualTo(new TicketId(Days.DAY, GateHall.A1));
        assertThat(granted.ahead()).isZero();
        assertThat(hall.signer.check(granted.qr())).contains(granted.ticket());
        assertThat(hall.loop.state().whereabouts(GateHall.A1))
                .isInstanceOf(Whereabouts.Waiting.class);
    }

    @Test
    void aRepeatedWishGetsTheSameTicket() {
        RawNode kiosk = hall.node("k01").introduced();
        MessageId wish = kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 1);
        kiosk.event(wish, RawNode.EPOCH, 1, GateHall.WISH);
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 2);

        assertThat(kiosk.heard(Message.TicketGranted.class))
                .extracting(Message.TicketGranted::ticket)
                .containsExactly(
                        new TicketId(Days.DAY, GateHall.A1), new TicketId(Days.DAY, GateHall.A1));
        assertThat(hall.loop.state().standings()).hasSize(1);
    }

    @Test
    void aRefusedWishIsAnsweredInWordsAndAcknowledged() {
        RawNode kiosk = hall.node("k01").introduced();
        MessageId wish =
                kiosk.event(
                        1,
                        new Message.TicketRequested(
                                new LineId("nowhere"), TicketClass.ORDINARY, null, null, null));

        await().until(() -> kiosk.acknowledged() == 1);
        Message.TicketRefused refused = kiosk.heard(Message.TicketRefused.class).getFirst();
        assertThat(refused.request()).isEqualTo(wish);
        assertThat(refused.why().zh()).isNotBlank();
    }

    @Test
    void whoWasNeverIntroducedIsAskedFirst() {
        RawNode kiosk = hall.node("k01");
        kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.heard(Message.BirthWanted.class).size() == 1);
        assertThat(kiosk.heard(Message.TicketGranted.class)).isEmpty();

        kiosk.born("session-1", 0);
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 1);
    }

    @Test
    void aQuestionNamesTheConnectionThatItAsks() {
        RawNode kiosk = hall.node("k01");
        kiosk.bornUnasked("session-1");
        await().until(() -> kiosk.heard(Message.BirthWanted.class).size() == 1);

        kiosk.bornUnasked("session-2");
        await().until(() -> kiosk.heard(Message.BirthWanted.class).size() == 2);
        assertThat(kiosk.heard(Message.BirthWanted.class))
                .containsExactly(
                        new Message.BirthWanted("session-1"), new Message.BirthWanted("session-2"));
    }

    /** On a broker that lets anybody in, anybody may make up a name. */
    @Test
    void aPipeWhoseNameIsNoNodesIsDroppedAndTheGateGoesOn() {
        MemoryWire stranger = hall.broker.wire("stranger");
        stranger.start();
        for (String name : new String[] {"-", "-k01", "a".repeat(41)})
            stranger.say("tx/v1/" + Days.HALL + "/k/" + name + "/evt", "{}", false);
        await().until(() -> hall.gate.dropped() == 3);

        RawNode kiosk = hall.node("k01").introduced();
        kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 1);
    }

    @Test
    void aGapIsToldAndClosed() {
        RawNode kiosk = hall.node("k01").introduced();
        kiosk.event(2, GateHall.WISH);
        await().until(() -> kiosk.acks.contains(new Message.Acknowledged(RawNode.EPOCH, 0, 1L)));
        assertThat(hall.loop.state().standings()).isEmpty();

        kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(hall.loop.state().standings()).hasSize(2);
    }

    @Test
    void anOlderOutboxChangesNothing() {
        RawNode kiosk = hall.node("k01").introduced();
        kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        kiosk.event(hall.ids.get(), RawNode.EPOCH - 1, 2, GateHall.WISH);
        await().until(() -> hall.gate.dropped() == 1);
        kiosk.event(2, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 2);

        assertThat(hall.loop.state().standings()).hasSize(2);
        assertThat(kiosk.acks)
                .allMatch(ack -> ack.ackEpoch() == RawNode.EPOCH, "the newer epoch is told");
    }

    @Test
    void aHallThatStartsAgainGoesOnWhereItWas() {
        RawNode kiosk = hall.node("k01").introduced();
        MessageId wish = kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        hall.gate.close();
        hall.loop.close();
        hall.open();
        kiosk.born("session-1", 0);

        kiosk.event(wish, RawNode.EPOCH, 1, GateHall.WISH);
        kiosk.event(2, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(hall.loop.state().standings()).hasSize(2);
    }

    @Test
    void aHallThatHasLostItsMemoryGoesOnFromWhatTheNodeWasTold() {
        RawNode kiosk = hall.node("k01");
        kiosk.born("session-1", 40);
        kiosk.born("session-1", 40);
        kiosk.event(41, GateHall.WISH);

        await().until(() -> kiosk.acknowledged() == 41);
        assertThat(hall.loop.state().standings()).hasSize(1);
    }

    @Test
    void aGrantThatWasLostWithTheLineComesOverTheNextOne() {
        RawNode kiosk = hall.node("k01").introduced();
        hall.broker.lose(topic -> topic.endsWith("/cmd"));
        kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        hall.broker.lose(topic -> false);
        kiosk.born("session-2", 1);

        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 1);
    }

    @Test
    void whatCannotBeReadOrHasNoRightToBeIsDroppedAndCounted() {
        RawNode kiosk = hall.node("k01").introduced();
        kiosk.sayRaw(kiosk.topic(Leaf.EVT), "nonsense");
        kiosk.sayRaw(kiosk.topic(Leaf.EVT), "{\"specversion\":\"1.0\",\"type\":\"tingxu.x.v9\"}");
        kiosk.say(
                Leaf.ASK,
                kiosk.envelope(hall.ids.get(), RawNode.EPOCH, 1, hall.now.get(), GateHall.WISH),
                false);
        kiosk.say(
                Leaf.EVT,
                kiosk.envelope(hall.ids.get(), RawNode.EPOCH, 0, hall.now.get(), GateHall.WISH),
                false);
        RawNode other = hall.node("k02");
        other.sayRaw(
                kiosk.topic(Leaf.EVT),
                hall.codec.write(
                        other.envelope(
                                hall.ids.get(), RawNode.EPOCH, 1, hall.now.get(), GateHall.WISH)));
        await().until(() -> hall.gate.dropped() == 5);

        kiosk.event(1, GateHall.WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        assertThat(hall.loop.state().standings()).hasSize(1);
    }
}
