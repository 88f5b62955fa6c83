package tingxu.control.balance;

import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Policy;

import java.util.Optional;

/** The policies a plan may name. */
public final class Policies {

    private static final Policy BWI = new BalancedWaitIndex(BalancedWaitIndex.USUAL_GUARD);
    private static final Policy FCFS = new Fcfs();

    private Policies() {}

    /** {@code bwi} or {@code fcfs}; empty for any other name. */
    public static Optional<Policy> of(HallPlan plan) {
        return switch (plan.policy()) {
            case "bwi" -> Optional.of(BWI);
            case "fcfs" -> Optional.of(FCFS);
            default -> Optional.empty();
        };
    }
}
