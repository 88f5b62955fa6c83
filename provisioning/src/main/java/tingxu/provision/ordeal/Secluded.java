package tingxu.provision.ordeal;

import tingxu.provision.process.Commands;
import tingxu.provision.process.VerbProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Has an ordeal suffered apart, by this verb in a process with a network, mounts and process
 * numbers of its own: what is done to cables and disks there touches nobody else. When whoever had
 * it done ends, however that comes, the kernel ends every process in there, and mounts and cables
 * go with them. Where the machine does not let it, it is suffered here.
 */
record Secluded(Ordeal ordeal) implements Ordeal {

    /** Set in that process, to the name of what is suffered there. */
    static final String INSIDE = "TINGXU_ORDEAL_SECLUDED";

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration ONCE = Duration.ofMinutes(2);

    /**
     * The program that starts another apart. The shell is the first process in there, and buries
     * orphans, which Java does not.
     */
    static List<String> under() {
        return List.of(
                "setpriv",
                "--pdeathsig",
                "KILL",
                "unshare",
                "--net",
                "--mount",
                "--pid",
                "--mount-proc",
                "--kill-child=KILL",
                "sh",
                "-c",
                "ip link set lo up && \"$@\"; exit $?",
                "sh");
    }

    /** What a machine lacks for that. */
    static List<String> lackingApart() {
        List<String> lacking =
                new ArrayList<>(Commands.lacking("setpriv", "unshare", "mount", "ip", "sh"));
        if (!Commands.isRoot()) lacking.add("root, to be apart");
        return lacking;
    }

    /** Whether this process is for this ordeal: one that was started apart is for one alone. */
    static boolean isFor(Ordeal ordeal) {
        String inside = System.getenv(INSIDE);
        return inside == null || inside.equals(ordeal.name());
    }

    @Override
    public int row() {
        return ordeal.row();
    }

    @Override
    public String name() {
        return ordeal.name();
    }

    @Override
    public List<String> lacking() {
        return ordeal.lacking();
    }

    @Override
    public String skipped() {
        return ordeal.skipped();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        if (System.getenv(INSIDE) != null || !lackingApart().isEmpty()) return ordeal.suffer(trial);
        Path log = trial.folder().resolve("secluded.log");
        try (VerbProcess process =
                new VerbProcess(
                        log,
                        under(),
                        options(trial.folder()),
                        Map.of(INSIDE, name()),
                        "bench",
                        "faults",
                        "--json",
                        "--rows",
                        Integer.toString(row()),
                        "--times",
                        Integer.toString(trial.times()),
                        "--seed",
                        Long.toString(trial.dice().nextLong()))) {
            process.untilEnded(START.plus(ONCE.multipliedBy(trial.times())));
            return tally(process.said(), log);
        }
    }

    /**
     * Without the file of figures that Java keeps by process number: apart, two have the same, and
     * Java says so where the answer is read.
     */
    private static List<String> options(Path folder) {
        return List.of("-Djava.io.tmpdir=" + folder, "-XX:-UsePerfData");
    }

    private static Tally tally(String said, Path log) throws IOException {
        try {
            JsonNode row = JsonMapper.shared().readTree(said.isEmpty() ? "{}" : said).at("/rows/0");
            if (!row.path("faults").isInt()) throw new IOException("it said nothing: see " + log);
            return Tally.of(row);
        } catch (JacksonException noJson) {
            throw new IOException("it said what is no JSON: " + said, noJson);
        }
    }
}
