package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.port.Port;
import tingxu.wire.HallId;
import tingxu.wire.WindowId;

import java.nio.file.Path;
import java.util.List;

/**
 * What hangs on one bridge.
 *
 * @param voice null where no loudspeaker hangs on it
 */
public record BridgeConfig(HallId hall, List<WindowLines> windows, @Nullable Voice voice) {

    public BridgeConfig {
        windows = List.copyOf(windows);
    }

    /** The lines of one window's devices; null where it has no such device. */
    public record WindowLines(
            WindowId window,
            Port.@Nullable Opener board,
            Port.@Nullable Opener pad,
            Port.@Nullable Opener callPad) {}

    /**
     * The loudspeaker of a zone.
     *
     * @param clips the hall's own recordings; null for the shipped words
     * @param files where announcements are written on a machine without a sound device
     */
    public record Voice(@Nullable Path clips, Path files) {}
}
