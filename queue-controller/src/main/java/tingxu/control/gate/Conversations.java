package tingxu.control.gate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.wire.Envelope;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketNumber;
import tingxu.wire.Topic;
import tingxu.wire.Topic.Leaf;
import tingxu.wire.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The gate's conversations with all nodes: each node's events reach the loop in their order and
 * once, and are acknowledged when they are committed. For one thread.
 */
final class Conversations {

    private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);
    private static final int NODES_MOST = 2_000;
    private static final Duration KEY_LIFE = Duration.ofSeconds(10);
    private static final Words TOO_OLD =
            new Words("这次取号已失效，请重新取号", "This request is too old: please take a new ticket");

    private static final int RESULTS_MOST = 100;

    /** A slip takes seconds, and others may be before it in the printer. */
    private static final Duration RESULT_LIMIT = Duration.ofSeconds(20);

    private static final String DESK = "desk";

    private static final Words NOT_NOW =
            new Words("现在不能补打，请稍后再试", "Nothing can be printed again now: try again soon");
    private static final Words NO_WORD =
            new Words(
                    "自助机没有回答，请到机器旁看是否已出票",
                    "The kiosk did not answer: look at its slot whether the slip came out");

    /**
     * Who was told, and where the result goes.
     *
     * @param since when it was told; a clock that was put back ends the wait
     */
    private record Awaited(
            NodeId node, Instant since, CompletableFuture<Message.CommandDone> result) {

        boolean over(Instant now) {
            return now.isBefore(since) || now.isAfter(since.plus(RESULT_LIMIT));
        }
    }

    private final HallLoop loop;
    private final Translation translation;
    private final Answers answers;
    private final Speaker speaker;
    private final BiConsumer<NodeId, Message.FromNode> roster;
    private final InstantSource clock;
    private final InstantSource steady;
    private final Executor gateThread;
    private final Map<NodeId, NodeLine> lines = new HashMap<>();
    private final Map<MessageId, Awaited> awaited = new LinkedHashMap<>();
    private final Set<NodeLine> toAcknowledge = new LinkedHashSet<>();
    private final Set<NodeLine> toFeedAgain = new LinkedHashSet<>();

    Conversations(
            HallLoop loop,
            Translation translation,
            Answers answers,
            Speaker speaker,
            BiConsumer<NodeId, Message.FromNode> roster,
            InstantSource clock,
            InstantSource steady,
            Executor gateThread) {
        this.loop = loop;
        this.translation = translation;
        this.answers = answers;
        this.speaker = speaker;
        this.roster = roster;
        this.clock = clock;
        this.steady = steady;
        this.gateThread = gateThread;
    }

    /** Whether the message belongs on that topic, and was not of an outbox that is gone. */
    boolean hear(Topic topic, NodeId node, Envelope envelope) {
        NodeLine line = line(node);
        if (line == null || !(envelope.message() instanceof Message.FromNode said)) return false;
        return switch (said) {
            case Message.NodeState state -> topic.is(Leaf.STATE) && onState(line, envelope, state);
            case Message.NodeEvent event -> topic.is(Leaf.EVT) && onEvent(line, envelope, event);
            case Message.TicketEnquired question ->
                    topic.is(Leaf.ASK) && onQuestion(line, envelope, question);
            case Message.CommandDone done -> topic.is(Leaf.RES) && onDone(line, done);
        };
    }

    /** A command to a node that may not have spoken yet. */
    void command(NodeId node, Message.HallCommand command) {
        NodeLine line = line(node);
        if (line != null) line.command(command, clock.instant());
    }

    /**
     * 补打: what came of it comes later, or in the limit the word that nothing was heard. That the
     * number may be on paper is committed first: whatever the first kiosk says of its own paper
     * does not take it back from then on.
     */
    void printAgain(
            NodeId node, TicketNumber number, CompletableFuture<Message.CommandDone> result) {
        NodeLine line = line(node);
        MessageId id = speaker.freshId();
        if (line == null || awaited.size() >= RESULTS_MOST) {
            result.complete(new Message.CommandDone(id, false, NOT_NOW));
            return;
        }
        awaited.put(id, new Awaited(node, clock.instant(), result));
        whenAnswered(
                loop.take(Said.by(DESK, id, new Command.NotePaper(number, PaperOutcome.UNKNOWN))),
                noted -> orderCopy(line, id, number, noted));
    }

    private void orderCopy(NodeLine line, MessageId id, TicketNumber number, Answer noted) {
        HallState state = loop.state();
        Ticket ticket =
                state.standing(number).filter(Standing::isGood).map(Standing::ticket).orElse(null);
        if (ticket == null || !(noted instanceof Answer.Done)) {
            Awaited waiting = awaited.remove(id);
            if (waiting != null)
                waiting.result().complete(new Message.CommandDone(id, false, NOT_NOW));
            return;
        }
        Instant now = clock.instant();
        Message.TicketGranted grant = answers.granted(ticket.request(), ticket, state, now);
        line.command(id, new Message.PrintAgain(grant), now);
    }

    /** Results that did not come in time. */
    void giveUp(Instant now) {
        awaited.entrySet()
                .removeIf(each -> {
                    boolean over = each.getValue().over(now);
                    if (over) each.getValue().result().complete(unheard(each.getKey()));
                    return over;
                });
    }

    /** The hall's own line was lost: nodes may begin anew before there is another. */
    void lineLost() {
        lines.values().forEach(NodeLine::lost);
    }

    /** The loop was busy: what it did not take is offered again. */
    void feedAgain() {
        Set<NodeLine> again = new LinkedHashSet<>(toFeedAgain);
        toFeedAgain.clear();
        again.forEach(this::feed);
    }

    /** One acknowledgement a node, however many of its events were committed. */
    void acknowledge() {
        toAcknowledge.forEach(NodeLine::acknowledge);
        toAcknowledge.clear();
    }

    private static Message.CommandDone unheard(MessageId command) {
        return new Message.CommandDone(command, false, NO_WORD);
    }

    private @Nullable NodeLine line(NodeId node) {
        NodeLine known = lines.get(node);
        if (known != null || lines.size() >= NODES_MOST) return known;
        long epoch = loop.lastEpoch(node.name());
        Hearing hearing = new Hearing(epoch, loop.lastSeq(node.name(), epoch));
        NodeLine line = new NodeLine(node, speaker, steady, hearing);
        lines.put(node, line);
        return line;
    }

    private boolean tell(NodeLine line, Message.FromNode said) {
        roster.accept(line.node(), said);
        return true;
    }

    /** Only the node that was told may say what came of it. */
    private boolean onDone(NodeLine line, Message.CommandDone done) {
        Awaited waiting = awaited.get(done.command());
        if (waiting != null && waiting.node().equals(line.node())) {
            awaited.remove(done.command());
            waiting.result().complete(done);
        }
        return tell(line, done);
    }

    private boolean onState(NodeLine line, Envelope envelope, Message.NodeState state) {
        tell(line, state);
        if (state.status() != Message.NodeState.Status.READY) {
            line.lost(state);
            return true;
        }
        Instant now = clock.instant();
        long lost = line.hearing().startsAfter(envelope.epoch(), envelope.seq());
        if (lost > 0)
            LOG.error("{}: {} events were acknowledged and are lost here", line.node(), lost);
        line.born(envelope, state, now);
        feed(line);
        return true;
    }

    private boolean onQuestion(NodeLine line, Envelope envelope, Message.TicketEnquired question) {
        Instant now = clock.instant();
        line.command(answers.whereIs(envelope.id(), question.ticket(), loop.state(), now), now);
        return true;
    }

    private boolean onEvent(NodeLine line, Envelope envelope, Message.NodeEvent event) {
        if (envelope.seq() < 1 || envelope.epoch() < 1) return false;
        Hearing.Verdict verdict = line.hearing().hear(envelope);
        toAcknowledge.add(line);
        switch (verdict) {
            case KEPT -> feed(line);
            case REPEATED -> answerAgain(line, envelope, event);
            case OLD_EPOCH, TOO_EARLY -> {
                return false;
            }
        }
        boolean gap = line.hearing().acknowledgement().gapFrom() != null;
        if (gap || !line.introduced() || !line.canTell(event)) line.askWhoItIs(clock.instant());
        return true;
    }

    /** Gives the loop all that is next; it decides in the order in which it is given. */
    private void feed(NodeLine line) {
        Hearing hearing = line.hearing();
        Envelope next = line.introduced() ? hearing.next() : null;
        while (next != null && line.canTell(next.message())) {
            Message.NodeEvent event = (Message.NodeEvent) next.message();
            CompletableFuture<Answer> answer = loop.take(said(line, next, event));
            if (isBusy(answer)) {
                toFeedAgain.add(line);
                return;
            }
            hearing.take();
            Envelope taken = next;
            whenAnswered(answer, given -> settle(line, taken, event, given));
            next = hearing.next();
        }
    }

    private void settle(NodeLine line, Envelope envelope, Message.NodeEvent event, Answer answer) {
        line.hearing().commit(envelope.epoch(), envelope.seq());
        toAcknowledge.add(line);
        tell(line, event);
        answerWish(line, envelope, event, answer);
        answerLoan(line, event, answer);
    }

    /** The acknowledgement was lost, so the grant may have been lost with it. */
    private void answerAgain(NodeLine line, Envelope envelope, Message.NodeEvent event) {
        boolean answered =
                event instanceof Message.TicketRequested || event instanceof Message.NumbersWanted;
        if (answered && line.hearing().isCommitted(envelope.seq()))
            whenAnswered(
                    loop.take(said(line, envelope, event)),
                    given -> {
                        answerWish(line, envelope, event, given);
                        answerLoan(line, event, given);
                    });
    }

    private void answerLoan(NodeLine line, Message.NodeEvent event, Answer answer) {
        if (!(event instanceof Message.NumbersWanted wanted) || answer instanceof Answer.Busy)
            return;
        HallState state = loop.state();
        line.answer(
                wanted.loan(), () -> answers.lent(wanted.loan(), answer, state), clock.instant());
    }

    private void answerWish(
            NodeLine line, Envelope envelope, Message.NodeEvent event, Answer answer) {
        if (!(event instanceof Message.TicketRequested wish)) return;
        if (answer instanceof Answer.Busy) return; // the node will ask again
        HallState state = loop.state();
        Instant now = clock.instant();
        line.answer(envelope.id(), () -> toWish(envelope.id(), wish, answer, state, now), now);
    }

    private Message.HallCommand toWish(
            MessageId request,
            Message.TicketRequested wish,
            Answer answer,
            HallState state,
            Instant now) {
        Optional<Ticket> own = state.ticketOf(request);
        if (own.isPresent()) return answers.granted(request, own.get(), state, now);
        if (answer instanceof Answer.Refused(Words why))
            return new Message.TicketRefused(request, why);
        return translation
                .checkedIn(wish, state)
                .<Message.HallCommand>map(ticket -> answers.again(request, ticket, state, now))
                .orElseGet(() -> new Message.TicketRefused(request, TOO_OLD));
    }

    private Said said(NodeLine line, Envelope envelope, Message.NodeEvent event) {
        Instant now = steady.instant();
        ClockGap gap = line.clockGap();
        boolean earlier = line.isEarlier(envelope);
        Duration age =
                earlier ? gap.ageOfEarlier(envelope.time(), now) : gap.age(envelope.time(), now);
        boolean stale = earlier || gap.oldest(envelope.time(), now).compareTo(KEY_LIFE) > 0;
        return new Said(
                envelope.id(),
                line.node().name(),
                envelope.epoch(),
                envelope.seq(),
                translation.command(
                        line.node(),
                        envelope,
                        event,
                        clock.instant().minus(age),
                        stale,
                        loop.state()));
    }

    /** On the gate's thread, where a bug is not swallowed by the future. */
    private void whenAnswered(CompletableFuture<Answer> answer, Consumer<Answer> then) {
        CompletableFuture<Answer> _ =
                answer.whenComplete((given, broken) ->
                        gateThread.execute(() -> {
                            if (broken == null) then.accept(given);
                            else LOG.error("the hall cannot answer", broken);
                        }));
    }

    /** The loop refuses at once what it has no room for. */
    private static boolean isBusy(CompletableFuture<Answer> answer) {
        return answer.isDone()
                && !answer.isCompletedExceptionally()
                && answer.join() instanceof Answer.Busy;
    }
}
