package tingxu.control.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to write a journal, which one process holds at a time. It ends with the process. */
final class Claim implements AutoCloseable {

    private final FileChannel channel;

    private Claim(FileChannel channel) {
        this.channel = channel;
    }

    static Claim on(Path file) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel =
                    FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) return new Claim(channel);
            channel.close();
        } catch (IOException unusable) {
            throw new JournalBroken("the journal " + file + " cannot be opened", unusable);
        }
        throw new JournalBroken(
                "the journal " + file + " is in use by another controller: end that one first");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new JournalBroken("the lock of the journal could not be let go", broken);
        }
    }
}
