package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.journal.Copies;
import tingxu.control.journal.JournalBroken;
import tingxu.control.journal.Restoring;
import tingxu.control.journal.Restoring.Outcome;
import tingxu.control.keeping.Keeper;
import tingxu.provision.keeping.PassedOver;
import tingxu.wire.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/**
 * {@code tingxu restore}: a whole journal again, from a copy and from what the damaged one still
 * says. Without {@code --from} the newest sound copy is found, if there is one.
 */
@Command(name = "restore")
final class RestoreVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private HallOptions hall;

    @Option(names = "--from", paramLabel = "FILE")
    private @Nullable Path from;

    @Override
    public Integer call() throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        Catalogue catalogue = hall.catalogue();
        Path journal = hall.journal();
        if (from != null && !Files.isRegularFile(from))
            return speech.refuse(
                    new Words(
                            "没有这个副本：" + from + "，请用 --from 指出一个文件",
                            "There is no copy " + from + ": name a file with --from"));
        Path copy = from != null ? from : newest(journal, catalogue);
        Outcome outcome;
        try (Restoring restoring = new Restoring(journal, catalogue.hall())) {
            outcome = restoring.from(copy, InstantSource.system().instant());
        } catch (JournalBroken inUse) {
            return speech.refuse(
                    new Words(
                            "大厅正在运行，没有动它的日志：请先结束大厅（" + inUse.getMessage() + "）",
                            "The hall is running, and its journal was not touched: end it first ("
                                    + inUse.getMessage()
                                    + ")"));
        }
        return switch (outcome) {
            case Outcome.Refused(var why) -> speech.refuse(why);
            case Outcome.Restored restored -> told(speech, catalogue, journal, restored);
        };
    }

    private static @Nullable Path newest(Path journal, Catalogue catalogue) throws IOException {
        return new Copies(Keeper.folder(journal, catalogue), catalogue.hall())
                .newestSound()
                .orElse(null);
    }

    private static int told(
            Speech speech, Catalogue catalogue, Path journal, Outcome.Restored restored) {
        speech.say(
                "restore.done",
                restored.head().row(),
                restored.copied(),
                restored.saved(),
                restored.head().hash());
        for (long row : restored.mended()) speech.say("restore.mended", row);
        if (restored.aside() != null) speech.say("restore.aside", restored.aside());
        if (restored.lost() == 0) return 0;
        speech.say("restore.lost", restored.lost(), String.valueOf(restored.why()));
        PassedOver passed = PassedOver.in(journal, catalogue.hall(), restored.lost());
        if (passed.day() != null)
            speech.say("restore.passed", passed.day(), passed.numbers(), passed.lines());
        return 0;
    }
}
