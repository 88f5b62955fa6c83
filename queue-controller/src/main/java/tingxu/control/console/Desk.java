package tingxu.control.console;

import io.javalin.http.Context;

import tingxu.control.hall.Command;
import tingxu.control.journal.Entry;
import tingxu.control.loop.Answer;
import tingxu.control.loop.Said;
import tingxu.control.view.Problem;
import tingxu.control.view.Sources;
import tingxu.wire.MessageId;
import tingxu.wire.Words;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands commands to the hall and waits, on a virtual thread, until they are committed. */
final class Desk implements AutoCloseable {

    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Words SILENT =
            new Words(
                    "大厅没有及时答复，请用同一编号再试",
                    "The hall did not answer in time; try again with the same id");

    private final Sources sources;
    private final Deadlines deadlines = new Deadlines(ANSWER_NANOS);

    Desk(Sources sources) {
        this.sources = sources;
    }

    /** The entry that was committed; a refusal ends the request as a problem. */
    Entry ask(Context context, String where, Command command) {
        return ask(context, Asked.id(context, sources.ids()), where, command);
    }

    /** The journal tells from where it was said, and by whose account. */
    Entry ask(Context context, MessageId id, String where, Command command) {
        return ask(where + " " + Door.account(context).name(), id, command);
    }

    /** The journal tells of nobody: whoever asks has no account, and is no more than let in. */
    Entry ask(String who, MessageId id, Command command) {
        return switch (answer(sources.loop().take(Said.by(who, id, command)))) {
            case Answer.Done(var entry) -> entry;
            case Answer.Refused(var why) -> throw Problem.refused(why).found();
            case Answer.Busy(var why) -> throw Problem.busy(why).found();
        };
    }

    private Answer answer(CompletableFuture<Answer> coming) {
        try {
            return deadlines.limit(coming).get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Problem.busy(SILENT).found();
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof TimeoutException) throw Problem.busy(SILENT).found();
            throw new IllegalStateException(broken.getCause());
        }
    }

    @Override
    public void close() {
        deadlines.close();
    }
}
