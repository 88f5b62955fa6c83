package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Copies;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.keeping.Keeper;
import tingxu.control.keeping.Purge;
import tingxu.wire.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/** {@code tingxu purge}: forgets what is older than the days kept, and says what stays. */
@Command(name = "purge")
final class PurgeVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private HallOptions hall;

    @Option(names = "--days", paramLabel = "DAYS")
    private @Nullable Integer days;

    @Option(names = "--dry-run")
    private boolean dry;

    @Override
    public Integer call() throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        Catalogue catalogue = hall.catalogue();
        Path journal = hall.journal();
        if (!Files.exists(journal)) return speech.refuse(HallOptions.noJournal(journal));
        int kept = days != null ? days : catalogue.keeping().identityDays();
        if (kept < 1)
            return speech.refuse(
                    new Words("--days 至少为 1：今天还要用", "--days is 1 or more: today is still needed"));
        Purge purge = new Purge(journal.resolveSibling(""), catalogue.time());
        told(speech, purge.keeping(kept, InstantSource.system().instant(), dry));
        Copies copies = new Copies(Keeper.folder(journal, catalogue), catalogue.hall());
        speech.say("purge.copies", copies.newestFirst().size());
        return switch (SqliteJournal.verify(journal, catalogue.hall())) {
            case AuditResult.Sound(long rows, String hash) -> {
                speech.say("purge.rows", rows, hash);
                yield 0;
            }
            case AuditResult.Broken(long row, String why) ->
                    speech.refuse(
                            new Words(
                                    "日志第 " + row + " 行已损坏：" + why,
                                    "Row " + row + " is damaged: " + why));
            case AuditResult.Torn(String why) ->
                    speech.refuse(
                            new Words("日志文件已损坏：" + why, "The journal's file is damaged: " + why));
        };
    }

    private static void told(Speech speech, Purge.Report report) {
        speech.say(report.dry() ? "purge.would" : "purge.did", report.before());
        report.days().forEach(day -> speech.say("purge.day", day));
        report.files().forEach(file -> speech.say("purge.file", file));
        if (report.days().isEmpty() && report.files().isEmpty()) speech.say("purge.nothing");
        speech.say("purge.stays");
        report.kept().forEach(day -> speech.say("purge.kept", day));
    }
}
