package tingxu.provision.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.provision.history.Breach;
import tingxu.provision.history.Fact;
import tingxu.provision.history.HistoryFile;
import tingxu.provision.history.Tale;
import tingxu.wire.Words;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** {@code tingxu sim faults}: stories in which everything goes wrong, and what they break. */
@Command(name = "faults")
public final class FaultsVerb implements Callable<Integer> {

    private static final int LANES = 2;
    private static final int NEWS = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--seeds", paramLabel = "COUNT")
    private int seeds = 1_000;

    @Option(names = "--from", paramLabel = "SEED")
    private long from = 1;

    @Option(names = "--acts", paramLabel = "COUNT")
    private int acts = Setting.ACTS;

    @Option(names = "--without", paramLabel = "FAULT", split = ",")
    private List<String> without = List.of();

    @Option(names = "--story")
    private boolean story;

    @Option(names = "--history", paramLabel = "FILE")
    private @Nullable Path history;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Set<Fault> out = new TreeSet<>();
        try {
            for (String each : without) out.add(Fault.parse(each));
            if (seeds < 1 || seeds > 10_000_000)
                throw new IllegalArgumentException("seeds are 1 to 10000000, not " + seeds);
            new Setting(from, acts, out);
        } catch (IllegalArgumentException wrong) {
            spec.commandLine().getErr().println(wrong.getMessage());
            return 2;
        }
        quiet();
        if (story || history != null) return tell(Storm.play(new Setting(from, acts, out)));
        Tally tally = many(out);
        Course failing = tally.first();
        Course shrunk = failing == null ? null : Shrink.of(failing, Swaps.NONE);
        print(json ? json(tally, shrunk) : words(tally, shrunk));
        return tally.failed() == 0 ? 0 : 1;
    }

    /** What the parts of the hall log while they are tormented helps nobody who does not ask. */
    private void quiet() {
        if (story && System.getenv("TINGXU_LOG") != null) return;
        if (LoggerFactory.getLogger("tingxu") instanceof Logger logger) logger.setLevel(Level.OFF);
    }

    private Tally many(Set<Fault> out) throws InterruptedException {
        Tally tally = new Tally();
        AtomicLong next = new AtomicLong(from);
        long end = from + seeds;
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> all = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++)
                all.add(
                        lanes.submit(() -> {
                            for (long seed = next.getAndIncrement();
                                    seed < end;
                                    seed = next.getAndIncrement()) {
                                tally.add(Storm.play(new Setting(seed, acts, out)));
                                progress(tally);
                            }
                            tally.took(THREADS.getCurrentThreadCpuTime());
                        }));
            for (Future<?> lane : all) lane.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a story ended in a bug", bug.getCause());
        }
        return tally;
    }

    private void progress(Tally tally) {
        long done = tally.seeds();
        if (done != seeds && done % Math.max(1, seeds / NEWS) != 0) return;
        PrintWriter err = spec.commandLine().getErr();
        err.println(done + " / " + seeds);
        err.flush();
    }

    private int tell(Course course) throws IOException {
        boolean chinese = chinese();
        if (history != null) HistoryFile.write(history, course.history());
        if (story)
            for (Fact fact : course.history()) {
                Words line = Tale.of(fact);
                print(chinese ? line.zh() : line.en());
            }
        for (Breach breach : course.breaches())
            print(breach.invariant() + "  " + breach.at() + "  " + breach.words());
        print(course.digest());
        return course.breaches().isEmpty() ? 0 : 1;
    }

    private static boolean chinese() {
        return Locale.getDefault().getLanguage().equals("zh");
    }

    private String words(Tally tally, @Nullable Course shrunk) {
        StringBuilder text = new StringBuilder();
        tally.struck()
                .forEach((fault, count) ->
                        text.append("%,9d  %s  %s%n".formatted(count, fault, fault.words())));
        if (shrunk != null) {
            for (Breach breach :
                    shrunk.breaches().subList(0, Math.min(5, shrunk.breaches().size())))
                text.append(breach.invariant()).append("  ").append(breach.words()).append('\n');
            text.append(shrunk.setting().command()).append('\n');
        }
        if (!tally.failing().isEmpty())
            text.append("failing seeds: ").append(tally.failing()).append('\n');
        return text.append(
                        "%d seeds, %d failed; %d faults; %d tickets, %d papers; lost %d, doubled %d,"
                                        .formatted(
                                                tally.seeds(),
                                                tally.failed(),
                                                faults(tally),
                                                tally.issued(),
                                                tally.papers(),
                                                tally.broken("I2", "I3"),
                                                tally.broken("I1"))
                                + " called twice %d; %.1f ms of a processor each"
                                        .formatted(tally.broken("I4"), tally.cpuMillis()))
                .toString();
    }

    private static long faults(Tally tally) {
        return tally.struck().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String json(Tally tally, @Nullable Course shrunk) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seeds", tally.seeds());
        all.put("failed", tally.failed());
        all.put("failing", tally.failing());
        all.put("cpuMillis", Math.round(tally.cpuMillis() * 10) / 10.0);
        Map<String, Long> struck = new LinkedHashMap<>();
        tally.struck().forEach((fault, count) -> struck.put(fault.toString(), count));
        all.put("faults", struck);
        all.put("tickets", tally.issued());
        all.put("papers", tally.papers());
        all.put("lost", tally.broken("I2", "I3"));
        all.put("doubled", tally.broken("I1"));
        all.put("calledTwice", tally.broken("I4"));
        all.put("broken", tally.broken());
        if (shrunk != null) all.put("replay", shrunk.setting().command());
        return JsonMapper.builder().build().writeValueAsString(all);
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
