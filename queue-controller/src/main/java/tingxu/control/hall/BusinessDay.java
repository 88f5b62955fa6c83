package tingxu.control.hall;

import tingxu.wire.Words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The business day (营业日) the hall is in, or the last one it ended. It begins and ends when someone
 * says so, never by a wall clock.
 *
 * @param open whether it still goes on
 * @param since when it began, or ended
 */
public record BusinessDay(LocalDate date, boolean open, HallPlan plan, Instant since) {

    /** Before the first day of all. */
    public static final BusinessDay NONE =
            new BusinessDay(
                    LocalDate.EPOCH,
                    false,
                    new HallPlan(
                            new Words("未开业", "not open yet"),
                            "bwi",
                            List.of(),
                            HallPlan.Limits.USUAL),
                    Instant.EPOCH);

    BusinessDay planned(HallPlan next) {
        return new BusinessDay(date, open, next, since);
    }

    BusinessDay ended(Instant at) {
        return new BusinessDay(date, false, plan, at);
    }
}
