package tingxu.bridge.port;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Arrays;

/**
 * A simulator's thread: hears what the host says until the line is gone or the simulator closes.
 */
public final class FarEnd implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FarEnd.class);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final int PIECE = 4096;

    /** What a simulator does with what it hears. */
    @FunctionalInterface
    public interface Ear {

        /**
         * @param bytes what came, or none when 20 ms have passed in silence
         */
        void hear(byte[] bytes) throws PortGone;
    }

    private final Port line;
    private final Ear ear;
    private final Thread thread;

    /** Starts at once. Closing it closes {@code line}. */
    public FarEnd(Port line, Ear ear) {
        this.line = line;
        this.ear = ear;
        this.thread = Thread.ofPlatform().name(line.name()).daemon().start(this::listen);
    }

    /** Says something to the host. A host that has hung up hears nothing, as with a real device. */
    public void say(byte[] bytes) {
        try {
            line.write(bytes);
        } catch (PortGone e) {
            LOG.debug("nobody hears: {}", e.getMessage());
        }
    }

    /** Says it as slowly as a device that has other things to do: a byte a millisecond. */
    public void sayEachMillisecond(byte[] bytes) {
        try {
            BadSpeech.slowly(line, bytes);
        } catch (PortGone e) {
            LOG.debug("nobody hears: {}", e.getMessage());
        }
    }

    /** Pulls the plug; ends soon after, and may be called from the ear. */
    public void hangUp() {
        line.close();
    }

    @Override
    public void close() {
        line.close();
        try {
            if (Thread.currentThread() != thread && !thread.join(FAREWELL))
                LOG.error("{}: its thread does not end", line.name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        byte[] piece = new byte[PIECE];
        try {
            while (true) ear.hear(Arrays.copyOf(piece, line.read(piece, TICK)));
        } catch (PortGone e) {
            LOG.debug("ends: {}", e.getMessage());
        }
    }
}
