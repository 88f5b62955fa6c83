package tingxu.provision.ordeal;

import org.jspecify.annotations.Nullable;

import tingxu.provision.box.ScratchFolder;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An ordeal, and what came of it.
 *
 * @param skipped why it was not done here; null when it was
 */
record Result(Ordeal ordeal, @Nullable String skipped, Tally tally) {

    /** What folders of ordeals are called. */
    static final String FOLDER = "tingxu-ordeal";

    static Result of(Ordeal ordeal, int times, long seed) throws IOException, InterruptedException {
        if (!ordeal.skipped().isEmpty()) return new Result(ordeal, ordeal.skipped(), Tally.NONE);
        List<String> lacking = ordeal.lacking();
        if (!lacking.isEmpty())
            return new Result(
                    ordeal, "this machine has no " + String.join(", ", lacking), Tally.NONE);
        try (ScratchFolder scratch = ScratchFolder.ofThisProcess(FOLDER)) {
            Random dice = new Random(seed + ordeal.row());
            return new Result(ordeal, null, tally(ordeal, new Trial(scratch.path(), dice, times)));
        }
    }

    /** What could not be carried to its end has not been survived. */
    private static Tally tally(Ordeal ordeal, Trial trial) throws InterruptedException {
        try {
            return ordeal.suffer(trial);
        } catch (IOException cutShort) {
            return new Tally(1, 0, 0, 0, 0, 0, 0, List.of(String.valueOf(cutShort.getMessage())));
        }
    }

    boolean held() {
        return skipped != null || tally.held();
    }

    String line() {
        if (skipped != null)
            return "%2d  %-62s SKIPPED: %s".formatted(ordeal.row(), ordeal.name(), skipped);
        return "%2d  %-62s %4d of %4d survived, %5d issued, %d lost, %d doubled, %d called twice%s"
                .formatted(
                        ordeal.row(),
                        ordeal.name(),
                        tally.survived(),
                        tally.faults(),
                        tally.issued(),
                        tally.lost(),
                        tally.doubled(),
                        tally.calledTwice(),
                        tally.breaches().isEmpty() ? "" : "  BROKEN: " + tally.breaches());
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("row", ordeal.row());
        fields.put("name", ordeal.name());
        if (skipped != null) {
            fields.put("skipped", skipped);
            return fields;
        }
        fields.put("faults", tally.faults());
        fields.put("survived", tally.survived());
        fields.put("issued", tally.issued());
        fields.put("lost", tally.lost());
        fields.put("doubled", tally.doubled());
        fields.put("called_twice", tally.calledTwice());
        fields.put("slowest_ms", tally.slowestMillis());
        fields.put("breaches", tally.breaches());
        return fields;
    }

    static Map<String, Object> sums(List<Result> results) {
        Tally sum = Tally.NONE;
        for (Result each : results) sum = sum.and(each.tally);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("faults", sum.faults());
        fields.put("survived", sum.survived());
        fields.put("issued", sum.issued());
        fields.put("lost", sum.lost());
        fields.put("doubled", sum.doubled());
        fields.put("called_twice", sum.calledTwice());
        fields.put("skipped", results.stream().filter(each -> each.skipped != null).count());
        return fields;
    }

    static String sum(List<Result> results) {
        return "    " + sums(results);
    }
}
