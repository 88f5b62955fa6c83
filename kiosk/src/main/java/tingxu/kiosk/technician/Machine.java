package tingxu.kiosk.technician;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The computer that the kiosk runs on, as a technician asks about it.
 *
 * @param node as on its label: {@code K01}
 * @param broker where the hall is reached
 * @param folder of the kiosk, whose disk must not be full
 * @param started by {@code wall}
 */
public record Machine(
        String node, String hall, URI broker, Path folder, Instant started, InstantSource wall) {

    private static final long MEGABYTE = 1_000_000;

    /** In the order in which they are shown. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("hall", hall);
        facts.put("broker", broker.toString());
        facts.put("addresses", addresses());
        facts.put(
                "software",
                Objects.requireNonNullElse(
                        Machine.class.getPackage().getImplementationVersion(), "unversioned"));
        facts.put("java", Runtime.version().toString());
        facts.put(
                "system",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"));
        facts.put("time", localTime().toString());
        facts.put("upMinutes", Duration.between(started, wall.instant()).toMinutes());
        facts.put("folder", folder.toAbsolutePath().toString());
        facts.put("diskFreeMegabytes", free());
        return facts;
    }

    /** With the offset that this computer is set to, so that a wrong zone is seen too. */
    private OffsetDateTime localTime() {
        return wall.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneId.systemDefault())
                .toOffsetDateTime();
    }

    private long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
        } catch (IOException unreadable) {
            return -1;
        }
    }

    private static List<String> addresses() {
        List<String> all = new ArrayList<>();
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces()))
                if (!each.isLoopback() && each.isUp())
                    each.getInterfaceAddresses()
                            .forEach(one ->
                                    all.add(
                                            each.getName()
                                                    + " "
                                                    + one.getAddress().getHostAddress()));
        } catch (SocketException unreadable) {
            all.add("?");
        }
        return all;
    }
}
