package tingxu.provision.bridge;

import tingxu.bridge.file.FileWrong;
import tingxu.daemon.BridgeConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The devices of a bridge's file, one line each; whatever else a person wrote there stays. */
final class DeviceLines {

    private static final String SECTION = "devices:";

    private final Path file;

    DeviceLines(Path file) {
        this.file = file;
    }

    /**
     * Writes one more device into the file. A file that would be wrong then is left as it is.
     *
     * @param entry such as {@code - {kind: pad, port: /dev/ttyUSB0, window: 3}}
     */
    void add(String entry) throws FileWrong {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.add(place(lines), "  " + entry.strip());
            // Beside the real one: its paths are relative to its folder.
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, lines);
            try {
                BridgeConfig.in(fresh);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Behind the last line of the section, which is written as a list, a device a line. */
    private int place(List<String> lines) throws FileWrong {
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.stripTrailing().equals(SECTION)) at = i + 1;
            else if (at == i && (line.startsWith(" ") || line.startsWith("-"))) at = i + 1;
        }
        if (at < 0)
            throw new FileWrong(
                    String.valueOf(file.getFileName()),
                    "devices",
                    "请把这一节写成独立一行 devices:，下面每台设备一行",
                    "stands on a line of its own, devices:, and each device on one below it");
        return at;
    }
}
