package tingxu.provision.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import tingxu.control.journal.GroupCommitRate;
import tingxu.provision.box.ScratchFolder;
import tingxu.provision.trial.BalanceVerb;
import tingxu.provision.trial.DecideVerb;
import tingxu.provision.trial.ForecastVerb;
import tingxu.provision.trial.PlotsVerb;
import tingxu.provision.trial.StaffingVerb;
import tingxu.provision.trial.TrainingVerb;
import tingxu.provision.trial.WarningVerb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** {@code tingxu bench}: figures of this machine, never judgements of it. */
@Command(
        name = "bench",
        subcommands = {
            BenchVerb.Issue.class,
            BenchVerb.Call.class,
            BalanceVerb.class,
            ForecastVerb.class,
            DeviceVerb.class,
            DecideVerb.class,
            SiegeVerb.class,
            PlotsVerb.class,
            WarningVerb.class,
            StaffingVerb.class,
            TrainingVerb.class
        })
public final class BenchVerb {

    private static final int[] CLIENTS = {1, 8, 32};

    @Command(name = "issue")
    static final class Issue extends Bench {
        @Option(names = "--rounds", defaultValue = "5")
        int rounds;

        /** Clients and disk take turns, so that a slow moment of the machine hits all of them. */
        @Override
        Report measure(ControllerProcess controller, Path scratch) throws IOException {
            SortedMap<Integer, ClosedLoop> loops = new TreeMap<>();
            try {
                for (int clients : CLIENTS) loops.put(clients, new ClosedLoop(controller, clients));
                return measure(loops, scratch);
            } finally {
                for (ClosedLoop loop : loops.values()) loop.close();
            }
        }

        private Report measure(SortedMap<Integer, ClosedLoop> loops, Path scratch)
                throws IOException {
            progress("warming up");
            loops.sequencedValues().getLast().run(WARM_UP, (line, _) -> Hall.issue(line));
            Map<Integer, ClosedLoop.Result> results = new TreeMap<>();
            double raw = 0;
            for (int round = 1; round <= rounds; round++) {
                progress("round " + round + " of " + rounds);
                for (Map.Entry<Integer, ClosedLoop> loop : loops.entrySet())
                    results.merge(
                            loop.getKey(),
                            loop.getValue().run(tickets, (line, _) -> Hall.issue(line)),
                            ClosedLoop.Result::and);
                raw += raw(scratch, round, RAW_TIME.dividedBy(rounds)) / rounds;
            }
            List<Run> runs = new ArrayList<>();
            results.forEach((clients, result) -> runs.add(Run.issued(clients, WARM_UP, result)));
            return new Report(runs, raw);
        }
    }

    @Command(name = "call")
    static final class Call extends Bench {

        @Option(names = "--full-hall", defaultValue = "100000")
        int fullHall;

        @Override
        Report measure(ControllerProcess controller, Path scratch) throws IOException {
            warmUp(controller, CLIENTS[CLIENTS.length - 1]);
            List<Run> runs = new ArrayList<>();
            for (int clients : CLIENTS) {
                seed(controller, tickets);
                progress(clients + " windows call " + tickets + " tickets");
                runs.add(
                        Run.called(
                                clients,
                                tickets,
                                ClosedLoop.run(
                                        controller, clients, tickets, BenchVerb::callAndFinish)));
            }
            runs.addAll(flat(controller, scratch));
            return new Report(runs, raw(scratch, 1, RAW_TIME));
        }

        /**
         * An empty hall and a full one take turns, so that a slow moment of the machine hits both.
         */
        private List<Run> flat(ControllerProcess few, Path scratch) throws IOException {
            try (var many = hall(scratch, "full")) {
                warmUp(many, 1);
                seed(few, 100);
                progress("filling a second hall with " + fullHall + " people");
                seed(many, fullHall);
                ClosedLoop.Result inFew = ClosedLoop.Result.NONE;
                ClosedLoop.Result inMany = ClosedLoop.Result.NONE;
                for (int block = 0; block < 8; block++) {
                    inFew = inFew.and(refilled(few));
                    inMany = inMany.and(refilled(many));
                }
                return List.of(Run.called(1, 100, inFew), Run.called(1, fullHall, inMany));
            }
        }

        private ClosedLoop.Result refilled(ControllerProcess hall) throws IOException {
            return ClosedLoop.run(hall, 1, tickets / 8, Call::callAndRefill);
        }

        private static ClosedLoop.Timed callAndRefill(HttpLine line, int client)
                throws IOException {
            ClosedLoop.Timed called = callAndFinish(line, client);
            Hall.issue(line);
            return called;
        }
    }

    private static ClosedLoop.Timed callAndFinish(HttpLine line, int client) throws IOException {
        ClosedLoop.Timed called = Hall.next(line, client + 1);
        Hall.finish(line, client + 1);
        return called;
    }

    /** What both benches share: a hall to load, and where the figures go. */
    abstract static class Bench implements Callable<Integer> {

        /** Until the compiler has seen the work: a hall is up for days, not for a second. */
        static final int WARM_UP = 40_000;

        static final Duration RAW_TIME = Duration.ofSeconds(5);
        private static final int WARM_UP_CALLS = 3_000;

        @Option(names = "--json")
        boolean json;

        @Option(names = "--tickets", defaultValue = "2000")
        int tickets;

        abstract Report measure(ControllerProcess controller, Path scratch) throws IOException;

        @Override
        public Integer call() throws IOException {
            try (var scratch = new ScratchFolder("tingxu-bench");
                    var controller = hall(scratch.path(), "hall")) {
                Report report = measure(controller, scratch.path());
                System.out.println(json ? report.json() : report.table());
                return report.sound() ? 0 : 1;
            }
        }

        /** A hall with a window for each client. */
        static ControllerProcess hall(Path scratch, String name) throws IOException {
            Path file = scratch.resolve(name + ".yaml");
            try (InputStream shipped = BenchVerb.class.getResourceAsStream("hall.yaml")) {
                if (shipped == null) throw new IOException("hall.yaml is not in the jar");
                Files.copy(shipped, file);
            }
            return ControllerProcess.start(scratch.resolve(name), "--file", file.toString());
        }

        /** Opens windows and lets the compiler see the work before anything is timed. */
        void warmUp(ControllerProcess hall, int windows) throws IOException {
            progress("warming up");
            try (HttpLine line = hall.line()) {
                for (int window = 1; window <= windows; window++) Hall.open(line, window);
            }
            seed(hall, WARM_UP_CALLS);
            ClosedLoop.run(hall, windows, WARM_UP_CALLS, BenchVerb::callAndFinish);
        }

        void seed(ControllerProcess hall, int people) throws IOException {
            ClosedLoop.run(hall, 32, people, (line, _) -> Hall.issue(line));
        }

        double raw(Path scratch, int turn, Duration time) {
            return GroupCommitRate.measure(scratch.resolve("raw-" + turn + ".db"), time);
        }

        void progress(String doing) {
            if (!json) System.err.println(doing + " …");
        }
    }
}
