package tingxu.control.sim;

import org.jspecify.annotations.Nullable;

import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Habits.Lane;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Citizens who are yet to come: in each lane by dice of its own, as many in each half hour as
 * usually do, more on a day that is busier.
 */
final class Coming {

    private static final long HALF_HOUR = Habits.HALF_HOUR.toMillis();

    private final long end;
    private final Map<Lane, Stream> streams = new HashMap<>();

    /**
     * Who come in one lane.
     *
     * @param usual a millisecond, in each half hour of the day
     */
    private record Stream(List<Double> usual, double busier, Dice dice) {}

    Coming(Outlook outlook, Instant end, Dice dice) {
        this.end = end.toEpochMilli();
        long place = -1_000;
        for (Map.Entry<Lane, List<Double>> each : outlook.habits().coming().entrySet()) {
            double busier = outlook.busier().getOrDefault(each.getKey().line(), 1.0);
            Dice own = dice.apart(place--);
            streams.put(each.getKey(), new Stream(each.getValue(), busier, own));
        }
    }

    /** On through the half hours until chance has had its share of those who come in them. */
    @Nullable Instant after(Lane lane, Instant now) {
        Stream stream = streams.get(lane);
        if (stream == null) return null;
        List<Double> usual = stream.usual();
        double left = stream.dice().untilNext(stream.busier()) * HALF_HOUR;
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
