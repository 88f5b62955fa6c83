package tingxu.kiosk.visit;

import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;

/** What the printer's answers do. */
final class Papers {

    private Papers() {}

    static Step on(Visit visit, Input.Paper paper, Moment moment) {
        return switch (visit.page()) {
            case Page.Printing printing when printing.job().equals(paper.job()) ->
                    ticket(visit, printing, paper, moment);
            // The printer found its voice while the citizen was being asked.
            case Page.AskingPaper asking
                    when asking.job().equals(paper.job()) && paper instanceof Input.Paper.Out ->
                    visit.turn(
                            moment,
                            new Page.Shown(asking.ticket(), true),
                            new Effect.Settle(asking.ticket(), PaperOutcome.CONFIRMED));
            case Page.Reading reading when comes(reading.sheet(), paper.job()) ->
                    new Step(
                            new Visit(sheet(reading, paper), visit.manner(), visit.touched()),
                            java.util.List.of(),
                            true);
            case Page.Shown shown when comes(shown.copy(), paper.job()) ->
                    visit.turn(moment, shown.with(sheet(paper)));
            case Page _ -> visit.ignored();
        };
    }

    private static Step ticket(
            Visit visit, Page.Printing printing, Input.Paper paper, Moment moment) {
        return switch (paper) {
            case Input.Paper.Out _ ->
                    visit.turn(
                            moment,
                            new Page.Shown(printing.ticket(), true),
                            new Effect.Settle(printing.ticket(), PaperOutcome.CONFIRMED));
            case Input.Paper.Never never ->
                    visit.turn(moment, new Page.NoPaper(printing.ticket(), never.why()));
            case Input.Paper.Doubtful _ ->
                    visit.turn(
                            moment,
                            new Page.AskingPaper(
                                    printing.ticket(), printing.job(), printing.again()));
        };
    }

    private static boolean comes(Page.Sheet sheet, MessageId job) {
        return sheet instanceof Page.Sheet.Coming coming && coming.job().equals(job);
    }

    private static Page sheet(Page.Reading reading, Input.Paper paper) {
        return new Page.Reading(reading.item(), reading.line(), reading.from(), sheet(paper));
    }

    private static Page.Sheet sheet(Input.Paper paper) {
        return switch (paper) {
            case Input.Paper.Out _ -> new Page.Sheet.Came();
            case Input.Paper.Never never -> new Page.Sheet.Failed(never.why());
            case Input.Paper.Doubtful doubtful -> new Page.Sheet.Failed(doubtful.why());
        };
    }
}
