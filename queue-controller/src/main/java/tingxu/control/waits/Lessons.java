package tingxu.control.waits;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tingxu.control.forecast.Lesson;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each day has taught, a file a day. All of it is in the journal too: a file that is lost or
 * broken is passed over, and a folder that is lost is made again.
 */
public final class Lessons {

    private static final Logger LOG = LoggerFactory.getLogger(Lessons.class);

    /** A year and a month, so that a weekday has its like of last year. */
    private static final int KEPT = 400;

    private static final String ENDING = ".json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader READER = JSON.readerFor(Lesson.class);
    private static final ObjectWriter WRITER = JSON.writerFor(Lesson.class);

    private final Path folder;

    public Lessons(Path folder) {
        this.folder = folder;
    }

    /** The newest, at most so many, the oldest of them first. */
    public List<Lesson> last(int most) {
        List<Path> files = files();
        List<Lesson> lessons = new ArrayList<>();
        for (int i = files.size() - 1; i >= 0 && lessons.size() < most; i--) {
            try {
                lessons.addFirst(READER.readValue(Files.readAllBytes(files.get(i))));
            } catch (IOException | JacksonException unreadable) {
                LOG.warn("{} is passed over: {}", files.get(i), unreadable.getMessage());
            }
        }
        return lessons;
    }

    /** Keeps one, in place of an older one of the same day, and forgets those of long ago. */
    void keep(Lesson lesson) {
        try {
            Files.createDirectories(folder);
            Path whole = folder.resolve(lesson.day() + ENDING);
            Path part = folder.resolve(lesson.day() + ".part");
            Files.write(part, WRITER.writeValueAsBytes(lesson));
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            List<Path> files = files();
            for (Path old : files.subList(0, Math.max(0, files.size() - KEPT))) Files.delete(old);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "what the day has taught cannot be kept in " + folder, unwritable);
        }
    }

    /** By day, the oldest first. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read", unreadable);
        }
    }
}
