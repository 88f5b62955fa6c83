package tingxu.control.gate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.journal.Entry;
import tingxu.control.loop.HallLoop;
import tingxu.control.waits.Waits;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Codec.Heard.Understood;
import tingxu.wire.mqtt.Wire;
import tingxu.wire.seal.TicketSigner;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Where the hall meets the wire. What nodes say becomes commands for the loop, in each node's own
 * order and once; it is acknowledged after the commit. What was committed is shown, said aloud and
 * answered. One thread does it all and never waits for the loop or the line.
 */
public final class HallGate implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HallGate.class);
    private static final int INBOX_FOR_NODES = 5_000;
    private static final int INBOX_FOR_ENTRIES = 20_000;
    private static final int TURN_MOST = 256;
    private static final long TICK_MILLIS = 200;

    private final HallId hall;
    private final Wire wire;
    private final HallLoop loop;
    private final InstantSource clock;
    private final Codec codec;
    private final Speaker speaker;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;

    // The gate's thread alone:
    private final Conversations conversations;
    private final Calls calls;
    private final Showing showing;
    private final SetClock setClock;
    private long droppedLogged;
    private boolean connected;

    private volatile boolean closing;

    /**
     * @param roster told of every birth, good-bye and event of a node, on the gate's thread
     * @param steady measures how long messages are under way; never set
     * @param veil what the hall keeps of the holder of a card
     * @param diary what kiosks are told of appointments
     */
    public HallGate(
            HallId hall,
            Wire wire,
            HallLoop loop,
            Places places,
            Waits waits,
            TicketSigner signer,
            BiConsumer<NodeId, Message.FromNode> roster,
            InstantSource clock,
            InstantSource steady,
            Supplier<MessageId> ids,
            Veil veil,
            Diary diary) {
        this.hall = hall;
        this.wire = wire;
        this.codec = wire.codec();
        this.loop = loop;
        this.clock = clock;
        this.speaker = new Speaker(hall, wire, clock, steady, ids);
        this.showing = new Showing(speaker, places, waits, diary);
        this.conversations =
                new Conversations(
                        loop,
                        new Translation(places, veil),
                        new Answers(signer, waits),
                        speaker,
                        roster,
                        clock,
                        steady,
                        inbox::add);
        this.setClock = new SetClock(clock, steady);
        this.calls = new Calls(places, conversations::command);
        this.thread = Thread.ofPlatform().name("hall-gate-" + hall).daemon().unstarted(this::run);
    }

    /** Begins to connect, and to hear. */
    public void start() {
        listen();
        thread.start();
        wire.start();
    }

    /** As {@link #start}, without a thread: whoever calls this calls {@link #turn} from then on. */
    public void startByHand() {
        listen();
        wire.start();
    }

    /**
     * One turn: what waits is done, and what is due.
     *
     * @return whether anything waited
     */
    public boolean turn() {
        return turn(inbox.poll());
    }

    private void listen() {
        String state = Topic.controller(hall).toString();
        wire.lastWill(state, () -> speaker.shown(speaker.goodBye()));
        for (Leaf leaf : new Leaf[] {Leaf.STATE, Leaf.EVT, Leaf.ASK, Leaf.RES})
            wire.hear(Topic.everyNode(hall, leaf).toString(), this::take);
        wire.onConnected(up -> inbox.add(() -> onLine(up)));
        loop.listen(this::take);
    }

    /**
     * 补打: has a kiosk print the ticket once more.
     *
     * @return what the kiosk says came of it, or that it did not answer; always comes, and never
     *     fails
     */
    public CompletableFuture<Message.CommandDone> printAgain(NodeId kiosk, TicketNumber ticket) {
        CompletableFuture<Message.CommandDone> result = new CompletableFuture<>();
        inbox.add(() -> conversations.printAgain(kiosk, ticket, result));
        return result;
    }

    /** Messages that could not be read, had no right to be, or came too fast, since the start. */
    public long dropped() {
        return dropped.get();
    }

    /** Says good-bye, and closes the wire. */
    @Override
    public void close() {
        closing = true;
        inbox.add(() -> {});
        try {
            thread.join(2_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        conversations.giveUp(Instant.MAX);
        speaker.show(Topic.controller(hall), speaker.goodBye());
        wire.close();
    }

    // ------------------------------------------------------------------ any thread

    private void take(String topic, String words) {
        if (inbox.size() < INBOX_FOR_NODES) inbox.add(() -> onMessage(topic, words));
        else dropped.incrementAndGet();
    }

    /** Beyond the limit only what is said aloud is missed: strips follow the state. */
    private void take(Entry entry) {
        if (inbox.size() < INBOX_FOR_ENTRIES) inbox.add(() -> onEntry(entry));
        else LOG.error("row {} is not announced: the gate cannot keep up", entry.row());
    }

    // ------------------------------------------------------------------ the gate's thread

    private void run() {
        while (!closing) {
            try {
                turn(inbox.poll(TICK_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private boolean turn(@Nullable Runnable first) {
        Runnable next = first;
        for (int i = 1; next != null; i++) {
            next.run();
            next = i < TURN_MOST ? inbox.poll() : null;
        }
        endTurn();
        return first != null;
    }

    private void endTurn() {
        conversations.feedAgain();
        conversations.giveUp(clock.instant());
        if (dropped.get() != droppedLogged) {
            droppedLogged = dropped.get();
            LOG.warn("{} messages dropped since the start", droppedLogged);
        }
        if (!connected) return;
        conversations.acknowledge();
        if (setClock.wasSet()) showing.forget();
        Instant now = clock.instant();
        long row = loop.row();
        showing.show(loop.state(), row, calls.rating(now), now);
    }

    private void onLine(boolean up) {
        connected = up;
        if (!up) conversations.lineLost();
        showing.forget();
    }

    private void onEntry(Entry entry) {
        calls.on(entry, loop.state(), clock.instant());
    }

    private void onMessage(String text, String words) {
        Optional<Topic> topic = Topic.parse(text);
        NodeId node = topic.flatMap(Topic::node).orElse(null);
        if (node == null
                || !(codec.read(words) instanceof Understood(Envelope envelope))
                || !envelope.hall().equals(hall)
                || !envelope.speaker().equals(node.name())
                || !conversations.hear(topic.get(), node, envelope)) {
            dropped.incrementAndGet();
            LOG.debug("dropped what was said on {}", text);
        }
    }
}
