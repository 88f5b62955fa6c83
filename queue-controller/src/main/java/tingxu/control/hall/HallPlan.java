package tingxu.control.hall;

import org.jspecify.annotations.Nullable;

import tingxu.wire.LineId;
import tingxu.wire.Words;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a hall has decided about itself: its lines and the limits of its rules. It enters the
 * journal with the day that it governs, so that a replay needs no file.
 *
 * @param policy by its name
 * @param tuning of the policy; null as usual
 * @param transfers null as usual
 * @param idle for who comes to idle windows; null as usual
 */
public record HallPlan(
        Words name,
        String policy,
        List<Line> lines,
        Limits limits,
        @Nullable Tuning tuning,
        @Nullable Transfers transfers,
        @Nullable Direct idle) {

    /** Where a citizen stands whom a window has sent on to another line. */
    public enum Transfers {
        /** By the clock of the first line: what a hall does unless it says otherwise. */
        KEEP_CLOCK,
        /** By the moment of being sent on. */
        COME_ANEW
    }

    public HallPlan {
        lines = List.copyOf(lines);
        long series = lines.stream().map(Line::series).distinct().count();
        if (series != lines.size())
            throw new IllegalArgumentException("each line has a series letter of its own");
    }

    /** With policy and transfers as usual. */
    public HallPlan(Words name, String policy, List<Line> lines, Limits limits) {
        this(name, policy, lines, limits, null, null, null);
    }

    /** How the policy is set; as usual where the plan does not say. */
    public Tuning tuned() {
        return tuning == null ? Tuning.USUAL : tuning;
    }

    /** Whether a transferred citizen keeps the clock of the first line. */
    public boolean clockKept() {
        return transfers != Transfers.COME_ANEW;
    }

    /** The same hall, calling by another policy. */
    public HallPlan calling(String other, @Nullable Tuning set) {
        return new HallPlan(name, other, lines, limits, set, transfers, idle);
    }

    /** The same hall, sending people on in this way. */
    public HallPlan sendingOn(@Nullable Transfers way) {
        return new HallPlan(name, policy, lines, limits, tuning, way, idle);
    }

    /** What the hall does with one who comes to idle windows. */
    public Direct direct() {
        return idle == null ? Direct.USUAL : idle;
    }

    /** The same hall, treating those in this way. */
    public HallPlan directing(@Nullable Direct way) {
        return new HallPlan(name, policy, lines, limits, tuning, transfers, way);
    }

    public Optional<Line> line(LineId id) {
        for (Line line : lines) if (line.id().equals(id)) return Optional.of(line);
        return Optional.empty();
    }

    /** As people read it; its id where the plan does not know it any more. */
    public Words nameOf(LineId id) {
        return line(id).map(Line::name).orElse(new Words(id.name(), id.name()));
    }

    /**
     * A line people wait in.
     *
     * @param meanService what a service usually takes, learnt or guessed
     */
    public record Line(LineId id, Words name, char series, Duration meanService) {}

    /**
     * @param patience how long a called citizen has to come
     * @param recalls how often a window may call the same ticket again
     * @param grace how long after a no-show a citizen may come back and keep the place
     * @param ratingWait how long the pad waits for a press
     * @param waitingAtMost tickets waiting at once, beyond which issuing is refused
     */
    public record Limits(
            Duration patience,
            int recalls,
            Duration grace,
            Duration ratingWait,
            int waitingAtMost) {
        public static final Limits USUAL =
                new Limits(
                        Duration.ofMinutes(2),
                        3,
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(60),
                        200_000);
    }
}
