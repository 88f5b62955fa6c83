package tingxu.provision.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Locale;

/**
 * What a bench found.
 *
 * @param rawPerSecond commits of like rows that this disk takes through SQLite, one writer and 64
 *     callers, in the same run
 */
record Report(List<Run> runs, @JsonProperty("raw_per_s") double rawPerSecond) {

    String json() {
        return JsonMapper.builder().build().writeValueAsString(this);
    }

    String table() {
        StringBuilder text = new StringBuilder();
        text.append(
                "clients  waiting      per s   p50 ms   p99 ms  tickets  distinct  called twice\n");
        for (Run run : runs)
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%7d %8d %10.1f %8.3f %8.3f %8d %9d %13d%n",
                            run.clients(),
                            run.waiting(),
                            run.perSecond(),
                            run.p50Millis(),
                            run.p99Millis(),
                            run.tickets(),
                            run.distinct(),
                            run.doubleCalls()));
        double best = runs.stream().mapToDouble(Run::perSecond).max().orElse(0);
        return text.append(
                        String.format(
                                Locale.ROOT,
                                "raw SQLite group commit %.0f/s; the best run is %.2f of it%n",
                                rawPerSecond,
                                rawPerSecond == 0 ? 0 : best / rawPerSecond))
                .toString();
    }

    /** All numbers distinct, and nobody called twice. */
    boolean sound() {
        return runs.stream()
                .allMatch(run -> run.distinct() == run.tickets() && run.doubleCalls() == 0);
    }
}
