package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.PrinterStatus.Sign;
import tingxu.bridge.printer.PrinterStatus.Source;
import tingxu.bridge.printer.PrinterTalk.Act;
import tingxu.bridge.printer.PrinterTalk.Asking;
import tingxu.bridge.printer.PrinterTalk.Stage;
import tingxu.bridge.printer.PrinterTalk.Step;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One turn of the conversation while it is being taken. */
final class PrinterTurn {

    private static final int QUESTIONS = 4;
    private static final int FORGET_AND_GO_ON = 2;
    private static final Bytes PAPER_IN_TURN = PrinterFrames.PAPER.with(1);

    private final PrinterProfile profile;
    private final Instant now;
    private final List<Act> acts = new ArrayList<>();
    private PrinterAnswer.Reader reader;
    private PrinterStatus status;
    private PrinterStatus told;
    private @Nullable Health felt;
    private @Nullable Health doubt;
    private int silences;
    private int owed;
    private Asking asking;
    Stage stage;

    PrinterTurn(PrinterTalk talk, Instant now) {
        this.profile = talk.profile();
        this.now = now;
        this.reader = talk.reader();
        this.status = talk.status();
        this.told = talk.told();
        this.felt = talk.felt();
        this.doubt = talk.doubt();
        this.silences = talk.silences();
        this.owed = talk.owed();
        this.asking = talk.asking();
        this.stage = talk.stage();
    }

    Step step() {
        return new Step(
                new PrinterTalk(
                        profile, reader, status, told, felt, doubt, silences, owed, asking, stage),
                List.copyOf(acts));
    }

    void hear(int b) {
        PrinterAnswer.Reader.Step step = reader.feed(b);
        reader = step.next();
        PrinterAnswer answer = step.answer();
        if (answer == null) return;
        switch (answer) {
            case PrinterAnswer.RealTime(int bits) -> answered(bits);
            case PrinterAnswer.Report(Bytes report) -> reported(report);
            case PrinterAnswer.Paper(int bits) -> cameToEnd(bits);
            // Flow control is the tty's; noise was counted out by the reader.
            case PrinterAnswer.Flow(_), PrinterAnswer.Noise(_) -> {}
        }
    }

    void tick() {
        if (!now.isBefore(asking.until())) {
            if (asking.question() == 0) ask(1);
            else silent();
        }
        switch (stage) {
            case Stage.Settling(Bytes job, Instant limit, Instant quietAt) -> {
                if (quietAt != null && !now.isBefore(quietAt)) commit(job);
                else if (!now.isBefore(limit)) refuse(PrinterTroubles.UNSETTLED);
            }
            case Stage.Printing(Instant limit) -> loseAt(limit);
            case Stage.Confirming(Instant limit, _) -> loseAt(limit);
            case Stage.Idle(), Stage.Checking(_, _) -> {}
        }
    }

    void ask(int question) {
        send(PrinterFrames.ASK.with(question));
        asking = new Asking(question, now.plus(PrinterTalk.ANSWER_LIMIT));
    }

    void send(Bytes bytes) {
        acts.add(new Act.Send(bytes));
    }

    private void loseAt(Instant limit) {
        if (!now.isBefore(limit)) lose(PrinterTroubles.UNCONFIRMED);
    }

    private void answered(int bits) {
        if (asking.question() == 0) return;
        believe(status.with(Source.realTime(asking.question()), bits));
        if (asking.question() < QUESTIONS) {
            ask(asking.question() + 1);
            return;
        }
        silences = 0;
        observe();
        boolean calm = stage instanceof Stage.Idle && doubt == null;
        rest(calm ? PrinterTalk.REST : PrinterTalk.REST_WHILE_PRINTING);
        Trouble obstacle = status.obstacle();
        switch (stage) {
            case Stage.Checking(Bytes job, boolean again) -> {
                if (obstacle != null && doubt != null && !again) checkAgain(job);
                else if (obstacle != null) refuse(obstacle);
                else if (owed > 0) settle(job);
                else commit(job);
            }
            case Stage.Printing(_) -> loseTo(obstacle);
            case Stage.Confirming(Instant limit, boolean again) -> {
                if (obstacle != null) loseTo(obstacle);
                else if (!again) markAgain(limit);
            }
            case Stage.Idle(), Stage.Settling(_, _, _) -> {}
        }
    }

    private void checkAgain(Bytes job) {
        stage = new Stage.Checking(job, true);
        ask(1);
    }

    private void reported(Bytes report) {
        believe(status.with(report));
        observe();
        if (doubt != null && asking.question() == 0) rest(PrinterTalk.REST_WHILE_PRINTING);
        if (awaitsMark()) loseTo(status.obstacle());
    }

    /** Whether an answer in its turn is still to come: until it has, the slip is not on paper. */
    private boolean awaitsMark() {
        return stage instanceof Stage.Printing || stage instanceof Stage.Confirming;
    }

    private void markAgain(Instant limit) {
        send(PAPER_IN_TURN);
        stage = new Stage.Confirming(limit, true);
    }

    /** An obstacle leaves the slip in doubt at once, and the printer with it. */
    private void loseTo(@Nullable Trouble obstacle) {
        if (obstacle == null) return;
        if (doubt != null) tell();
        lose(obstacle);
    }

    /** A change of health is told when it is seen twice in a row. */
    private void observe() {
        Health health = status.health();
        if (felt == null || health.equals(felt) || health.equals(doubt)) tell();
        else doubt = health;
    }

    private void tell() {
        told = status;
        feel(status.health());
    }

    private void feel(Health health) {
        felt = health;
        doubt = null;
        acts.add(new Act.Feel(health));
    }

    private void rest(Duration length) {
        asking = new Asking(0, now.plus(length));
    }

    /**
     * A cover that was opened and closed is somebody who cleared what was stuck: the printer may go
     * on, without the rest of the slip that nobody waits for any more.
     */
    private void believe(PrinterStatus next) {
        boolean tended = status.has(Sign.COVER_OPEN) && !next.has(Sign.COVER_OPEN);
        status = next;
        if (!tended || !next.recoverable()) return;
        send(PrinterFrames.RECOVER.with(FORGET_AND_GO_ON));
    }

    private void cameToEnd(int bits) {
        status = status.with(Source.PAPER_IN_TURN, bits);
        switch (stage) {
            case Stage.Printing(Instant limit) -> {
                stage = new Stage.Confirming(limit, false);
                if (asking.question() == 0) ask(1);
            }
            case Stage.Confirming(_, boolean again) -> {
                if (again) end(new PrintOutcome.Printed());
            }
            case Stage.Settling(Bytes job, Instant limit, _) ->
                    stage = new Stage.Settling(job, limit, now.plus(PrinterTalk.SETTLE_QUIET));
            case Stage.Idle(), Stage.Checking(_, _) -> owed = Math.max(0, owed - 1);
        }
    }

    private void silent() {
        silences++;
        rest(PrinterTalk.REST_WHILE_PRINTING);
        if (silences < PrinterTalk.SILENT_ROUNDS) return;
        feel(new Health.Gone(PrinterTroubles.SILENT));
        if (stage instanceof Stage.Checking) refuse(PrinterTroubles.SILENT);
    }

    private void settle(Bytes job) {
        send(PAPER_IN_TURN);
        owed++;
        stage = new Stage.Settling(job, now.plus(PrinterTalk.SETTLE_LIMIT), null);
    }

    private void commit(Bytes job) {
        owed = 0;
        send(job.plus(PAPER_IN_TURN));
        stage = new Stage.Printing(now.plus(profile.jobLimit()));
    }

    private void refuse(Trouble trouble) {
        end(new PrintOutcome.NotPrinted(trouble));
    }

    private void lose(Trouble trouble) {
        if (awaitsMark()) owed++;
        end(new PrintOutcome.Unknown(trouble));
    }

    private void end(PrintOutcome outcome) {
        acts.add(new Act.Settle(outcome));
        stage = new Stage.Idle();
    }
}
