package tingxu.bridge.board;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The conversation with all boards of one line: one question is open at a time, whoever it is for.
 * Pure: bytes and time in, {@link Act}s out.
 *
 * <p>A board that does not answer gives the line away after each limit, and is asked the more
 * rarely the more neighbours it has: it never holds up the others by more than one limit.
 */
final class BusTalk {

    /** A board that is gone is asked again after this, times the boards of the line. */
    static final Duration GONE_REST = Duration.ofSeconds(1);

    /** Who has waited for so long goes before the urgent ones. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What the driver shall do; a seat is a board's number on the line. */
    sealed interface Act {

        record Send(int seat, Bytes bytes) implements Act {}

        record Confirm(int seat, BoardFace face) implements Act {}

        record Told(Errand errand, Answer answer) implements Act {}

        record Feel(int seat, Health health) implements Act {}
    }

    private static final int NOBODY = -1;

    private final List<BoardTalk> boards = new ArrayList<>();
    private final List<Dialect> dialects;
    private int speaking = NOBODY;
    private @Nullable Hearing hearing;
    private Instant until = Instant.MIN;
    private Instant quietUntil = Instant.MIN;

    /**
     * Begins on a fresh line.
     *
     * @param faces what each board should have shown; null while nobody has said
     */
    BusTalk(List<Dialect> dialects, List<@Nullable BoardFace> faces, Instant now) {
        this.dialects = List.copyOf(dialects);
        Duration rest = GONE_REST.multipliedBy(dialects.size());
        for (int seat = 0; seat < dialects.size(); seat++)
            boards.add(new BoardTalk(seat, dialects.get(seat), faces.get(seat), rest, now));
    }

    /** The board shall show this, and nothing that was asked for before. */
    List<Act> show(int seat, BoardFace face, Instant now) {
        boards.get(seat).show(face, now);
        return tick(now);
    }

    List<Act> send(int seat, Errand errand, Instant now) {
        List<Act> acts = new ArrayList<>();
        boards.get(seat).send(errand, now, acts);
        return tick(now, acts);
    }

    /** The board is spoken with no more. */
    List<Act> leave(int seat, Instant now) {
        List<Act> acts = new ArrayList<>();
        boards.get(seat).leave(acts);
        if (speaking == seat) speaking = NOBODY;
        return tick(now, acts);
    }

    /** The line is lost: whatever still waited for an answer will not get one. */
    List<Act> end() {
        List<Act> acts = new ArrayList<>();
        boards.forEach(board -> board.leave(acts));
        speaking = NOBODY;
        return acts;
    }

    List<Act> on(Bytes heard, Instant now) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < heard.length(); i++) {
            Answer answer = hearing == null ? null : hearing.feed(heard.at(i));
            if (answer != null && speaking != NOBODY) answered(answer, now, acts);
        }
        return tick(now, acts);
    }

    List<Act> tick(Instant now) {
        return tick(now, new ArrayList<>());
    }

    /** When {@link #tick} has something to do. */
    Instant wakeAt() {
        if (speaking != NOBODY) return until;
        Instant first =
                boards.stream()
                        .map(BoardTalk::dueAt)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX);
        return first.isAfter(quietUntil) ? first : quietUntil;
    }

    /** Whether a question is open. */
    boolean isWaiting() {
        return speaking != NOBODY;
    }

    private List<Act> tick(Instant now, List<Act> acts) {
        if (speaking != NOBODY && !now.isBefore(until)) {
            boards.get(speaking).unanswered(now, acts);
            hush();
        }
        if (speaking == NOBODY && !now.isBefore(quietUntil)) next(now, acts);
        return List.copyOf(acts);
    }

    private void next(Instant now, List<Act> acts) {
        Instant worn = now.minus(PATIENCE);
        boards.stream()
                .filter(board -> !board.dueAt().isAfter(now))
                .min(
                        Comparator.comparing((BoardTalk board) -> board.dueAt().isAfter(worn))
                                .thenComparing(board -> !board.isUrgent())
                                .thenComparing(BoardTalk::dueAt))
                .ifPresent(board -> ask(boards.indexOf(board), now, acts));
    }

    private void ask(int seat, Instant now, List<Act> acts) {
        BoardTalk.Request request = boards.get(seat).ask(now, acts);
        speaking = seat;
        until = request.until();
        hearing = dialects.get(seat).hearing(request.bytes());
        // Who never answers is believed to have heard.
        if (hearing == null) answered(new Answer.Yes(Bytes.NONE), now, acts);
    }

    private void answered(Answer answer, Instant now, List<Act> acts) {
        boards.get(speaking).answered(answer, now, acts);
        quietUntil = now.plus(dialects.get(speaking).pace().gap());
        hush();
    }

    private void hush() {
        speaking = NOBODY;
        hearing = null;
    }
}
