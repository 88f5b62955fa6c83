package tingxu.bridge.frame;

import java.util.function.Supplier;

/**
 * What a device says on a usual day, and what cuts it into frames: for those who measure.
 *
 * @param protocol as its page in docs/protocol is called
 * @param bytes {@code frames} whole frames
 * @param cutters makes a fresh one
 */
public record FrameSample(String protocol, Bytes bytes, int frames, Supplier<Cutter> cutters) {

    /** Takes a stream byte by byte. */
    @FunctionalInterface
    public interface Cutter {

        /** Whether this byte, 0 to 255, was the last one of a frame. */
        boolean feed(int b);
    }
}
