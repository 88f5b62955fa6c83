package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.control.loop.HallLoop;
import tingxu.provision.history.Fact;
import tingxu.wire.CallKey;
import tingxu.wire.Envelope;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.StripState;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.outbox.MemoryOutbox;
import tingxu.wire.outbox.Outbox;
import tingxu.wire.outbox.Outbox.OutboxFull;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A bridge with the boards, pads and call pads of its windows, and one loudspeaker. */
final class BridgeBox extends Box {

    private static final int OUTBOX_ROOM = 40;

    private final Net net;
    private final NodeId node;
    private final List<WindowId> windows;
    private final MemoryOutbox kept = new MemoryOutbox(1, OUTBOX_ROOM);
    private final Outbox outbox;
    private final Map<WindowId, TicketId> invited = new TreeMap<>();
    private final Map<WindowId, TicketNumber> shown = new TreeMap<>();
    private @Nullable Courier courier;
    private @Nullable StormWire wire;
    private long voiceFreeAt;

    BridgeBox(World world, Net net, NodeId node) {
        super(world, node.name(), Fault.BRIDGE_KILLED);
        this.net = net;
        this.node = node;
        this.windows = Plan.windowsOf(node);
        this.outbox = new DiskOutbox(kept, this, () -> false);
    }

    @Override
    void boot() {
        invited.clear();
        StormWire line = net.wire(this);
        Courier voice = new Courier(line, outbox, Plan.HALL, node, steady(), world::freshId);
        voice.onCommand(this::command);
        for (WindowId window : windows)
            voice.hear(
                    Topic.strip(Plan.HALL, window),
                    envelope -> {
                        if (envelope.message() instanceof Message.WindowShows shows)
                            show(shows.window(), shows.strip());
                    });
        wire = line;
        courier = voice;
        voice.startByHand();
    }

    @Override
    boolean turn() {
        Courier voice = courier;
        return voice != null && voice.turn();
    }

    /** What waited in its inbox for longer would be said aloud all the same. */
    @Override
    long longestStall() {
        return 12_000;
    }

    @Override
    void gone() {
        if (wire != null) wire.abandon();
    }

    private void show(WindowId window, StripState strip) {
        TicketNumber ticket =
                switch (strip) {
                    case StripState.Calling(var called) -> called;
                    case StripState.Serving(var served) -> served;
                    case StripState.Free(),
                            StripState.PleaseRate(),
                            StripState.Paused(_),
                            StripState.Closed() ->
                            null;
                };
        if (strip instanceof StripState.Serving(var served)) stopAsking(window, served);
        TicketNumber before = ticket == null ? shown.remove(window) : shown.put(window, ticket);
        if (!Objects.equals(before, ticket))
            world.note(new Fact.BoardShows(world.now(), name, window, ticket));
    }

    private void stopAsking(WindowId window, TicketNumber served) {
        TicketId asked = invited.remove(window);
        if (asked != null && !asked.number().equals(served)) rate(window, asked, 0);
    }

    private void command(Envelope envelope) {
        if (envelope.message() instanceof Message.Announce call) {
            voiceFreeAt = Math.max(voiceFreeAt, world.millis()) + 1_500;
            long mine = incarnation();
            world.in(
                    voiceFreeAt - world.millis(),
                    () -> {
                        if (alive() && mine == incarnation()) speak(call);
                    });
        }
        if (envelope.message() instanceof Message.InviteRating wanted) {
            invited.put(wanted.window(), wanted.ticket());
            boolean presses = chance.percent(60);
            long after = presses ? chance.between(1_500, 40_000) : wanted.seconds() * 1_000L;
            int level = presses ? 1 + chance.below(5) : 0;
            long mine = incarnation();
            world.in(
                    after,
                    () -> {
                        if (alive() && mine == incarnation()) press(wanted, level);
                    });
        }
    }

    private void speak(Message.Announce call) {
        world.note(
                new Fact.Spoken(
                        world.now(), call.zone(), call.ticket(), call.window(), call.repeat()));
    }

    private void press(Message.InviteRating wanted, int level) {
        if (!invited.remove(wanted.window(), wanted.ticket())) return;
        guarded(() -> rate(wanted.window(), wanted.ticket(), level));
    }

    private void rate(WindowId window, TicketId ticket, int level) {
        MessageId id = world.freshId();
        world.note(new Fact.RatingPressed(world.now(), id, window, ticket, level));
        say(id, new Message.RatingGiven(window, ticket, level));
    }

    /** A key means nothing later: while the hall cannot be reached it is dropped. */
    void key(WindowId window, CallKey key) {
        Courier voice = courier;
        if (!alive() || voice == null || !voice.connected()) return;
        guarded(() -> {
            MessageId id = world.freshId();
            world.note(new Fact.KeyPressed(world.now(), name, id, window, key));
            say(id, new Message.CallKeyPressed(window, key));
        });
    }

    private void say(MessageId id, Message.NodeEvent event) {
        try {
            if (courier != null) courier.say(id, event);
            kick();
        } catch (OutboxFull full) {
            world.note(
                    new Fact.Happened(world.now(), "not-said", name, "待发箱满 / the outbox is full"));
        }
    }

    @Nullable StormWire wire() {
        return wire;
    }

    /** The last event that lies in the outbox. */
    long said() {
        return kept.heardUpTo() + kept.size();
    }

    /** What the hall has not heard, up to that event; a row that it has may lie there yet. */
    int unsaid(HallLoop hall, long said) {
        return (int)
                Math.max(0, said - Math.max(kept.heardUpTo(), hall.lastSeq(name, kept.epoch())));
    }
}
