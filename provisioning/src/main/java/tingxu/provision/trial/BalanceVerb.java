package tingxu.provision.trial;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tingxu.control.sim.Day;
import tingxu.control.sim.DayFile;
import tingxu.control.sim.Rule;
import tingxu.control.sim.Schedule;
import tingxu.control.sim.Trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code tingxu bench balance}: plays frozen days from files, and writes who was called when. */
@Command(name = "balance")
public final class BalanceVerb implements Callable<Integer> {

    private static final String DAY = "day\\d+\\.json";

    @Option(names = "--days", paramLabel = "DIR", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path days;

    @Option(names = "--policy", paramLabel = "NAME[:NUMBER=VALUE]")
    private Rule policy = Rule.parse("bwi");

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Mixin private Answer answer = new Answer();

    @Override
    public Integer call() throws InterruptedException {
        try {
            return play();
        } catch (IOException unread) {
            return answer.refuse(unread.getMessage());
        }
    }

    private int play() throws IOException, InterruptedException {
        List<Path> files = files();
        List<Day> frozen = new ArrayList<>();
        for (Path file : files) frozen.add(DayFile.read(file));
        Progress progress = answer.progress(files.size());
        List<Schedule> schedules = Trial.schedules(frozen, policy, progress::done);
        Path to = out;
        if (to != null) {
            Files.createDirectories(to);
            for (int i = 0; i < files.size(); i++) {
                String name = files.get(i).getFileName().toString().replace(".json", ".csv");
                DayFile.write(to.resolve(name), schedules.get(i));
            }
        }
        BalanceReport report = BalanceReport.of(List.of(Trial.result(policy, schedules)));
        return answer.give(report, report.table());
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(days)) throw new IOException(days + " is no folder");
        try (Stream<Path> all = Files.list(days)) {
            List<Path> files =
                    all.filter(file -> file.getFileName().toString().matches(DAY))
                            .sorted()
                            .toList();
            if (files.isEmpty()) throw new IOException(days + " has no day000.json");
            return files;
        }
    }
}
