package tingxu.control.gate;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Envelope;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/** All that the gate knows of its conversation with one node. */
final class NodeLine {

    /** As long as a command may be under way; after that it means something else. */
    private static final Duration COMMAND_LIFE = Duration.ofSeconds(20);

    /** A line on which a question is answered within so long is not slow. */
    private static final Duration SWIFT = Duration.ofSeconds(5);

    /** As long as that is believed: a line may become slow in any silence. */
    private static final Duration STAYS_SWIFT = Duration.ofSeconds(30);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final int COMMANDS_MOST = 100;
    private static final int QUESTIONS_MOST = 64;

    /**
     * @param request what it answers; null for what the hall says of itself
     * @param passing whether it means nothing later
     */
    private record Sent(@Nullable MessageId request, String words, Instant at, boolean passing) {}

    /**
     * @param asked by the clock that nobody sets
     * @param session of the node, as it was known then
     */
    private record Question(Instant asked, String session) {}

    private final NodeId node;
    private final Speaker speaker;
    private final InstantSource steady;
    private final Hearing hearing;
    private final ClockGap clockGap = new ClockGap();
    private final Deque<Sent> commands = new ArrayDeque<>();
    private String session = "";
    private Instant lastAsked = Instant.MIN;

    /** The last ones, by their ids. */
    private final LinkedHashMap<String, Question> questions = new LinkedHashMap<>();

    private boolean introduced;
    private boolean clockKnown;
    private @Nullable Instant swiftAt;
    private Instant lostAt = Instant.MIN;
    private long bornEpoch;
    private long earlier;

    /**
     * @param steady never set: by it questions are timed
     */
    NodeLine(NodeId node, Speaker speaker, InstantSource steady, Hearing hearing) {
        this.node = node;
        this.speaker = speaker;
        this.steady = steady;
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
     * Whether that may be taken now. A key waits until the node has answered over the line that
     * there is: it may have begun anew under another clock, and its birth may come after the key.
     */
    boolean canTell(Message event) {
        return clockKnown || !(event instanceof Message.CallKeyPressed);
    }

    /** Whether an earlier life of the node made that event, by another clock perhaps. */
    boolean isEarlier(Envelope event) {
        return event.epoch() < bornEpoch || event.seq() <= earlier;
    }

    /**
     * The hall's own line, or the node's: what was learnt over it may be of another life by now.
     */
    void lost() {
        clockKnown = false;
        swiftAt = null;
        lostAt = steady.instant();
        lastAsked = Instant.MIN;
    }

    /** The same, where that was the node's last word of itself. */
    void lost(Message.NodeState state) {
        if (state.session().equals(session)) lost();
    }

    void askWhoItIs(Instant now) {
        if (!isOver(BETWEEN_QUESTIONS, lastAsked, now)) return;
        lastAsked = now;
        MessageId id = speaker.freshId();
        questions.put(id.ulid(), new Question(steady.instant(), session));
        if (questions.size() > QUESTIONS_MOST) questions.pollFirstEntry();
        speaker.repeat(topic(Leaf.CMD), speaker.words(id, new Message.BirthWanted(session)));
    }

    /**
     * The node is there. Whoever comes over a new line is asked who it is, and told again what may
     * have been lost.
     *
     * @param birth in its envelope, with the time of the node's clock
     */
    void born(Envelope birth, Message.NodeState state, Instant now) {
        Instant came = steady.instant();
        Instant said = birth.time();
        bornEpoch = birth.epoch();
        earlier = state.earlier() == null ? 0 : state.earlier();
        boolean same = state.session().equals(session);
        if (!same) {
            session = state.session();
            clockGap.forget();
            introduced = false;
            clockKnown = false;
            swiftAt = null;
            lastAsked = Instant.MIN;
        }
        clockGap.age(said, came);
        Question question = answered(state.answers());
        if (question != null) {
            Duration took = Duration.between(question.asked(), came);
            clockGap.answered(said, came, took);
            introduced = true;
            boolean since = !question.asked().isBefore(lostAt);
            clockKnown |= since;
            boolean ofThisLine = state.answers() == null || question.session().equals(session);
            if (since && ofThisLine && took.compareTo(SWIFT) <= 0) {
                boolean already = swift();
                swiftAt = came;
                if (!already) repeat(true, now);
            }
        }
        // Whoever was asked by another run of the hall listens to that one.
        boolean askedByOthers = question == null && !isBlank(state.answers());
        if (!same || askedByOthers || (!swift() && anyPassing(now))) askWhoItIs(now);
        if (!same) repeat(false, now);
    }

    /**
     * What may have been lost with the last line. What means nothing later is said again over a
     * line that has just been swift: then the node knows by the question how old it is.
     */
    private void repeat(boolean passing, Instant now) {
        commands.removeIf(sent -> isOver(COMMAND_LIFE, sent.at(), now));
        for (Sent sent : commands)
            if (sent.passing() == passing) speaker.repeat(topic(Leaf.CMD), sent.words());
    }

    private boolean swift() {
        return swiftAt != null && !isOver(STAYS_SWIFT, swiftAt, steady.instant());
    }

    /** Whether something that means nothing later still waits for a swift answer. */
    private boolean anyPassing(Instant now) {
        for (Sent sent : commands)
            if (sent.passing() && !isOver(COMMAND_LIFE, sent.at(), now)) return true;
        return false;
    }

    private static boolean isBlank(@Nullable String answers) {
        return answers == null || answers.isEmpty();
    }

    /** The question that this answers; null when it answers none. */
    private @Nullable Question answered(@Nullable String answers) {
        if (answers != null) return questions.get(answers);
        // Software that does not tell answers the first that is open.
        questions.values().removeIf(one -> one.asked().isBefore(lostAt));
        var first = questions.pollFirstEntry();
        return first == null ? null : first.getValue();
    }

    void command(Message.HallCommand command, Instant now) {
        send(null, command, now);
    }

    /** A command whose result is waited for under {@code id}. */
    void command(MessageId id, Message.HallCommand command, Instant now) {
        send(new Sent(null, speaker.words(id, command), now, command.meansNothingLater()));
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
        send(new Sent(request, speaker.words(command), now, command.meansNothingLater()));
    }

    /** What means nothing later waits until it is known that the line is swift. */
    private void send(Sent sent) {
        commands.addLast(sent);
        if (commands.size() > COMMANDS_MOST) commands.removeFirst();
        if (!sent.passing() || swift()) speaker.repeat(topic(Leaf.CMD), sent.words());
        else askWhoItIs(sent.at());
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
