package tingxu.control.journal;

import tingxu.wire.HallId;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of a journal in a folder, each a whole journal that was opened and checked before it got
 * its name. Only so many are kept: the oldest goes.
 *
 * <p>A copy holds what the journal holds, and no key: what was forgotten is forgotten in copies
 * too.
 */
public final class Copies {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ENDING = ".db";
    private static final long HEADROOM_BYTES = 64L << 20;

    private final Path folder;
    private final HallId hall;

    public Copies(Path folder, HallId hall) {
        this.folder = folder;
        this.hall = hall;
    }

    /** What came of making a copy. */
    public sealed interface Made {

        record Copy(Path file, Head head, long bytes) implements Made {}

        /** The journal itself is damaged: a copy of it would push out a better one. */
        record Damaged(AuditResult how) implements Made {}

        record Failed(String why) implements Made {}
    }

    /**
     * Copies a journal that may be in use, and checks the copy.
     *
     * @param most copies of this hall in the folder, this one included
     */
    public Made make(Path journal, Instant now, int most) {
        Path whole = folder.resolve(prefix() + STAMP.format(now) + ENDING);
        Path draft = folder.resolve("." + whole.getFileName() + ".part");
        try {
            Files.createDirectories(folder);
            clearDrafts();
            long needed = Files.size(journal) + HEADROOM_BYTES;
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < needed)
                return new Made.Failed(
                        folder + " has room for " + room + " bytes, and " + needed + " are needed");
            vacuum(journal, draft);
            Made made = checked(draft, whole);
            if (made instanceof Made.Copy) drop(most);
            return made;
        } catch (IOException | SQLException failed) {
            return new Made.Failed(folder + ": " + failed.getMessage());
        }
    }

    /** Reads every row in one transaction, and disturbs no writer. */
    static void vacuum(Path journal, Path to) throws SQLException, IOException {
        Files.deleteIfExists(to);
        try (Connection connection = Tables.forReading(journal);
                PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }

    private Made checked(Path draft, Path whole) throws IOException {
        AuditResult audit = Audit.of(draft, hall);
        if (!(audit instanceof AuditResult.Sound(long rows, String hash))) {
            Files.delete(draft);
            return new Made.Damaged(audit);
        }
        settle(draft, whole);
        return new Made.Copy(whole, new Head(rows, hash), Files.size(whole));
    }

    /** On disk, and then by its name. */
    static void settle(Path draft, Path whole) throws IOException {
        try (FileChannel bytes = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            bytes.force(true);
        }
        Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(whole.toAbsolutePath().getParent())) {
            names.force(true);
        }
    }

    private void drop(int most) throws IOException {
        List<Path> all = newestFirst();
        for (Path old : all.subList(Math.min(most, all.size()), all.size())) Files.delete(old);
    }

    /** What a copy that was cut short has left. */
    private void clearDrafts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList())
                if (file.getFileName().toString().startsWith("." + prefix())) Files.delete(file);
        }
    }

    /** The copies that are kept. */
    public List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(this::isCopy).forEach(found::add);
        }
        found.sort(Comparator.comparing(Path::getFileName).reversed());
        return found;
    }

    private boolean isCopy(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(prefix()) && name.endsWith(ENDING);
    }

    /** The newest copy that is still what it was when it was made. */
    public Optional<Path> newestSound() throws IOException {
        for (Path copy : newestFirst())
            if (Audit.of(copy, hall) instanceof AuditResult.Sound) return Optional.of(copy);
        return Optional.empty();
    }

    private String prefix() {
        return "journal-" + hall + "-";
    }
}
