package tingxu.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Skill;
import tingxu.control.journal.Days;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.control.waits.Waits;
import tingxu.wire.Appointment;
import tingxu.wire.LineId;
import tingxu.wire.LineLoad;
import tingxu.wire.Message;
import tingxu.wire.NodeId;
import tingxu.wire.StripState;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.mqtt.MemoryBroker;
import tingxu.wire.mqtt.MemoryWire;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.seal.TicketSigner;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A hall of two windows behind its gate, on a wire in memory, with the clock in the test's hand.
 */
final class GateHall implements AutoCloseable {

    private static final NodeId BRIDGE = new NodeId("b01");
    static final TicketNumber A1 = new TicketNumber('A', 1);
    private static final Places PLACES =
            new Places(
                    Map.of(
                            Days.ONE,
                            new Places.Place("east", BRIDGE, Days.HOUSEHOLD),
                            Days.TWO,
                            new Places.Place("east", new NodeId("b02"), null)),
                    Map.of("east", BRIDGE));
    static final Message WISH =
            new Message.TicketRequested(Days.HOUSEHOLD, TicketClass.ORDINARY, null, null, null);

    final AtomicReference<Instant> now = new AtomicReference<>(Days.NINE);
    private final InstantSource clock = now::get;
    final MessageIds ids = new MessageIds(clock);
    final MemoryBroker broker = new MemoryBroker();
    final MemoryJournal journal = new MemoryJournal(Days.HALL);
    final TicketSigner signer = new TicketSigner(Days.HALL, new byte[32]);
    final List<String> roster = new CopyOnWriteArrayList<>();
    final Codec codec = new Codec();
    final Map<LineId, List<Appointment>> booked = new ConcurrentHashMap<>();
    HallLoop loop;
    MemoryWire wire;
    HallGate gate;

    GateHall() {
        open();
        desk(new Command.OpenDay(Days.DAY, Days.PLAN));
        desk(new Command.OpenWindow(Days.ONE, List.of(new Skill(Days.HOUSEHOLD, true))));
        now.updateAndGet(at -> at.plusSeconds(2));
    }

    @Override
    public void close() {
        gate.close();
        loop.close();
    }

    Message enquiry(String number) {
        return new Message.TicketEnquired(new TicketId(Days.DAY, TicketNumber.parse(number)));
    }

    void open() {
        loop = new HallLoop(Days.HALL, new Hall(Policies::of), journal, clock, 1_000);
        wire = broker.wire("ctl");
        gate =
                new HallGate(
                        Days.HALL,
                        wire,
                        loop,
                        PLACES,
                        Waits.CLOSED_FORM,
                        signer,
                        (node, said) -> roster.add(node + " " + said.getClass().getSimpleName()),
                        clock,
                        clock,
                        ids,
                        (day, holder) -> day + "/" + holder,
                        new Diary(
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(10),
                                (day, line) ->
                                        day.equals(Days.DAY)
                                                ? booked.getOrDefault(line, List.of())
                                                : List.of()));
        gate.start();
    }

    void desk(Command command) {
        Answer answer = loop.take(Said.by("desk", ids.get(), command)).join();
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    RawNode node(String name) {
        return new RawNode(broker, Days.HALL, name, clock, ids);
    }

    StripState strip(WindowId window) {
        String words = broker.retained().get(Topic.strip(Days.HALL, window).toString());
        return words == null
                ? new StripState.Closed()
                : ((Message.WindowShows) read(words)).strip();
    }

    List<LineLoad> linesShown() {
        String words = broker.retained().get(Topic.lines(Days.HALL).toString());
        return words == null ? List.of() : ((Message.LinesShow) read(words)).lines();
    }

    boolean hallIsOpen() {
        String words = broker.retained().get(Topic.controller(Days.HALL).toString());
        return words != null && ((Message.HallBirth) read(words)).open();
    }

    Message read(String words) {
        return ((Understood) codec.read(words)).envelope().message();
    }
}
