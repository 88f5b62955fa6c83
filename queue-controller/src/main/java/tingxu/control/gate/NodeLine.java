package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/** All that the gate knows of its conversation with one node. */
final class NodeLine {

    /** As long as a command may be under way; after that it means something else. */
    private static final Duration COMMAND_LIFE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final int COMMANDS_MOST = 100;
    private static final int QUESTIONS_MOST = 64;

    /**
     * @param request what it answers; null for what the hall says of itself
     */
    private record Sent(@Nullable MessageId request, String words, Instant at) {}

    private final NodeId node;
    private final Speaker speaker;
    private final Hearing hearing;
    private final ClockGap clockGap = new ClockGap();
    private final Deque<Sent> commands = new ArrayDeque<>();
    private String session = "";
    private Instant lastAsked = Instant.MIN;

    /** When, by the steady clock, the last questions were asked, by their ids. */
    private final LinkedHashMap<String, Instant> questions = new LinkedHashMap<>();

    private boolean introduced;

    NodeLine(NodeId node, Speaker speaker, Hearing hearing) {
        this.node = node;
        this.speaker = speaker;
        this.hearing = hearing;
    }

    NodeId node() {
        return node;
    }

    Hearing hearing() {
        return hearing;
    }

    ClockGap clockGap() {
        return clockGap;
    }

    /**
     * Whether the node has answered who it is in this session of its own. Until then its events
     * wait: a birth that nobody asked for may be hours old, and tells neither its clock nor how far
     * it was heard.
     */
    boolean introduced() {
        return introduced;
    }

    /**
     * @param steady what time it is by the clock that nobody sets
     */
    void askWhoItIs(Instant now, Instant steady) {
        if (!isOver(BETWEEN_QUESTIONS, lastAsked, now)) return;
        lastAsked = now;
        MessageId id = speaker.freshId();
        questions.put(id.ulid(), steady);
        if (questions.size() > QUESTIONS_MOST) questions.pollFirstEntry();
        speaker.repeat(topic(Leaf.CMD), speaker.words(id, new Message.BirthWanted()));
    }

    /**
     * The node is there. Whoever comes over a new line is asked who it is, and told again what may
     * have been lost.
     *
     * @param said when, by the node's clock
     */
    void born(Message.NodeState state, Instant said, Instant now, Instant steady) {
        boolean same = state.session().equals(session);
        if (!same) {
            clockGap.forget();
            introduced = false;
        }
        clockGap.age(said, steady);
        Instant asked = asked(state.answers());
        if (asked != null) {
            clockGap.answered(said, steady, Duration.between(asked, steady));
            introduced = true;
        }
        if (!introduced) askWhoItIs(now, steady);
        if (same) return;
        session = state.session();
        commands.removeIf(sent -> isOver(COMMAND_LIFE, sent.at(), now));
        for (Sent sent : commands) speaker.repeat(topic(Leaf.CMD), sent.words());
    }

    /** When the question was asked that this answers; null when it answers none. */
    private @Nullable Instant asked(@Nullable String answers) {
        if (answers != null) return questions.get(answers);
        // Software that does not tell answers the first that is open.
        var first = questions.pollFirstEntry();
        return first == null ? null : first.getValue();
    }

    void command(Message.HallCommand command, Instant now) {
        send(null, command, now);
    }

    /** A command whose result is waited for under {@code id}. */
    void command(MessageId id, Message.HallCommand command, Instant now) {
        send(new Sent(null, speaker.words(id, command), now));
    }

    /** A request that comes again gets the same command again, which takes effect once. */
    void answer(MessageId request, Supplier<Message.HallCommand> answer, Instant now) {
        for (Sent sent : commands) {
            if (request.equals(sent.request()) && !isOver(COMMAND_LIFE, sent.at(), now)) {
                speaker.repeat(topic(Leaf.CMD), sent.words());
                return;
            }
        }
        send(request, answer.get(), now);
    }

    private void send(@Nullable MessageId request, Message.HallCommand command, Instant now) {
        send(new Sent(request, speaker.words(command), now));
    }

    private void send(Sent sent) {
        commands.addLast(sent);
        if (commands.size() > COMMANDS_MOST) commands.removeFirst();
        speaker.repeat(topic(Leaf.CMD), sent.words());
    }

    void acknowledge() {
        speaker.say(topic(Leaf.ACK), hearing.acknowledgement());
    }

    private Topic topic(Leaf leaf) {
        return Topic.node(speaker.hall(), node, leaf);
    }

    /** A clock that was put back ends every wait. */
    private static boolean isOver(Duration wait, Instant since, Instant now) {
        return now.isBefore(since) || !now.minus(wait).isBefore(since);
    }
}
