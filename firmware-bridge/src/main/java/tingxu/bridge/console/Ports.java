package tingxu.bridge.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of this machine at which a device may hang, each by the name that stays the same when
 * it is plugged in again, where it has one.
 */
public final class Ports {

    private static final List<Place> PLACES =
            List.of(
                    new Place("serial/by-id", "*"),
                    new Place("serial/by-path", "*"),
                    new Place(".", "tty{USB,ACM,AMA,S}[0-9]*"),
                    new Place("usb", "lp[0-9]*"),
                    new Place("input/by-id", "*-event-kbd"));

    private final Path devices;

    private record Place(String folder, String pattern) {}

    /**
     * @param devices where device files are: {@code /dev}
     */
    public Ports(Path devices) {
        this.devices = devices;
    }

    /** A device of two names is listed once, by the better one. */
    public List<String> list() {
        Map<Path, String> found = new LinkedHashMap<>();
        for (Place place : PLACES)
            for (Path file : files(place)) found.putIfAbsent(real(file), file.toString());
        return List.copyOf(found.values());
    }

    private List<Path> files(Place place) {
        Path folder = devices.resolve(place.folder()).normalize();
        if (!Files.isDirectory(folder)) return List.of();
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, place.pattern())) {
            all.forEach(files::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files.stream().sorted().toList();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException dangling) {
            return file;
        }
    }
}
