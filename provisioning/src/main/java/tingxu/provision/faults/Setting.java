package tingxu.provision.faults;

import java.util.Set;
import java.util.TreeSet;

/**
 * What one story is told of.
 *
 * @param acts how many things people do before it becomes calm
 * @param without faults that are left out
 */
public record Setting(long seed, int acts, Set<Fault> without) {

    public static final int ACTS = 100;

    public Setting {
        if (acts < 1 || acts > 10_000)
            throw new IllegalArgumentException("acts are 1 to 10000, not " + acts);
        without = new TreeSet<>(without);
    }

    public Setting(long seed) {
        this(seed, ACTS, Set.of());
    }

    Setting acts(int fewer) {
        return new Setting(seed, fewer, without);
    }

    Setting without(Fault fault) {
        Set<Fault> more = new TreeSet<>(without);
        more.add(fault);
        return new Setting(seed, acts, more);
    }

    /** Tells the same story again. */
    public String command() {
        StringBuilder command = new StringBuilder("./tingxu sim faults --seeds 1 --from ");
        command.append(seed);
        if (acts != ACTS) command.append(" --acts ").append(acts);
        if (!without.isEmpty()) {
            command.append(" --without ");
            command.append(String.join(",", without.stream().map(Fault::toString).toList()));
        }
        return command.append(" --story").toString();
    }
}
