package tingxu.control.sim;

import org.jspecify.annotations.Nullable;

import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Habits.Lane;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Citizens who are yet to come: in each lane by dice of its own, as many in each half hour as
 * usually do, more on a day that is busier.
 */
final class Coming {

    private static final long HALF_HOUR = Habits.HALF_HOUR.toMillis();

    private final Outlook outlook;
    private final long end;
    private final SortedMap<Lane, Dice> dice = new TreeMap<>();

    Coming(Outlook outlook, Instant end, Dice dice) {
        this.outlook = outlook;
        this.end = end.toEpochMilli();
        long place = -1_000;
        for (Lane lane : outlook.habits().coming().keySet())
            this.dice.put(lane, dice.apart(place--));
    }

    /** On through the half hours until chance has had its share of those who come in them. */
    @Nullable Instant after(Lane lane, Instant now) {
        List<Double> usual = outlook.habits().coming().get(lane);
        Dice own = dice.get(lane);
        if (usual == null || own == null) return null;
        double left = own.untilNext(outlook.busier().getOrDefault(lane.line(), 1.0)) * HALF_HOUR;
        long at = now.toEpochMilli();
        while (at <= end) {
            int halfHour = (int) (at / HALF_HOUR % Habits.HALF_HOURS);
            long next = (at / HALF_HOUR + 1) * HALF_HOUR;
            double here = halfHour < usual.size() ? usual.get(halfHour) : 0;
            double until = here * (double) (next - at);
            if (until > left) return Instant.ofEpochMilli(at + Math.round(left / here));
            left -= until;
            at = next;
        }
        return null;
    }
}
