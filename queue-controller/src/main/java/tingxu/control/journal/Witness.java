package tingxu.control.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A small file beside the journal that says how far it goes. SQLite takes a write-ahead log that
 * was cut short for one that ended there, and the chain holds up to any row: only someone who knows
 * of a later row can tell that rows are missing.
 *
 * <p>It is written after each commit and never forced to disk, so after a power cut it may know
 * less than the journal, and never more. What does not read as it was written says nothing.
 */
final class Witness implements AutoCloseable {

    private static final String ENDING = "-head";
    private static final int DIGITS = 19;

    private final Path file;
    private final FileChannel channel;

    Witness(Path journal) {
        this.file = beside(journal);
        try {
            this.channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw new JournalBroken("the file " + file + " cannot be opened", unusable);
        }
    }

    static Path beside(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ENDING);
    }

    void saw(Head head) {
        ByteBuffer line = ByteBuffer.wrap(line(head).getBytes(StandardCharsets.US_ASCII));
        try {
            while (line.hasRemaining()) channel.write(line, line.position());
        } catch (IOException failed) {
            throw new JournalBroken("the file " + file + " cannot be written", failed);
        }
    }

    /** The last row that is known to have been there; empty when nobody can tell. */
    static Optional<Head> asked(Path journal) {
        Path file = beside(journal);
        try {
            if (!Files.isReadable(file)) return Optional.empty();
            String line = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !parts[0].matches("[0-9]{19}")) return Optional.empty();
            if (!parts[1].matches("[0-9a-f]{64}")) return Optional.empty();
            Head head = new Head(Long.parseLong(parts[0]), parts[1]);
            return line(head).equals(line) ? Optional.of(head) : Optional.empty();
        } catch (IOException unreadable) {
            throw new JournalBroken("the file " + file + " cannot be read", unreadable);
        }
    }

    private static String line(Head head) {
        String words = "%0" + DIGITS + "d %s";
        String said = words.formatted(head.row(), head.hash());
        byte[] digest = Row.sha256().digest(said.getBytes(StandardCharsets.US_ASCII));
        return said + " " + HexFormat.of().formatHex(digest, 0, 8) + "\n";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
