package tingxu.provision.staff;

import tingxu.control.staff.Cabinet;
import tingxu.provision.authority.PrivateFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The papers in a folder of the hall's data. The running hall and the command line both write them:
 * a lock file makes it one at a time.
 */
public final class FileCabinet implements Cabinet {

    /** Within one JVM a file lock is refused, not waited for; so one waits here first. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private final Path folder;

    public FileCabinet(Path folder) {
        this.folder = PrivateFile.folder(folder);
    }

    /** The folder of a hall's accounts, under its data. */
    public static Path under(Path data) {
        return data.resolve("staff");
    }

    /** A file that is written anew is another file. */
    @Override
    public long version(String paper) {
        try {
            BasicFileAttributes file =
                    Files.readAttributes(folder.resolve(paper), BasicFileAttributes.class);
            return 31L * file.lastModifiedTime().toInstant().hashCode()
                    + file.size()
                    + 17L * String.valueOf(file.fileKey()).hashCode();
        } catch (java.nio.file.NoSuchFileException none) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + folder.resolve(paper), e);
        }
    }

    @Override
    public String read(String paper) {
        Path file = folder.resolve(paper);
        return Files.exists(file) ? PrivateFile.read(file) : "";
    }

    @Override
    public void change(String paper, UnaryOperator<String> change) {
        inTurn(() -> {
            String before = read(paper);
            String after = change.apply(before);
            if (!after.equals(before)) PrivateFile.write(folder.resolve(paper), after);
        });
    }

    @Override
    public void append(String paper, UnaryOperator<String> next) {
        inTurn(() -> {
            String before = read(paper);
            String last = before.isEmpty() ? "" : before.lines().toList().getLast();
            Path file = folder.resolve(paper);
            if (before.isEmpty()) PrivateFile.write(file, next.apply(last) + "\n");
            else add(file, next.apply(last) + "\n");
        });
    }

    private static void add(Path file, String line) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void inTurn(Runnable work) {
        TURN.lock();
        try (FileChannel lock =
                FileChannel.open(
                        folder.resolve("staff.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            lock.lock();
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the papers in " + folder, e);
        } finally {
            TURN.unlock();
        }
    }
}
