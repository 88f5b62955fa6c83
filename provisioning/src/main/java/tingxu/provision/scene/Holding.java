package tingxu.provision.scene;

import com.fasterxml.jackson.annotation.JsonProperty;

import tingxu.provision.process.Commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process holds.
 *
 * @param tickets of the day that has just ended
 * @param liveKib objects in use, after a full collection
 * @param files that are open, sockets too
 * @param residentMib memory that the system gives it
 */
public record Holding(
        int tickets,
        @JsonProperty("live_kib") long liveKib,
        int threads,
        int files,
        @JsonProperty("resident_mib") long residentMib) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+)");

    /** Asked of the process itself and of {@code /proc}. */
    public static Holding of(long pid, int tickets) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String classes = Commands.run(jcmd, Long.toString(pid), "GC.class_histogram");
        String status = Files.readString(Path.of("/proc/" + pid + "/status"));
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return new Holding(
                    tickets,
                    number(TOTAL, classes) >> 10,
                    Math.toIntExact(number(THREADS, status)),
                    Math.toIntExact(open.count()),
                    number(RESIDENT, status) >> 10);
        }
    }

    private static long number(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) throw new IOException("no " + pattern + " in " + text);
        return Long.parseLong(found.group(1));
    }

    public static double live(List<Holding> all) {
        return all.stream().mapToLong(Holding::liveKib).average().orElseThrow();
    }

    /** Threads and open files together, at their most. */
    public static int most(List<Holding> all) {
        return all.stream().mapToInt(each -> each.threads() + each.files()).max().orElseThrow();
    }

    public String row(int day) {
        return String.format(
                Locale.ROOT,
                "%3d %9d %9d %9d %9d %11d",
                day,
                tickets,
                liveKib,
                threads,
                files,
                residentMib);
    }
}
