package tingxu.provision.scene;

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
 * A wall clock for one process, which is set while it runs.
 *
 * @param file how far it is off
 */
public record FalseClock(Path file) {

    /** What a machine needs for it and has not. */
    public static List<String> lacking() {
        return library().isPresent() ? List.of() : List.of("libfaketime");
    }

    private static Optional<Path> library() {
        return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")
                .map(each -> Path.of(each, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * It looks at the file once a second. Clocks that cannot be set are left as they are: their
     * mending would end each wait at once, and every process would turn in circles.
     */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    public void set(Duration off) throws IOException {
        Files.writeString(file, "%+d".formatted(off.toSeconds()));
    }

    /** What the hall's clock says: the date that stands on each of its answers. */
    public static Instant of(HallProcess hall) throws IOException, InterruptedException {
        URI start = URI.create("http://127.0.0.1:" + hall.port() + "/");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String date =
                    client.send(HttpRequest.newBuilder(start).build(), BodyHandlers.discarding())
                            .headers()
                            .firstValue("Date")
                            .orElseThrow(() -> new IOException("an answer without a date"));
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        }
    }
}
