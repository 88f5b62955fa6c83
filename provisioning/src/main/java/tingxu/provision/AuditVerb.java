package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
    int verify(@Mixin HallOptions hall) throws java.io.IOException {
        Speech speech = new Speech(spec.commandLine());
        Path journal = hall.data().resolve("hall").resolve("journal.db");
        if (!Files.exists(journal))
            return speech.refuse(
                    new Words("没有日志文件 " + journal, "There is no journal at " + journal));
        try {
            return switch (SqliteJournal.verify(journal, hall.catalogue().hall())) {
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
