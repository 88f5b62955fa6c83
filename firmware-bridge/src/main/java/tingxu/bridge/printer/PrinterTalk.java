package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The conversation with a ticket printer: asks how it is, sends a slip, waits for the word that it
 * is printed. Pure: bytes and time in, {@link Act}s out.
 *
 * <p>Real-time questions are asked one at a time, because their answers do not say which question
 * they answer. The end of a slip is a question that is answered in its turn (GS r): when the answer
 * comes, everything before it is on paper.
 *
 * @param reader what of an answer has come so far
 * @param told the status behind the health that was last told
 * @param felt the health that was last told; null before the first
 * @param doubt another health, seen once: one byte of noise must not make a printer ill or well
 * @param silences rounds of questions in a row that got no answer
 * @param owed answers in turn that were asked for and never came; they may still come
 */
record PrinterTalk(
        PrinterProfile profile,
        PrinterAnswer.Reader reader,
        PrinterStatus status,
        PrinterStatus told,
        @Nullable Health felt,
        @Nullable Health doubt,
        int silences,
        int owed,
        Asking asking,
        Stage stage) {

    static final Duration ANSWER_LIMIT = Duration.ofMillis(300);
    static final Duration REST = Duration.ofSeconds(2);
    static final Duration REST_WHILE_PRINTING = Duration.ofMillis(250);
    static final Duration SETTLE_LIMIT = Duration.ofSeconds(3);
    static final Duration SETTLE_QUIET = Duration.ofMillis(150);
    static final int SILENT_ROUNDS = 2;

    /** What went before is not known: a program that was killed may have left answers behind. */
    private static final int UNKNOWN_DEBT = 1;

    private static final int ALL_CHANGES = 0x0E;

    /** Which real-time question is open, 0 for none, and until when. */
    record Asking(int question, Instant until) {}

    /** What the driver shall do. */
    sealed interface Act {

        record Send(Bytes bytes) implements Act {}

        record Settle(PrintOutcome outcome) implements Act {}

        record Feel(Health health) implements Act {}
    }

    /** Where a slip is. */
    sealed interface Stage {

        record Idle() implements Stage {}

        /**
         * The printer is being asked whether it can print.
         *
         * @param again because something was seen once that would prevent it
         */
        record Checking(Bytes job, boolean again) implements Stage {}

        /**
         * Answers to earlier slips are being waited out, lest one be taken for this slip's.
         *
         * @param quietAt when the last of them has come; null while none has
         */
        record Settling(Bytes job, Instant limit, @Nullable Instant quietAt) implements Stage {}

        record Printing(Instant limit) implements Stage {}

        /**
         * An answer in its turn came, or noise that looks like one. Full paper is said by 00, which
         * is also what a dying line says, so a printer that lives must answer the questions, and
         * then in its turn once more.
         *
         * @param again whether it was asked for that: of two such answers one is the printer's
         */
        record Confirming(Instant limit, boolean again) implements Stage {}
    }

    /** The conversation after one turn, and what to do now. */
    record Step(PrinterTalk next, List<Act> acts) {}

    static Step start(PrinterProfile profile, Instant now) {
        PrinterTurn turn =
                new PrinterTurn(
                        new PrinterTalk(
                                profile,
                                new PrinterAnswer.Reader(),
                                PrinterStatus.WELL,
                                PrinterStatus.WELL,
                                null,
                                null,
                                0,
                                UNKNOWN_DEBT,
                                new Asking(0, now),
                                new Stage.Idle()),
                        now);
        if (profile.reportsChanges()) turn.send(PrinterFrames.REPORT.with(ALL_CHANGES));
        turn.tick();
        return turn.step();
    }

    /** A slip to print; only while {@link #idle()}. */
    Step print(Bytes job, Instant now) {
        if (!idle()) throw new IllegalStateException("one slip at a time");
        PrinterTurn turn = new PrinterTurn(this, now);
        turn.stage = new Stage.Checking(job, false);
        if (asking.question == 0) turn.ask(1);
        return turn.step();
    }

    Step on(Bytes heard, Instant now) {
        PrinterTurn turn = new PrinterTurn(this, now);
        for (int i = 0; i < heard.length(); i++) turn.hear(heard.at(i));
        return turn.step();
    }

    Step tick(Instant now) {
        PrinterTurn turn = new PrinterTurn(this, now);
        turn.tick();
        return turn.step();
    }

    boolean idle() {
        return stage instanceof Stage.Idle;
    }

    /** Whether bytes of a slip may have reached the printer and its end is not known. */
    boolean sent() {
        return stage instanceof Stage.Printing || stage instanceof Stage.Confirming;
    }

    /** When {@link #tick} has something to do. */
    Instant wakeAt() {
        Instant stageEnds =
                switch (stage) {
                    case Stage.Idle(), Stage.Checking(_, _) -> Instant.MAX;
                    case Stage.Settling(_, Instant limit, Instant quietAt) ->
                            quietAt == null ? limit : quietAt;
                    case Stage.Printing(Instant limit) -> limit;
                    case Stage.Confirming(Instant limit, _) -> limit;
                };
        return stageEnds.isBefore(asking.until) ? stageEnds : asking.until;
    }
}
