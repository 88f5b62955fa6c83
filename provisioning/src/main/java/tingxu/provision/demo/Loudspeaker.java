package tingxu.provision.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that stands for a loudspeaker: what is said lies there as files. */
final class Loudspeaker {

    private static final Logger LOG = LoggerFactory.getLogger(Loudspeaker.class);

    /** How the speaker can be. */
    enum Mood {
        HEALTHY,
        /** Nothing can be played: the folder is not where it was. */
        UNPLUGGED
    }

    private final Path folder;
    private final Path away;

    Loudspeaker(Path folder) {
        this.folder = folder;
        this.away = folder.resolveSibling(folder.getFileName() + ".unplugged");
    }

    Mood mood() {
        return Files.isDirectory(folder) ? Mood.HEALTHY : Mood.UNPLUGGED;
    }

    synchronized void mood(Mood next) {
        if (next == mood()) return;
        try {
            switch (next) {
                case HEALTHY -> {
                    if (Files.isDirectory(away)) Files.move(away, folder);
                    else Files.createDirectories(folder);
                }
                case UNPLUGGED -> Files.move(folder, away);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Whose call was said last, such as {@code A017}; empty before the first. */
    String last() {
        if (mood() == Mood.UNPLUGGED) return "";
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{6,}-.*\\.wav"))
                    .max(String::compareTo)
                    .map(name -> name.substring(name.indexOf('-') + 1, name.lastIndexOf('.')))
                    .orElse("");
        } catch (IOException pulledMeanwhile) {
            LOG.debug("{}: {}", folder, pulledMeanwhile.getMessage());
            return "";
        }
    }
}
