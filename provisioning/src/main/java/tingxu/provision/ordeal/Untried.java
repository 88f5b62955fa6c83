package tingxu.provision.ordeal;

import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.util.List;

/**
 * A row of the matrix of faults that is not done to real processes here, and what tries it instead:
 * it is counted as skipped, so that nobody takes silence for a promise.
 *
 * @param instead where it is tried, or that it is not
 */
record Untried(int row, String name, String instead) implements Ordeal {

    static final List<Ordeal> ALL =
            List.of(new Untried(30, "an upstream platform is down", "there is none yet"));

    @Override
    public String skipped() {
        return "not tried with real processes; instead: " + instead;
    }

    @Override
    public Tally suffer(Trial trial) {
        throw new IllegalStateException("row " + row + " is skipped");
    }
}
