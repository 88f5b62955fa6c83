package tingxu.bridge.board;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.board.BusTalk.Act;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One board's part of the conversation on its line: what it shall be asked next and when, and what
 * its answers mean. Pure: it is told the time and gives {@link Act}s.
 */
final class BoardTalk {

    static final Duration BUSY_PAUSE = Duration.ofMillis(500);

    static final int TRIES = 3;

    /** More errands than this wait for nobody. */
    static final int MOST_ERRANDS = 8;

    private static final Trouble SILENT =
            new Trouble(
                    "窗口屏无应答，请检查电源和 485 线",
                    "The board does not answer: check power and the RS-485 wires",
                    "board-silent");
    private static final Answer TOO_MANY =
            new Answer.No("待办命令过多", "too many commands are waiting", true);

    /**
     * A question that waits for its answer.
     *
     * @param face null where it is no face that was sent
     * @param errand null where it is no errand
     * @param until when waiting ends
     */
    record Request(@Nullable BoardFace face, @Nullable Errand errand, Bytes bytes, Instant until) {}

    private final int seat;
    private final Dialect dialect;
    private final Duration goneRest;
    private final Deque<Errand> errands = new ArrayDeque<>();
    private @Nullable BoardFace face;
    private boolean unconfirmed;
    private @Nullable Request open;
    private int tries;
    private boolean gone;
    private boolean left;
    private Instant wishedAt;
    private Instant nextAt;
    private Instant lookAt;
    private Instant refreshAt;

    /**
     * @param seat the board's number on its line, from 0
     * @param face what the board should have shown; null while nobody has said
     * @param goneRest before a board that is gone is asked again
     */
    BoardTalk(int seat, Dialect dialect, @Nullable BoardFace face, Duration goneRest, Instant now) {
        this.seat = seat;
        this.dialect = dialect;
        this.goneRest = goneRest;
        this.face = face;
        this.unconfirmed = face != null;
        this.wishedAt = now;
        this.nextAt = now;
        this.lookAt = now;
        this.refreshAt = now;
        errands.addAll(dialect.standing());
    }

    void show(BoardFace next, Instant now) {
        if (!unconfirmed) wishedAt = now;
        face = next;
        unconfirmed = true;
    }

    void send(Errand errand, Instant now, List<Act> acts) {
        if (errands.size() >= MOST_ERRANDS) {
            acts.add(new Act.Told(errand, TOO_MANY));
            return;
        }
        if (errands.isEmpty() && !unconfirmed) wishedAt = now;
        errands.addLast(errand);
    }

    /** Nobody speaks with it any more. */
    void leave(List<Act> acts) {
        left = true;
        open = null;
        forgetErrands(acts);
    }

    boolean isWaiting() {
        return open != null;
    }

    /** When it wants the line; far away while it wants nothing. */
    Instant dueAt() {
        if (left) return Instant.MAX;
        if (unconfirmed || !errands.isEmpty()) return later(nextAt, wishedAt);
        if (tries > 0) return nextAt;
        return later(nextAt, dialect.look() == null ? refreshAt : lookAt);
    }

    /** A citizen looks for this number now, on a board that has been answering. */
    boolean isUrgent() {
        return !gone && (unconfirmed || !errands.isEmpty());
    }

    Request ask(Instant now, List<Act> acts) {
        Errand errand = unconfirmed ? null : errands.peekFirst();
        Bytes look = dialect.look();
        boolean shows = errand == null && (unconfirmed || look == null || !now.isBefore(refreshAt));
        // A board that can only be shown to stays dark until somebody has said what it shows.
        BoardFace due = !shows ? null : face == null && look == null ? BoardFace.dark() : face;
        Bytes bytes = errand == null ? due == null ? look : dialect.show(due) : errand.bytes();
        if (bytes == null) throw new IllegalStateException("nothing to ask seat " + seat);
        tries++;
        open = new Request(due, errand, bytes, now.plus(dialect.pace().answerLimit()));
        acts.add(new Act.Send(seat, bytes));
        return open;
    }

    /** Nothing came in time. A face that is no longer wanted is not repeated. */
    void unanswered(Instant now, List<Act> acts) {
        open = null;
        nextAt = now;
        lookAt = now.plus(dialect.pace().look());
        if (tries < TRIES && !gone) return;
        tries = 0;
        gone = true;
        nextAt = now.plus(goneRest);
        // Whoever was away may have lost power, and with it the face.
        unconfirmed = face != null;
        wishedAt = now;
        forgetErrands(acts);
        errands.addAll(dialect.standing());
        acts.add(new Act.Feel(seat, new Health.Gone(SILENT)));
    }

    void answered(Answer answer, Instant now, List<Act> acts) {
        Request asked = open;
        if (asked == null) return;
        open = null;
        lookAt = now.plus(dialect.pace().look());
        switch (answer) {
            case Answer.Yes yes -> done(asked, yes, now, acts);
            case Answer.No no -> refused(asked, no, now, acts);
            case Answer.Silence() -> unanswered(now, acts);
        }
    }

    private void done(Request asked, Answer.Yes yes, Instant now, List<Act> acts) {
        tries = 0;
        gone = false;
        nextAt = now;
        acts.add(new Act.Feel(seat, new Health.Ready()));
        finish(asked, yes, acts);
        if (asked.face == null) return;
        if (unconfirmed && asked.face.equals(face)) {
            acts.add(new Act.Confirm(seat, asked.face));
            unconfirmed = false;
        }
        nextAt = now.plus(dialect.pace().betweenFaces());
        refreshAt = now.plus(dialect.pace().refresh());
    }

    private void refused(Request asked, Answer.No no, Instant now, List<Act> acts) {
        gone = false;
        if (no.passes() && tries < TRIES) {
            nextAt = now.plus(BUSY_PAUSE);
            return;
        }
        tries = 0;
        Dialect.Pace pace = dialect.pace();
        nextAt = now.plus(no.passes() ? pace.betweenFaces() : pace.look());
        finish(asked, no, acts);
        acts.add(new Act.Feel(seat, new Health.Strained(refusal(no))));
    }

    private void finish(Request asked, Answer answer, List<Act> acts) {
        Errand errand = asked.errand;
        if (errand == null) return;
        errands.remove(errand);
        acts.add(new Act.Told(errand, answer));
    }

    private void forgetErrands(List<Act> acts) {
        errands.forEach(errand -> acts.add(new Act.Told(errand, new Answer.Silence())));
        errands.clear();
    }

    private static Trouble refusal(Answer.No no) {
        return new Trouble("窗口屏拒绝显示：" + no.zh(), "The board refuses: " + no.en(), "board-refuses");
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
