package tingxu.bridge.board;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversation with one board: one request open at a time, the newest face first. Pure: bytes
 * and time in, {@link Act}s out.
 *
 * @param face what the board shall show; null while nobody has said
 * @param unconfirmed the card has not confirmed {@code face} yet
 * @param open the request that waits for its answer
 * @param nextAt when the next request may go: cards want a second between faces
 * @param lookAt when to see whether the board is still there
 * @param refreshAt when to send a face again that is confirmed: a board that lost power forgets it
 */
record BoardTalk(
        BoardProfile profile,
        BoardFramer framer,
        @Nullable BoardFace face,
        boolean unconfirmed,
        @Nullable Request open,
        Instant nextAt,
        Instant lookAt,
        Instant refreshAt) {

    static final Duration BUSY_PAUSE = Duration.ofMillis(500);
    static final Duration BETWEEN_FACES = Duration.ofSeconds(1);
    static final Duration LOOK = Duration.ofSeconds(5);
    static final Duration REFRESH = Duration.ofMinutes(1);

    /** A board that has heard nothing for so long goes dark rather than show a number of old. */
    static final Duration FORGET = Duration.ofMinutes(3);

    static final int TRIES = 3;

    private static final Trouble SILENT =
            new Trouble(
                    "窗口屏无应答，请检查电源和 485 线",
                    "The board does not answer: check power and the RS-485 wires",
                    "board-silent");

    /**
     * A question that waits for its answer.
     *
     * @param face null for a ping
     * @param tries how often it has been sent
     * @param until when it is sent again
     */
    record Request(@Nullable BoardFace face, Bytes frame, int tries, Instant until) {}

    /** What the driver shall do. */
    sealed interface Act {

        record Send(Bytes bytes) implements Act {}

        record Confirm(BoardFace face) implements Act {}

        record Feel(Health health) implements Act {}
    }

    /** The conversation after one turn, and what to do now. */
    record Step(BoardTalk next, List<Act> acts) {}

    /** Begins on a fresh line: {@code face} is what the board should have shown. */
    static Step start(BoardProfile profile, @Nullable BoardFace face, Instant now) {
        return new BoardTalk(profile, BoardFramer.start(), face, face != null, null, now, now, now)
                .tick(now);
    }

    /** The board shall show this, and nothing that was asked for before. */
    Step show(BoardFace next, Instant now) {
        return new BoardTalk(profile, framer, next, true, open, nextAt, lookAt, refreshAt)
                .tick(now);
    }

    Step on(Bytes heard, Instant now) {
        BoardTalk talk = this;
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < heard.length(); i++) {
            BoardFramer.Step step = talk.framer.feed(heard.at(i));
            talk = talk.framing(step.next());
            BoardFrame frame = step.frame();
            if (frame != null) talk = talk.heard(frame, now, acts);
        }
        return talk.tick(now, acts);
    }

    Step tick(Instant now) {
        return tick(now, new ArrayList<>());
    }

    /** When {@link #tick} has something to do. */
    Instant wakeAt() {
        if (open != null) return open.until;
        return unconfirmed || nextAt.isAfter(lookAt) ? nextAt : lookAt;
    }

    private Step tick(Instant now, List<Act> acts) {
        BoardTalk talk = this;
        if (open != null && !now.isBefore(open.until)) talk = again(open, now, acts);
        if (talk.open == null && !now.isBefore(talk.wakeAt())) talk = talk.ask(now, acts);
        return new Step(talk, List.copyOf(acts));
    }

    private BoardTalk ask(Instant now, List<Act> acts) {
        BoardFace due = unconfirmed || !now.isBefore(refreshAt) ? face : null;
        return sent(new Request(due, frame(due), 1, now.plus(profile.answerLimit())), acts);
    }

    private Bytes frame(@Nullable BoardFace due) {
        Bytes data =
                due == null
                        ? BoardFrames.PING.with(BoardFrames.ANSWER_WANTED, 0, 0)
                        : DynamicArea.show(
                                DynamicArea.text(due, profile),
                                profile,
                                DynamicArea.Run.UNTIL_TIMEOUT,
                                FORGET);
        return new BoardFrame(profile.address(), BoardFrame.HOST, data).encode();
    }

    private BoardTalk sent(Request request, List<Act> acts) {
        acts.add(new Act.Send(request.frame));
        return new BoardTalk(
                profile, framer, face, unconfirmed, request, nextAt, lookAt, refreshAt);
    }

    /** A face that is no longer wanted is not repeated. */
    private BoardTalk again(Request late, Instant now, List<Act> acts) {
        boolean stale = late.face != null && !late.face.equals(face);
        if (stale) return rested(now, Duration.ZERO);
        if (late.tries < TRIES)
            return sent(
                    new Request(
                            late.face, late.frame, late.tries + 1, now.plus(profile.answerLimit())),
                    acts);
        acts.add(new Act.Feel(new Health.Gone(SILENT)));
        return forgotten().rested(now, BETWEEN_FACES);
    }

    /** Whoever was away may have lost power, and with it the face. */
    private BoardTalk forgotten() {
        return new BoardTalk(profile, framer, face, face != null, open, nextAt, lookAt, refreshAt);
    }

    private BoardTalk heard(BoardFrame frame, Instant now, List<Act> acts) {
        boolean ours =
                frame.to() == BoardFrame.HOST
                        && (profile.address() == BoardProfile.ALONE
                                || frame.from() == profile.address());
        if (open == null || !ours || frame.data().length() < 3) return this;
        if (frame.says(BoardFrames.NACK)) return refused(open, frame.data().at(2), now, acts);
        acts.add(new Act.Feel(new Health.Ready()));
        if (open.face == null) return rested(now, Duration.ZERO);
        if (unconfirmed && open.face.equals(face)) acts.add(new Act.Confirm(open.face));
        return new BoardTalk(
                profile,
                framer,
                face,
                unconfirmed && !open.face.equals(face),
                null,
                now.plus(BETWEEN_FACES),
                now.plus(LOOK),
                now.plus(REFRESH));
    }

    private BoardTalk refused(Request open, int code, Instant now, List<Act> acts) {
        BoardError error = BoardError.of(code);
        if (error.passes() && open.tries < TRIES)
            return new BoardTalk(
                    profile,
                    framer,
                    face,
                    unconfirmed,
                    new Request(open.face, open.frame, open.tries, now.plus(BUSY_PAUSE)),
                    nextAt,
                    lookAt,
                    refreshAt);
        acts.add(new Act.Feel(new Health.Strained(refusal(error))));
        return rested(now, error.passes() ? BETWEEN_FACES : LOOK);
    }

    private static Trouble refusal(BoardError error) {
        return new Trouble(
                "窗口屏拒绝显示：" + error.zh, "The board refuses: " + error.en, "board-refuses");
    }

    private BoardTalk rested(Instant now, Duration pause) {
        return new BoardTalk(
                profile,
                framer,
                face,
                unconfirmed,
                null,
                now.plus(pause),
                now.plus(LOOK),
                refreshAt);
    }

    private BoardTalk framing(BoardFramer next) {
        return new BoardTalk(profile, next, face, unconfirmed, open, nextAt, lookAt, refreshAt);
    }
}
