package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Hall;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Whereabouts;
import tingxu.control.hall.Window;
import tingxu.control.journal.Days;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.wire.CallKey;
import tingxu.wire.DeviceStatus;
import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.StripState;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.seal.TicketSigner;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

class HallGateTest {

    private static final NodeId BRIDGE = new NodeId("b01");
    private static final TicketNumber A1 = new TicketNumber('A', 1);
    private static final Places PLACES =
            new Places(
                    Map.of(
                            Days.ONE,
                            new Places.Place("east", BRIDGE),
                            Days.TWO,
                            new Places.Place("east", new NodeId("b02"))),
                    Map.of("east", BRIDGE));
    private static final Message WISH =
            new Message.TicketRequested(Days.HOUSEHOLD, TicketClass.ORDINARY, null, null, null);

    private final AtomicReference<Instant> now = new AtomicReference<>(Days.NINE);
    private final InstantSource clock = now::get;
    private final MessageIds ids = new MessageIds(clock);
    private final MemoryBroker broker = new MemoryBroker();
    private final MemoryJournal journal = new MemoryJournal(Days.HALL);
    private final TicketSigner signer = new TicketSigner(Days.HALL, new byte[32]);
    private final List<String> roster = new CopyOnWriteArrayList<>();
    private final Codec codec = new Codec();
    private HallLoop loop;
    private MemoryWire wire;
    private HallGate gate;

    @BeforeEach
    void begin() {
        open();
        desk(new Command.OpenDay(Days.DAY, Days.PLAN));
        desk(new Command.OpenWindow(Days.ONE, List.of(new Skill(Days.HOUSEHOLD, true))));
        now.updateAndGet(at -> at.plusSeconds(2));
    }

    @AfterEach
    void end() {
        gate.close();
        loop.close();
    }

    @Test
    void aWishBecomesATicketAndIsAcknowledgedAfterwards() {
        RawNode kiosk = node("k01").introduced();
        MessageId wish = kiosk.event(1, WISH);

        await().until(() -> kiosk.acknowledged() == 1);
        Message.TicketGranted granted = kiosk.heard(Message.TicketGranted.class).getFirst();
        assertThat(granted.request()).isEqualTo(wish);
        assertThat(granted.ticket()).isEqualTo(new TicketId(Days.DAY, A1));
        assertThat(granted.ahead()).isZero();
        assertThat(signer.check(granted.qr())).contains(granted.ticket());
        assertThat(loop.state().whereabouts(A1)).isInstanceOf(Whereabouts.Waiting.class);
    }

    @Test
    void aRepeatedWishGetsTheSameTicket() {
        RawNode kiosk = node("k01").introduced();
        MessageId wish = kiosk.event(1, WISH);
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 1);
        kiosk.event(wish, RawNode.EPOCH, 1, WISH);
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 2);

        assertThat(kiosk.heard(Message.TicketGranted.class))
                .extracting(Message.TicketGranted::ticket)
                .containsExactly(new TicketId(Days.DAY, A1), new TicketId(Days.DAY, A1));
        assertThat(loop.state().standings()).hasSize(1);
    }

    @Test
    void aRefusedWishIsAnsweredInWordsAndAcknowledged() {
        RawNode kiosk = node("k01").introduced();
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
        RawNode kiosk = node("k01");
        kiosk.event(1, WISH);
        await().until(() -> kiosk.heard(Message.BirthWanted.class).size() == 1);
        assertThat(kiosk.heard(Message.TicketGranted.class)).isEmpty();

        kiosk.born("session-1", 0);
        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 1);
    }

    @Test
    void aGapIsToldAndClosed() {
        RawNode kiosk = node("k01").introduced();
        kiosk.event(2, WISH);
        await().until(() -> kiosk.acks.contains(new Message.Acknowledged(RawNode.EPOCH, 0, 1L)));
        assertThat(loop.state().standings()).isEmpty();

        kiosk.event(1, WISH);
        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(loop.state().standings()).hasSize(2);
    }

    @Test
    void anOlderOutboxChangesNothing() {
        RawNode kiosk = node("k01").introduced();
        kiosk.event(1, WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        kiosk.event(ids.get(), RawNode.EPOCH - 1, 2, WISH);
        await().until(() -> gate.dropped() == 1);
        kiosk.event(2, WISH);
        await().until(() -> kiosk.acknowledged() == 2);

        assertThat(loop.state().standings()).hasSize(2);
        assertThat(kiosk.acks)
                .allMatch(ack -> ack.ackEpoch() == RawNode.EPOCH, "the newer epoch is told");
    }

    @Test
    void aHallThatStartsAgainGoesOnWhereItWas() {
        RawNode kiosk = node("k01").introduced();
        MessageId wish = kiosk.event(1, WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        gate.close();
        loop.close();
        open();
        kiosk.born("session-1", 0);

        kiosk.event(wish, RawNode.EPOCH, 1, WISH);
        kiosk.event(2, WISH);
        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(loop.state().standings()).hasSize(2);
    }

    @Test
    void aHallThatHasLostItsMemoryGoesOnFromWhatTheNodeWasTold() {
        RawNode kiosk = node("k01");
        kiosk.born("session-1", 40);
        kiosk.born("session-1", 40);
        kiosk.event(41, WISH);

        await().until(() -> kiosk.acknowledged() == 41);
        assertThat(loop.state().standings()).hasSize(1);
    }

    @Test
    void aKeyCallsTheNextCitizenAndItIsShownAndSaidAloud() {
        RawNode bridge = node("b01").introduced();
        RawNode kiosk = node("k01").introduced();
        kiosk.event(1, WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        bridge.event(1, new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));

        await().until(() -> strip(Days.ONE).equals(new StripState.Calling(A1)));
        await().until(() -> bridge.heard(Message.Announce.class).size() == 1);
        assertThat(bridge.heard(Message.Announce.class).getFirst())
                .isEqualTo(new Message.Announce("east", A1, Days.ONE, 0));

        bridge.event(2, new Message.CallKeyPressed(Days.ONE, CallKey.RECALL));
        await().until(() -> bridge.heard(Message.Announce.class).size() == 2);
        assertThat(bridge.heard(Message.Announce.class).getLast().repeat()).isEqualTo(1);
    }

    @Test
    void aKeyOfAnothersWindowOrOfTheMorningIsOnlyHeard() {
        RawNode bridge = node("b01").introduced();
        RawNode kiosk = node("k01").introduced();
        kiosk.event(1, WISH);
        kiosk.event(2, new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));
        bridge.eventOf(
                now.get().minusSeconds(3600),
                1,
                new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));

        await().until(() -> kiosk.acknowledged() == 2 && bridge.acknowledged() == 1);
        assertThat(loop.state().window(Days.ONE).activity())
                .isInstanceOf(Window.Activity.Free.class);
    }

    @Test
    void theSameKeyPausesAndGoesOn() {
        RawNode bridge = node("b01").introduced();
        bridge.event(1, new Message.CallKeyPressed(Days.ONE, CallKey.PAUSE));
        await().until(() -> strip(Days.ONE) instanceof StripState.Paused);
        bridge.event(2, new Message.CallKeyPressed(Days.ONE, CallKey.PAUSE));

        await().until(() -> strip(Days.ONE) instanceof StripState.Free);
    }

    @Test
    void aFinishedServiceIsRatedAtThePad() {
        RawNode bridge = node("b01").introduced();
        serve(bridge);
        await().until(() -> bridge.heard(Message.InviteRating.class).size() == 1);
        TicketId ticket = new TicketId(Days.DAY, A1);
        assertThat(bridge.heard(Message.InviteRating.class).getFirst())
                .isEqualTo(new Message.InviteRating(Days.ONE, ticket, 60));
        await().until(() -> strip(Days.ONE) instanceof StripState.PleaseRate);

        bridge.event(5, new Message.RatingGiven(Days.ONE, ticket, 4));
        await().until(() -> strip(Days.ONE) instanceof StripState.Free);
        assertThat(loop.state().figures().rated(4)).isEqualTo(1);
    }

    @Test
    void aSilentPadIsNotRated() {
        RawNode bridge = node("b01").introduced();
        serve(bridge);
        bridge.event(5, new Message.RatingGiven(Days.ONE, new TicketId(Days.DAY, A1), 0));

        await().until(() -> loop.state().figures().rated(0) == 1);
        await().until(() -> strip(Days.ONE) instanceof StripState.Free);
    }

    @Test
    void thePadThatNeverAnswersDoesNotHoldTheStrip() {
        RawNode bridge = node("b01").introduced();
        serve(bridge);
        await().until(() -> strip(Days.ONE) instanceof StripState.PleaseRate);
        now.updateAndGet(at -> at.plusSeconds(63));

        await().until(() -> strip(Days.ONE) instanceof StripState.Free);
    }

    @Test
    void whatBecameOfThePaperIsNoted() {
        RawNode kiosk = node("k01").introduced();
        MessageId wish = kiosk.event(1, WISH);
        kiosk.event(
                2,
                new Message.PaperReported(
                        wish, new TicketId(Days.DAY, A1), PaperOutcome.CONFIRMED));

        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(loop.state().standing(A1).orElseThrow().paper())
                .isEqualTo(PaperOutcome.CONFIRMED);
    }

    @Test
    void aTicketThatNeverCameOutWaitsNoLonger() {
        RawNode kiosk = node("k01").introduced();
        MessageId wish = kiosk.event(1, WISH);
        kiosk.event(
                2, new Message.PaperReported(wish, new TicketId(Days.DAY, A1), PaperOutcome.NEVER));

        await().until(() -> kiosk.acknowledged() == 2);
        assertThat(loop.state().whereabouts(A1)).isInstanceOf(Whereabouts.Cancelled.class);
        kiosk.ask(enquiry("A001"));
        await().until(() -> kiosk.heard(Message.TicketFound.class).size() == 1);
        assertThat(kiosk.heard(Message.TicketFound.class).getFirst().where().zh()).contains("取消");
    }

    @Test
    void aQuestionIsAnsweredFromWhatIsCommitted() {
        RawNode kiosk = node("k01").introduced();
        kiosk.event(1, WISH);
        kiosk.event(2, WISH);
        await().until(() -> kiosk.acknowledged() == 2);
        MessageId second = kiosk.ask(enquiry("A002"));
        kiosk.ask(enquiry("A999"));

        await().until(() -> kiosk.heard(Message.TicketUnknown.class).size() == 1);
        Message.TicketFound found = kiosk.heard(Message.TicketFound.class).getFirst();
        assertThat(found.question()).isEqualTo(second);
        assertThat(found.ahead()).isEqualTo(1);
        assertThat(found.where().zh()).contains("1 人");

        desk(new Command.CallNext(Days.ONE));
        kiosk.ask(enquiry("A001"));
        await().until(() -> kiosk.heard(Message.TicketFound.class).size() == 2);
        assertThat(kiosk.heard(Message.TicketFound.class).getLast().window()).isEqualTo(Days.ONE);
    }

    @Test
    void theRosterHearsOfBirthsAndDevices() {
        RawNode bridge = node("b01").introduced();
        bridge.event(
                1,
                new Message.DeviceChanged(
                        new DeviceStatus(
                                "pad-1", "EvaluationPad", DeviceStatus.State.ONLINE, null, null)));

        await().until(() -> bridge.acknowledged() == 1);
        assertThat(roster).contains("b01 NodeState", "b01 DeviceChanged");
    }

    @Test
    void whenTheBrokerHasForgottenEverythingIsShownAgain() {
        await().until(() -> linesShown().size() == 2);
        var before = broker.retained().keySet();
        broker.kill();
        assertThat(broker.retained()).isEmpty();
        broker.restart();
        now.updateAndGet(at -> at.plusSeconds(5));
        wire.reconnect();

        await().until(() -> broker.retained().keySet().equals(before));
        assertThat(strip(Days.ONE)).isInstanceOf(StripState.Free.class);
        assertThat(strip(Days.TWO)).isInstanceOf(StripState.Closed.class);
    }

    @Test
    void aGrantThatWasLostWithTheLineComesOverTheNextOne() {
        RawNode kiosk = node("k01").introduced();
        broker.lose(topic -> topic.endsWith("/cmd"));
        kiosk.event(1, WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        broker.lose(topic -> false);
        kiosk.born("session-2", 1);

        await().until(() -> kiosk.heard(Message.TicketGranted.class).size() == 1);
    }

    @Test
    void anOldCommandIsNotSaidAgain() {
        RawNode bridge = node("b01").introduced();
        broker.lose(topic -> topic.endsWith("/cmd"));
        desk(Days.asks(ids.get(), Days.HOUSEHOLD));
        desk(new Command.CallNext(Days.ONE));
        await().until(() -> strip(Days.ONE) instanceof StripState.Calling);
        broker.lose(topic -> false);
        now.updateAndGet(at -> at.plusSeconds(21));
        bridge.born("session-2", 0);
        MessageId question = bridge.ask(enquiry("A001"));

        await().until(() -> bridge.heard(Message.TicketFound.class).size() == 1);
        assertThat(bridge.heard(Message.TicketFound.class).getFirst().question())
                .isEqualTo(question);
        assertThat(bridge.heard(Message.Announce.class)).isEmpty();
    }

    @Test
    void whatCannotBeReadOrHasNoRightToBeIsDroppedAndCounted() {
        RawNode kiosk = node("k01").introduced();
        kiosk.sayRaw(kiosk.topic(Leaf.EVT), "nonsense");
        kiosk.sayRaw(kiosk.topic(Leaf.EVT), "{\"specversion\":\"1.0\",\"type\":\"tingxu.x.v9\"}");
        kiosk.say(Leaf.ASK, kiosk.envelope(ids.get(), RawNode.EPOCH, 1, now.get(), WISH), false);
        kiosk.say(Leaf.EVT, kiosk.envelope(ids.get(), RawNode.EPOCH, 0, now.get(), WISH), false);
        RawNode other = node("k02");
        other.sayRaw(
                kiosk.topic(Leaf.EVT),
                codec.write(other.envelope(ids.get(), RawNode.EPOCH, 1, now.get(), WISH)));
        await().until(() -> gate.dropped() == 5);

        kiosk.event(1, WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        assertThat(loop.state().standings()).hasSize(1);
    }

    @Test
    void linesAreShownAtMostOnceASecond() {
        List<Message> shown = new CopyOnWriteArrayList<>();
        await().until(() -> linesShown().size() == 2);
        MemoryWire watch = broker.wire("watch");
        watch.hear(Topic.lines(Days.HALL).toString(), (topic, words) -> shown.add(read(words)));
        watch.start();
        int before = shown.size();
        for (int i = 0; i < 5; i++) desk(Days.asks(ids.get(), Days.HOUSEHOLD));
        MessageId fence = ids.get();
        RawNode kiosk = node("k01").introduced();
        kiosk.event(fence, RawNode.EPOCH, 1, WISH);
        await().until(() -> kiosk.acknowledged() == 1);
        assertThat(shown).hasSize(before);

        now.updateAndGet(at -> at.plusSeconds(1));
        await().until(() -> shown.size() == before + 1);
        assertThat(linesShown().getFirst().waiting()).isEqualTo(6);
        assertThat(linesShown().getFirst().windowsOpen()).isEqualTo(1);
    }

    @Test
    void theControllerSaysGoodbye() {
        await().until(this::hallIsOpen);
        gate.close();

        assertThat(hallIsOpen()).isFalse();
    }

    private void serve(RawNode bridge) {
        desk(Days.asks(ids.get(), Days.HOUSEHOLD));
        bridge.event(1, new Message.CallKeyPressed(Days.ONE, CallKey.NEXT));
        bridge.event(2, new Message.CallKeyPressed(Days.ONE, CallKey.START));
        bridge.event(3, new Message.CallKeyPressed(Days.ONE, CallKey.FINISH));
        bridge.event(4, new Message.CallKeyPressed(Days.TWO, CallKey.NEXT));
        await().until(() -> bridge.acknowledged() == 4);
    }

    private Message enquiry(String number) {
        return new Message.TicketEnquired(new TicketId(Days.DAY, TicketNumber.parse(number)));
    }

    private void open() {
        loop = new HallLoop(Days.HALL, new Hall(Policies::of), journal, clock, 1_000);
        wire = broker.wire("ctl");
        gate =
                new HallGate(
                        Days.HALL,
                        wire,
                        loop,
                        PLACES,
                        signer,
                        (node, said) -> roster.add(node + " " + said.getClass().getSimpleName()),
                        clock,
                        ids);
        gate.start();
    }

    private void desk(Command command) {
        Answer answer = loop.take(Said.by("desk", ids.get(), command)).join();
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    private RawNode node(String name) {
        return new RawNode(broker, Days.HALL, name, clock, ids);
    }

    private StripState strip(WindowId window) {
        String words = broker.retained().get(Topic.strip(Days.HALL, window).toString());
        return words == null
                ? new StripState.Closed()
                : ((Message.WindowShows) read(words)).strip();
    }

    private List<LineLoad> linesShown() {
        String words = broker.retained().get(Topic.lines(Days.HALL).toString());
        return words == null ? List.of() : ((Message.LinesShow) read(words)).lines();
    }

    private boolean hallIsOpen() {
        String words = broker.retained().get(Topic.controller(Days.HALL).toString());
        return words != null && ((Message.HallBirth) read(words)).open();
    }

    private Message read(String words) {
        return ((Understood) codec.read(words)).envelope().message();
    }
}
