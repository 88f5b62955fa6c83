package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import tingxu.bridge.file.FileWrong;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.wire.Words;

import java.nio.file.Path;

/** Which hall a verb is about: its folder and its file. */
final class HallOptions {

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of("data");

    @Option(names = "--file", paramLabel = "YAML")
    private @Nullable Path file;

    Path data() {
        return data;
    }

    Path journal() {
        return data.resolve("hall").resolve("journal.db");
    }

    static Words noJournal(Path journal) {
        return new Words(
                "没有日志文件 " + journal + "，请用 --data 指出大厅的文件夹",
                "There is no journal at " + journal + ": name the hall's folder with --data");
    }

    /** The hall's own; without a file the demonstration's. */
    Catalogue catalogue() throws FileWrong {
        return file == null ? HallFile.demo() : HallFile.read(file);
    }
}
