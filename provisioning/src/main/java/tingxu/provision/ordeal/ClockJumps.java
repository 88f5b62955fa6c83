package tingxu.provision.ordeal;

import tingxu.control.catalogue.HallFile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock is set back and on, once by decades; then the hall starts again with the right
 * one. Numbers go on rising, and the hall's time never runs backwards.
 */
final class ClockJumps implements Ordeal {

    /** How far the clock is off. A day on, everybody would be logged out. */
    private static final List<Duration> SETTINGS =
            List.of(
                    Duration.ZERO,
                    Duration.ofHours(-1),
                    Duration.ofMinutes(20),
                    Duration.ofDays(-20_000),
                    Duration.ofMinutes(10));

    private static final int PEOPLE = 20;

    private static final Duration NEARLY = Duration.ofSeconds(10);
    private static final Duration SEEN = Duration.ofSeconds(30);

    @Override
    public int row() {
        return 11;
    }

    @Override
    public String name() {
        return "the clock is set back and on";
    }

    @Override
    public List<String> lacking() {
        return library().isPresent() ? List.of() : List.of("libfaketime");
    }

    private static Optional<Path> library() {
        return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")
                .map(each -> Path.of(each, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Path set = trial.folder().resolve("clock");
        set(set, Duration.ZERO);
        Crowd crowd = new Crowd();
        int jumps = Math.min(SETTINGS.size(), trial.times() + 1);
        try (HallProcess hall = HallProcess.under(data, List.of(), environment(set))) {
            hall.openWindows();
            for (Duration off : SETTINGS.subList(0, jumps)) {
                set(set, off);
                House.until("the hall's clock is set", SEEN, () -> isOff(hall, off));
                Crowd.Rush rush = crowd.rush(hall, PEOPLE);
                rush.enough();
                rush.end();
            }
        }
        return Faults.settled(data, HallFile.demo().hall(), crowd, jumps, 0);
    }

    /**
     * It looks at the file once a second. Clocks that cannot be set are left as they are: their
     * mending would end each wait at once, and every process would turn in circles.
     */
    private static Map<String, String> environment(Path set) {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                set.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    private static void set(Path set, Duration off) throws IOException {
        Files.writeString(set, "%+d".formatted(off.toSeconds()));
    }

    /** By the date that stands on each of its answers. */
    private static boolean isOff(HallProcess hall, Duration off)
            throws IOException, InterruptedException {
        URI start = URI.create("http://127.0.0.1:" + hall.port() + "/");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String date =
                    client.send(HttpRequest.newBuilder(start).build(), BodyHandlers.discarding())
                            .headers()
                            .firstValue("Date")
                            .orElseThrow(() -> new IOException("an answer without a date"));
            Instant said = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            Duration apart = Duration.between(Instant.now().plus(off), said).abs();
            return apart.compareTo(NEARLY) < 0;
        }
    }
}
