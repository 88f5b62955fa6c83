package tingxu.wire.mqtt;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.wire.DeviceStatus;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.Message.NodeState.Status;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.mqtt.Codec.Heard;
import tingxu.wire.outbox.Outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A node's voice and ear: says each event, in order, until the hall has committed it, and hears
 * each command once. One thread of its own does all that; the outbox stays with whom opened it.
 */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int INBOX = 1_000;
    private static final int COMMANDS_REMEMBERED = 1_000;
    private static final long TICK_MILLIS = 100;
    private static final long REST_MILLIS = 5_000;

    /** As long as a command may be under way; after that it means something else. */
    private static final Duration COMMAND_LIFE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_BIRTHS = Duration.ofSeconds(5);
    private static final Duration FORGET_AGAIN = Duration.ofSeconds(5);

    private final Wire wire;
    private final Outbox outbox;
    private final HallId hall;
    private final NodeId node;
    private final InstantSource clock;
    private final Supplier<MessageId> ids;
    private final Codec codec;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>(INBOX);
    private final List<Consumer<Envelope>> commandEars = new CopyOnWriteArrayList<>();
    private final List<Consumer<Boolean>> lineEars = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Boolean> lineNews = new AtomicReference<>();
    private final AtomicLong dropped = new AtomicLong();
    private final long earlier;
    private final Thread thread;

    // The courier's thread alone:
    private final Flow flow;
    private final Recent<MessageId> commands = new Recent<>(COMMANDS_REMEMBERED);
    private final Freshness freshness = new Freshness();
    private final Ages ages = new Ages();

    /**
     * The run of the hall that has asked who we are over this connection, its last one: what comes
     * before is of another connection, and what another run said is over. Null for none.
     */
    private @Nullable Long questionedBy;

    private Instant introducedAt = Instant.EPOCH;

    /** When the outbox is told again what was heard; null when it has forgotten all of that. */
    private @Nullable Instant forgetAgainAt;

    private volatile Supplier<List<DeviceStatus>> devices = List::of;
    private volatile String session = "";
    private volatile boolean connected;
    private volatile boolean closing;

    public Courier(
            Wire wire,
            Outbox outbox,
            HallId hall,
            NodeId node,
            InstantSource clock,
            Supplier<MessageId> ids) {
        this.wire = wire;
        this.codec = wire.codec();
        this.outbox = outbox;
        this.hall = hall;
        this.node = node;
        this.clock = clock;
        this.ids = ids;
        this.earlier = outbox.heardUpTo() + outbox.size();
        this.flow = new Flow(outbox.heardUpTo(), clock.instant());
        this.thread = Thread.ofPlatform().name("courier-" + node).daemon().unstarted(this::run);
    }

    /** Hears each command to this node once, on the courier's thread: it must not block. */
    public void onCommand(Consumer<Envelope> ear) {
        commandEars.add(ear);
    }

    /** Hears what the hall shows to all under {@code pattern}, such as {@link Topic#lines}. */
    public void hear(Topic pattern, Consumer<Envelope> ear) {
        wire.hear(
                pattern.toString(),
                (topic, words) ->
                        post(() -> {
                            Envelope shown = read(topic, words);
                            if (shown != null && freshness.isNews(topic, shown)) ear.accept(shown);
                        }));
    }

    /** Told true at each connection, false at each loss, on the courier's thread. */
    public void onConnected(Consumer<Boolean> ear) {
        lineEars.add(ear);
    }

    /** Begins to connect; ears are set before. */
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
        wire.lastWill(topic(Leaf.STATE), this::lastWill);
        wire.hear(topic(Leaf.ACK), (topic, words) -> post(() -> onAck(read(topic, words))));
        wire.hear(topic(Leaf.CMD), (topic, words) -> post(() -> onCommand(read(topic, words))));
        wire.onConnected(up -> {
            lineNews.set(up);
            post(() -> {});
        });
    }

    /** Who we are: said now, at each connection, and whenever the hall asks. */
    public void birth(List<DeviceStatus> devices) {
        List<DeviceStatus> fixed = List.copyOf(devices);
        birth(() -> fixed);
    }

    /**
     * As {@link #birth(List)}.
     *
     * @param devices asked anew for each birth, on the courier's thread
     */
    public void birth(Supplier<List<DeviceStatus>> devices) {
        this.devices = devices;
        if (connected) post(this::sayBirth); // else it is said with the connection
    }

    /** Committed to the outbox when it returns; the hall hears it some time later, once. */
    public MessageId say(Message.NodeEvent event) throws Outbox.OutboxFull {
        MessageId id = ids.get();
        say(id, event);
        return id;
    }

    /** As {@link #say(Message.NodeEvent)}, under an id that was made before. */
    public void say(MessageId id, Message.NodeEvent event) throws Outbox.OutboxFull {
        outbox.add(id, worth(event), (epoch, seq) -> codec.write(envelope(id, epoch, seq, event)));
        post(this::pump);
    }

    /** The state of a device is said again at the next birth; a key means nothing later on. */
    private static Outbox.Worth worth(Message.NodeEvent event) {
        return switch (event) {
            case Message.TicketRequested _,
                    Message.OfflineIssued _,
                    Message.PaperReported _,
                    Message.RatingGiven _,
                    Message.RatingExplained _ ->
                    Outbox.Worth.KEPT;
            case Message.NumbersWanted _,
                    Message.CallKeyPressed _,
                    Message.DeviceChanged _,
                    Message.StaffCalled _,
                    Message.Announced _ ->
                    Outbox.Worth.SHED;
        };
    }

    /** Said once, if the line is up; the answer bears the id that is returned. */
    public MessageId ask(Message.FromNode question) {
        MessageId id = ids.get();
        Leaf leaf =
                switch (question) {
                    case Message.TicketEnquired enquiry -> Leaf.ASK;
                    case Message.CommandDone result -> Leaf.RES;
                    case Message.NodeEvent event ->
                            throw new IllegalArgumentException("an event is said, not asked");
                    case Message.NodeState state ->
                            throw new IllegalArgumentException("a state is born, not asked");
                };
        wire.say(topic(leaf), codec.write(envelope(id, 0, 0, question)), false);
        return id;
    }

    public boolean connected() {
        return connected;
    }

    /** Messages that could not be read, or came faster than they were taken, since the start. */
    public long dropped() {
        return dropped.get();
    }

    /** Says good-bye and closes the wire. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (connected) wire.say(topic(Leaf.STATE), state(Status.OFF, List.of(), null), true);
        wire.close();
    }

    private void run() {
        while (!closing) {
            try {
                turn(inbox.poll(flow.waiting() ? TICK_MILLIS : REST_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private boolean turn(@Nullable Runnable next) {
        Boolean up = lineNews.getAndSet(null);
        if (up != null) onLine(up);
        if (next != null) next.run();
        if (flow.lookBack(clock.instant())) LOG.debug("{} says it all again", node);
        if (forgetAgainAt != null && !clock.instant().isBefore(forgetAgainAt)) forget();
        pump();
        return next != null;
    }

    private void post(Runnable task) {
        if (!inbox.offer(task)) dropped.incrementAndGet();
    }

    private void onLine(boolean up) {
        connected = up;
        questionedBy = null;
        if (up) {
            sayBirth();
            flow.startOver(clock.instant());
        }
        lineEars.forEach(ear -> ear.accept(up));
    }

    private void sayBirth() {
        sayBirth("");
    }

    /**
     * @param answers the question's id; empty when nobody asked
     */
    private void sayBirth(String answers) {
        if (connected)
            wire.say(topic(Leaf.STATE), state(Status.READY, devices.get(), answers), true);
    }

    private void pump() {
        boolean allSaid = outbox.size() == flow.sent() - flow.heard();
        if (!connected || allSaid || flow.room() <= 0) return;
        for (Outbox.Row row : outbox.after(flow.sent(), flow.room())) {
            if (!wire.say(topic(Leaf.EVT), row.json(), false)) return;
            flow.said(row.seq(), clock.instant());
        }
    }

    private void onAck(@Nullable Envelope heard) {
        if (heard == null || !(heard.message() instanceof Message.Acknowledged ack)) return;
        ages.of(heard.epoch(), heard.time(), clock.instant());
        boolean newer = ack.upTo() > outbox.heardUpTo() + outbox.size();
        if (ack.ackEpoch() > outbox.epoch() || (ack.ackEpoch() == outbox.epoch() && newer))
            LOG.error("{}: the hall knows a newer outbox of this node, and ignores this one", node);
        if (ack.ackEpoch() != outbox.epoch() || newer) return;
        if (flow.heard(ack.upTo(), clock.instant())) forget();
        if (ack.gapFrom() != null) flow.gap(ack.gapFrom(), clock.instant());
    }

    /**
     * A full disk takes no deletion either. Nobody else would try it again: an outbox that is full
     * of what was heard takes nothing more, so no other acknowledgement would come.
     */
    private void forget() {
        outbox.heard(flow.heard());
        boolean all = outbox.heardUpTo() >= flow.heard();
        forgetAgainAt = all ? null : clock.instant().plus(FORGET_AGAIN);
    }

    private void onCommand(@Nullable Envelope heard) {
        if (heard == null || !(heard.message() instanceof Message.HallCommand command)) return;
        Duration age = ages.of(heard.epoch(), heard.time(), clock.instant());
        if (command instanceof Message.BirthWanted asked) {
            if (commands.isNew(heard.id())) onQuestion(heard, asked);
            return;
        }
        if (command.meansNothingLater() && !Objects.equals(questionedBy, heard.epoch())) {
            LOG.warn(
                    "{} dropped a command of before this connection, of a hall that has ended, or"
                        + " of one that does not ask nodes who they are: if this goes on, the hall"
                        + " is older than this node, and has to be upgraded first"
                        + " (docs/upgrading.md): {}",
                    node,
                    command);
            introduce();
            return;
        }
        if (!commands.isNew(heard.id())) return;
        if (command.meansNothingLater() && age.compareTo(COMMAND_LIFE) > 0) {
            LOG.warn("{} dropped a command that is {} old: {}", node, age, command);
            return;
        }
        commandEars.forEach(ear -> ear.accept(heard));
    }

    /** A hall that speaks to us over a connection of which it has not heard is told of it. */
    private void introduce() {
        Instant now = clock.instant();
        if (now.isBefore(introducedAt.plus(BETWEEN_BIRTHS))) return;
        introducedAt = now;
        sayBirth();
    }

    /** One that was kept for us over a cut may be of an earlier connection. */
    private void onQuestion(Envelope heard, Message.BirthWanted asked) {
        if (asked.session() == null || asked.session().equals(session))
            questionedBy = heard.epoch();
        sayBirth(heard.id().ulid());
    }

    private @Nullable Envelope read(String topic, String words) {
        Heard heard = codec.read(words);
        if (heard instanceof Heard.Understood(Envelope envelope) && envelope.hall().equals(hall))
            return envelope;
        dropped.incrementAndGet();
        LOG.warn("{} dropped a message on {}: {}", node, topic, heard);
        return null;
    }

    /** Asked for before each connection: it begins a session of its own. */
    private String lastWill() {
        session = ids.get().ulid();
        return state(Status.LOST, List.of(), null);
    }

    private String state(Status status, List<DeviceStatus> devices, @Nullable String answers) {
        return codec.write(
                envelope(
                        ids.get(),
                        outbox.epoch(),
                        outbox.heardUpTo(),
                        new Message.NodeState(
                                status, session, software(), devices, answers, earlier)));
    }

    private static String software() {
        return Objects.requireNonNullElse(
                Courier.class.getPackage().getImplementationVersion(), "unversioned");
    }

    private Envelope envelope(MessageId id, long epoch, long seq, Message message) {
        return new Envelope(id, hall, node.name(), clock.instant(), epoch, seq, message);
    }

    private String topic(Leaf leaf) {
        return Topic.node(hall, node, leaf).toString();
    }
}
