package tingxu.daemon;

import tingxu.bridge.board.Board;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Shown;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.wire.StripState;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** A board above a window: shows what the hall shows there. */
final class BoardDuty implements Duty {

    private static final String WRITE = "TextTerminal.Write";
    private static final String CLEAR = "TextTerminal.ClearScreen";
    private static final int LONGEST = 16;

    private record Waiting(BoardFace face, CompletableFuture<Completion> done) {}

    private final Board board;
    private final AtomicReference<Waiting> waiting =
            new AtomicReference<>(new Waiting(BoardFace.closed(), new CompletableFuture<>()));

    BoardDuty(Fitting fitting) throws FileWrong {
        this.board = Kinds.BOARD.make(fitting.entry()).driver().make(fitting, this::onShown);
    }

    @Override
    public Board device() {
        return board;
    }

    @Override
    public void show(StripState strip) {
        board.show(face(strip));
    }

    static BoardFace face(StripState strip) {
        return switch (strip) {
            case StripState.Free() -> BoardFace.free();
            case StripState.Calling(var ticket) -> BoardFace.number(ticket.toString());
            case StripState.Serving(var ticket) -> BoardFace.serving(ticket.toString());
            case StripState.PleaseRate() -> BoardFace.pleaseRate();
            case StripState.Paused(var reason) -> BoardFace.paused(reason.zh());
            case StripState.Closed() -> BoardFace.closed();
        };
    }

    @Override
    public List<String> commands() {
        return List.of(WRITE, CLEAR);
    }

    /** Until the hall shows something else there. */
    @Override
    public CompletableFuture<Completion> perform(String name, JsonNode payload, Duration limit) {
        String text = payload.path("text").asString("").strip();
        if (name.equals(WRITE) && (text.isEmpty() || text.length() > LONGEST))
            return CompletableFuture.completedFuture(
                    Completion.not(
                            "invalidData",
                            "text 是 1 到 " + LONGEST + " 个字符",
                            "text is 1 to " + LONGEST + " characters"));
        BoardFace face = name.equals(WRITE) ? BoardFace.number(text) : BoardFace.closed();
        Waiting now = new Waiting(face, new CompletableFuture<>());
        waiting.getAndSet(now).done.complete(Completion.of("canceled"));
        board.show(face);
        return now.done;
    }

    private void onShown(Shown shown) {
        Waiting now = waiting.get();
        if (shown.face().equals(now.face)) now.done.complete(Completion.success(Map.of()));
    }
}
