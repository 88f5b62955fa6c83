package tingxu.control.rules;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Policy.Fitting;

import java.util.function.Function;

/** Remembers what the last plan came to: a hall asks about the same one all day. */
final class LastAsked implements Function<HallPlan, Fitting> {

    private record Known(HallPlan plan, Fitting fitting) {}

    private final Function<HallPlan, Fitting> policies;
    private volatile @Nullable Known known;

    LastAsked(Function<HallPlan, Fitting> policies) {
        this.policies = policies;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // comparing plans would cost more than it spares
    public Fitting apply(HallPlan plan) {
        Known last = known;
        if (last != null && last.plan() == plan) return last.fitting();
        Fitting fitting = policies.apply(plan);
        known = new Known(plan, fitting);
        return fitting;
    }
}
