package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.view.Clockface;
import tingxu.provision.keeping.DayReport;
import tingxu.wire.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** {@code tingxu audit}: whether the journal still says what was written. */
@Command(name = "audit")
final class AuditVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** The day's report, with the check code of all that was written up to its end. */
    @Command(name = "day")
    int day(
            @Mixin HallOptions hall,
            @Option(names = "--day", paramLabel = "YYYY-MM-DD") @Nullable LocalDate day)
            throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        Path journal = hall.journal();
        if (!Files.exists(journal)) return speech.refuse(HallOptions.noJournal(journal));
        Optional<DayReport> found = DayReport.of(journal, day);
        if (found.isEmpty())
            return speech.refuse(
                    new Words(
                            "日志里没有这个营业日，请用 --day 指出日期",
                            "The journal has no such business day: name one with --day"));
        tell(speech, found.get(), new Clockface(hall.catalogue().time()));
        return 0;
    }

    private static void tell(Speech speech, DayReport day, Clockface clock) {
        speech.say("day.title", day.day(), clock.time(day.opened()));
        if (day.ended() == null) speech.say("day.open");
        else speech.say("day.ended", clock.time(day.ended()), day.leftOver());
        speech.say(
                "day.tickets",
                day.issued(),
                day.served(),
                day.noShows(),
                day.cancelled(),
                day.transferred(),
                day.byHand());
        speech.say("day.ratings", day.rated(), day.badRatings());
        day.acts().forEach((who, rows) -> speech.say("day.acts", who, rows));
        speech.say("day.rows", day.firstRow(), day.head().row());
        speech.say("day.head", day.head().brief(), day.head().hash());
    }

    @Command(name = "verify")
    int verify(@Mixin HallOptions hall) throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        Path journal = hall.journal();
        if (!Files.exists(journal)) return speech.refuse(HallOptions.noJournal(journal));
        return switch (SqliteJournal.verify(journal, hall.catalogue().hall())) {
            case AuditResult.Sound(long rows, String hash) -> {
                speech.say("audit.sound", rows, hash);
                yield 0;
            }
            case AuditResult.Broken(long row, String why) -> {
                speech.say("audit.broken", journal, row, why);
                yield 1;
            }
            case AuditResult.Torn(String why) -> {
                speech.say("audit.torn", journal, why);
                yield 1;
            }
        };
    }
}
