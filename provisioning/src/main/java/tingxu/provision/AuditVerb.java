package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.catalogue.HallFileWrong;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.SqliteJournal;
import tingxu.wire.Words;

import java.nio.file.Files;
import java.nio.file.Path;

/** {@code tingxu audit}: whether the journal still says what was written. */
@Command(name = "audit")
final class AuditVerb {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(name = "verify")
    int verify(
            @Option(names = "--data", paramLabel = "DIR", defaultValue = "data") Path data,
            @Option(names = "--file", paramLabel = "YAML") @Nullable Path file)
            throws java.io.IOException {
        Speech speech = new Speech(spec.commandLine());
        Path journal = data.resolve("hall").resolve("journal.db");
        if (!Files.exists(journal))
            return speech.refuse(
                    new Words("没有日志文件 " + journal, "There is no journal at " + journal));
        try {
            Catalogue catalogue = file == null ? HallFile.demo() : HallFile.read(file);
            return switch (SqliteJournal.verify(journal, catalogue.hall())) {
                case AuditResult.Sound(long rows, String hash) -> {
                    speech.say("audit.sound", rows, hash);
                    yield 0;
                }
                case AuditResult.Broken(long row, String why) -> {
                    speech.say("audit.broken", row, why);
                    yield 1;
                }
            };
        } catch (HallFileWrong wrong) {
            return speech.refuse(wrong.why());
        }
    }
}
