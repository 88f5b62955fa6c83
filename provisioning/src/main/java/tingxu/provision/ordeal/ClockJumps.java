package tingxu.provision.ordeal;

import tingxu.control.catalogue.HallFile;
import tingxu.control.journal.SqliteJournal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock is set: an hour back, a day on, to 1970. Numbers go on rising, and the hall's time
 * never runs backwards.
 */
final class ClockJumps implements Ordeal {

    private static final List<String> SETTINGS = List.of("+0", "-1h", "+20m", "-3h", "+10m");

    @Override
    public int row() {
        return 11;
    }

    @Override
    public String name() {
        return "the clock is set back and on";
    }

    @Override
    public List<String> lacking() {
        return library().isPresent() ? List.of() : List.of("libfaketime");
    }

    private static Optional<Path> library() {
        return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")
                .map(each -> Path.of(each, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Path set = trial.folder().resolve("clock");
        Files.writeString(set, "+0");
        Map<String, String> environment =
                Map.of(
                        "LD_PRELOAD",
                        library().orElseThrow().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        set.toString(),
                        "FAKETIME_NO_CACHE",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1");
        Crowd crowd = new Crowd();
        int jumps = Math.min(SETTINGS.size(), trial.times() + 1);
        try (HallProcess hall = HallProcess.under(data, List.of(), environment)) {
            hall.openWindows();
            for (String setting : SETTINGS.subList(0, jumps)) {
                Files.writeString(set, setting);
                Crowd.Rush rush = crowd.rush(hall, 20);
                rush.enough();
                rush.end();
            }
        }
        Path journal = data.resolve("hall/journal.db");
        return Books.of(journal, HallFile.demo().hall(), crowd.notes(), backwards(journal), jumps);
    }

    private static List<String> backwards(Path journal) throws IOException {
        List<String> wrong = new ArrayList<>();
        Instant[] last = {Instant.EPOCH};
        SqliteJournal.read(
                journal,
                1,
                entry -> {
                    if (entry.at().isBefore(last[0]))
                        wrong.add("row " + entry.row() + " is before the row before it");
                    last[0] = entry.at();
                });
        return wrong;
    }
}
