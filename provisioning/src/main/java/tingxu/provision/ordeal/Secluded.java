package tingxu.provision.ordeal;

import tingxu.provision.outpost.Broker;
import tingxu.provision.outpost.FarRoom;
import tingxu.provision.process.VerbProcess;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Has an ordeal suffered in a network of its own, by this verb in a process that knows no other:
 * what is done to cables there touches nobody else, and is gone with it.
 */
record Secluded(Ordeal ordeal) implements Ordeal {

    /** Set in that process. */
    static final String INSIDE = "TINGXU_ORDEAL_SECLUDED";

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration ONCE = Duration.ofMinutes(2);

    /** What a machine lacks for a network of its own, and a broker in it. */
    static List<String> lackingHere() {
        List<String> lacking = new ArrayList<>(FarRoom.lacking());
        lacking.addAll(Broker.lacking());
        return lacking;
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
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        if (System.getenv(INSIDE) != null) return ordeal.suffer(trial);
        Path log = trial.folder().resolve("secluded.log");
        try (VerbProcess process =
                new VerbProcess(
                        log,
                        List.of("unshare", "-n"),
                        List.of(),
                        Map.of(INSIDE, "1"),
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

    private static Tally tally(String said, Path log) throws IOException {
        JsonNode row = JsonMapper.shared().readTree(said.isEmpty() ? "{}" : said).at("/rows/0");
        if (!row.path("faults").isInt()) throw new IOException("it said nothing: see " + log);
        return Tally.of(row);
    }
}
