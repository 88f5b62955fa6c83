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
import java.util.function.Supplier;

/** All that the gate knows of its conversation with one node. */
final class NodeLine {

    /** As long as a command may be under way; after that it means something else. */
    private static final Duration COMMAND_LIFE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final int COMMANDS_MOST = 100;

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
    private boolean asked;
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
     * Whether the node has answered who it is since this gate began. Until then its events wait: a
     * retained birth may be hours old, and tells neither its clock nor how far it was heard.
     */
    boolean introduced() {
        return introduced;
    }

    void askWhoItIs(Instant now) {
        if (!isOver(BETWEEN_QUESTIONS, lastAsked, now)) return;
        lastAsked = now;
        asked = true;
        speaker.say(topic(Leaf.CMD), new Message.BirthWanted());
    }

    /** The node is there. Whoever comes over a new line is told again what may have been lost. */
    void born(String newSession, Instant now) {
        introduced = asked;
        if (!asked) askWhoItIs(now);
        if (newSession.equals(session)) return;
        session = newSession;
        commands.removeIf(sent -> isOver(COMMAND_LIFE, sent.at(), now));
        for (Sent sent : commands) speaker.repeat(topic(Leaf.CMD), sent.words());
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
