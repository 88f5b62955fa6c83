package tingxu.control.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a hall forgets after so many days: the keys under which holders of cards are named, and
 * damaged files that were set aside. Rows are never deleted: the chain would end there.
 */
public final class Purge {

    private final Path folder;
    private final HolderKeys keys;
    private final ZoneId time;

    /**
     * @param folder the one that the journal lies in
     */
    public Purge(Path folder, ZoneId time) {
        this(folder, keysIn(folder), time);
    }

    Purge(Path folder, HolderKeys keys, ZoneId time) {
        this.folder = folder;
        this.keys = keys;
        this.time = time;
    }

    public static HolderKeys keysIn(Path folder) {
        return new HolderKeys(folder.resolve("holders"));
    }

    /**
     * What went, or would go, and what stays.
     *
     * @param days whose holders nobody can tell any more
     * @param files damaged ones that were set aside
     * @param kept days whose holders can still be told apart
     */
    public record Report(
            boolean dry,
            LocalDate before,
            List<LocalDate> days,
            List<Path> files,
            List<LocalDate> kept) {
        public Report {
            days = List.copyOf(days);
            files = List.copyOf(files);
            kept = List.copyOf(kept);
        }
    }

    /**
     * @param daysKept today is the first of them
     * @param dry only tells
     */
    public Report keeping(int daysKept, Instant now, boolean dry) throws IOException {
        LocalDate before = LocalDate.ofInstant(now, time).minusDays(daysKept - 1L);
        List<LocalDate> gone = new ArrayList<>();
        List<LocalDate> kept = new ArrayList<>();
        for (LocalDate day : keys.days()) (day.isBefore(before) ? gone : kept).add(day);
        List<Path> files = setAside(before);
        if (!dry) {
            for (LocalDate day : gone) keys.forget(day);
            for (Path file : files) Files.delete(file);
        }
        return new Report(dry, before, gone, files, kept);
    }

    private List<Path> setAside(LocalDate before) throws IOException {
        List<Path> old = new ArrayList<>();
        if (!Files.isDirectory(folder)) return old;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (!file.getFileName().toString().startsWith("damaged-")) continue;
                Instant written = Files.getLastModifiedTime(file).toInstant();
                if (LocalDate.ofInstant(written, time).isBefore(before)) old.add(file);
            }
        }
        return old;
    }
}
