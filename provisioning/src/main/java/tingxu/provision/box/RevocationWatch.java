package tingxu.provision.box;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sees when the list of revoked certificates was written anew, by the command line or by a claim,
 * so that a machine that was shut out does not stay on its old connection.
 */
final class RevocationWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path list;
    private final Runnable changed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Object seen;

    /**
     * @param changed told after each change, on the watch's own thread
     */
    RevocationWatch(Path list, Runnable changed) {
        this.list = list;
        this.changed = changed;
        this.seen = state();
        Thread.ofVirtual().name("revocations").start(this::watch);
    }

    private void watch() {
        try {
            while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                Object now = state();
                if (now.equals(seen)) continue;
                seen = now;
                LOG.info("the list of revoked certificates has changed");
                changed.run();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The file is always replaced whole, so a new list is another file. */
    private Object state() {
        try {
            BasicFileAttributes file = Files.readAttributes(list, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.fileKey();
        } catch (IOException unreadable) {
            LOG.error("{} cannot be read: nobody new comes in", list, unreadable);
            return "";
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
