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
import tingxu.control.journal.Copies.Made;
import tingxu.control.keeping.Keeper;
import tingxu.wire.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/** {@code tingxu backup}: a checked copy of the journal, while the hall runs or not. */
@Command(name = "backup")
final class BackupVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private HallOptions hall;

    @Option(names = "--to", paramLabel = "DIR")
    private @Nullable Path to;

    @Override
    public Integer call() throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        Catalogue catalogue = hall.catalogue();
        Path journal = hall.journal();
        if (!Files.exists(journal)) return speech.refuse(HallOptions.noJournal(journal));
        Path folder = to != null ? to : Keeper.folder(journal, catalogue);
        Copies copies = new Copies(folder, catalogue.hall());
        int most = catalogue.keeping().copies();
        return switch (copies.make(journal, InstantSource.system().instant(), most)) {
            case Made.Copy(var file, var head, long bytes) -> {
                speech.say("backup.made", file, head.row(), bytes, head.hash());
                yield 0;
            }
            case Made.Damaged(var how) ->
                    speech.refuse(
                            new Words(
                                    "日志已损坏，没有备份：" + how + "。请用 ./tingxu restore",
                                    "The journal is damaged and was not copied: "
                                            + how
                                            + ". See ./tingxu restore"));
            case Made.Failed(String why) ->
                    speech.refuse(new Words("没有备份成：" + why, "There is no copy: " + why));
        };
    }
}
