package tingxu.control.booking;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of the days, one a day, as the verb writes them and a running hall finds them. */
public final class BookedDays {

    private static final Logger LOG = LoggerFactory.getLogger(BookedDays.class);
    private static final String END = ".csv";

    private final Path folder;
    private @Nullable BookedDay known;
    private String version = "";

    public BookedDays(Path folder) {
        this.folder = folder;
    }

    /** The folder of a hall's appointments, under its data. */
    public static Path under(Path data) {
        return data.resolve("appointments");
    }

    public Path file(LocalDate day) {
        return folder.resolve(day + END);
    }

    /**
     * That day's, as its file is now; nobody's where there is none. A file that cannot be used says
     * so in the log, and what was known of the day before stays. Days before the one that is asked
     * for are over: their files go.
     */
    public synchronized BookedDay of(LocalDate day) {
        String now = version(day);
        BookedDay before = known != null && known.day().equals(day) ? known : null;
        if (before != null && now.equals(version)) return before;
        version = now;
        if (before == null) forgetBefore(day);
        known = before == null ? BookedDay.none(day) : before;
        try {
            Path file = file(day);
            known =
                    Files.exists(file)
                            ? BookedDay.parse(day, Files.readString(file))
                            : BookedDay.none(day);
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.error("the appointments of {} cannot be used: {}", day, unusable.toString());
        }
        return known;
    }

    /** The days that have a file. */
    public SortedMap<LocalDate, Path> all() throws IOException {
        SortedMap<LocalDate, Path> days = new TreeMap<>();
        if (!Files.isDirectory(folder)) return days;
        try (var files = Files.list(folder)) {
            files.forEach(file -> {
                LocalDate day = day(file);
                if (day != null) days.put(day, file);
            });
        }
        return days;
    }

    private void forgetBefore(LocalDate day) {
        try {
            for (Path file : all().headMap(day).values()) Files.deleteIfExists(file);
        } catch (IOException undeletable) {
            LOG.error("appointments of past days stay: {}", undeletable.toString());
        }
    }

    private static @Nullable LocalDate day(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(END)) return null;
        try {
            return LocalDate.parse(name.substring(0, name.length() - END.length()));
        } catch (DateTimeParseException another) {
            return null;
        }
    }

    /** A file that is written anew is another file. */
    private String version(LocalDate day) {
        try {
            BasicFileAttributes file = Files.readAttributes(file(day), BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
        } catch (IOException none) {
            return "";
        }
    }
}
