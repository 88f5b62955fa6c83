package tingxu.provision.outpost;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Parts;
import tingxu.bridge.port.PortGone;
import tingxu.daemon.BridgeConfig;
import tingxu.provision.box.WindowDevices;
import tingxu.provision.process.VerbProcess;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A bridge in a process of its own, with the devices of one window, simulated at the far ends of
 * ttys that outlive it.
 */
public final class BridgeProcess implements AutoCloseable {

    private static final String READY = " with these devices";
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final NodeId node;
    private final Parts parts = new Parts();
    private final WindowDevices devices;
    private @Nullable VerbProcess process;

    /**
     * @param folder of its own, made when it claims
     */
    public BridgeProcess(Path folder, NodeId node, WindowId window) throws IOException {
        this.folder = folder;
        this.node = node;
        try {
            this.devices = new WindowDevices(window, parts);
        } catch (PortGone none) {
            parts.close();
            throw new IOException("no terminals for devices: " + none.getMessage(), none);
        }
    }

    /**
     * Claims its slot as a technician does, once, and is told of its devices.
     *
     * @param data the hall's
     * @param hall where it answers
     */
    public void claim(Path data, URI hall) throws IOException, InterruptedException {
        Slots.claim(data, hall, node, folder, "");
        Path file = folder.resolve(BridgeConfig.FILE);
        Files.writeString(file, devices.entries(), StandardOpenOption.APPEND);
    }

    /** Runs when this returns. */
    public void start() throws IOException, InterruptedException {
        String file = folder.resolve(BridgeConfig.FILE).toString();
        VerbProcess fresh = new VerbProcess(log(), "bridge", "--config", file);
        process = fresh;
        fresh.untilSaid(READY, START);
    }

    /** What it says on standard error. */
    public Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    /** What its devices suffer is done here. */
    public WindowDevices devices() {
        return devices;
    }

    /** Whether its process still runs. */
    public boolean alive() {
        return process != null && process.alive();
    }

    @Override
    public void close() {
        if (process != null) process.close();
        process = null;
        parts.close();
    }
}
