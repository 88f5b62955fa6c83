package tingxu.control.advice;

import org.jspecify.annotations.Nullable;

import tingxu.control.catalogue.Catalogue;
import tingxu.control.forecast.Memory;
import tingxu.control.forecast.MonteCarlo;
import tingxu.control.forecast.Rota;
import tingxu.control.hall.Advice;
import tingxu.control.hall.HallState;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Ahead.Outlook;
import tingxu.control.sim.Habits;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.MessageId;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the advisor thinks of the hall at one moment: everything it knows to advise, in order. */
final class Thought {

    /** Where no more than this is foreseen, breaks are left where they are. */
    private static final double CALM = .01;

    private static final int BREAK_TURNS = 8;
    private static final int TRAINING_TURNS = 5;

    /** Nobody goes to school for less. */
    private static final double LEAST_TRAINING_MINUTES = .5;

    private final Catalogue catalogue;
    private final Rota rota;
    private final Hall hall;
    private final List<Reserve> reserves;
    private final Duration every;
    private final Supplier<MessageId> ids;
    private @Nullable LocalDate trainingDay;
    private @Nullable Advice training;

    /**
     * @param advised the most urgent first
     */
    record Of(Warning warning, List<Advice> advised) {}

    /**
     * @param every until somebody looks again
     */
    Thought(
            Catalogue catalogue,
            Hall hall,
            List<Reserve> reserves,
            Duration every,
            Supplier<MessageId> ids) {
        this.catalogue = catalogue;
        this.rota = Rota.of(catalogue);
        this.hall = hall;
        this.reserves = reserves;
        this.every = every;
        this.ids = ids;
    }

    /**
     * @param used hours of reserve windows
     * @param more false when the time for thought is over
     */
    Of look(
            HallState state,
            Memory memory,
            Habits habits,
            Duration used,
            Instant now,
            BooleanSupplier more) {
        Duration limit = catalogue.foresight().longWait();
        SortedMap<WindowId, List<Rest>> rests = rota.on(state.day());
        MonteCarlo forecast = new MonteCarlo(hall, 1, habits, rests);
        Prospect prospect = Prospect.of(hall, state, now, forecast.outlook(state, memory, now));
        Warning warning = Warning.of(prospect, limit, Trigger.USUAL.turns(), more);
        Budget budget = new Budget(catalogue.foresight().reserveHours(), used);
        List<Advice> advised = new ArrayList<>();
        if (!reserves.isEmpty())
            Staffing.look(prospect, reserves, budget, Trigger.USUAL, every, limit, more)
                    .forEach(each -> advised.add(Counsel.of(ids.get(), each, Trigger.USUAL)));
        if (warning.risk() > CALM)
            BreakMove.look(prospect, BREAK_TURNS, limit, more)
                    .ifPresent(move -> advised.add(Counsel.of(ids.get(), move)));
        training(state.day(), new Outlook(habits, new TreeMap<>(), rests), limit, more)
                .ifPresent(advised::add);
        return new Of(warning, advised);
    }

    /** Looked at once a day, with what time is left; it stands until somebody answers. */
    private Optional<Advice> training(
            LocalDate day, Outlook outlook, Duration limit, BooleanSupplier more) {
        if (!day.equals(trainingDay)) {
            trainingDay = day;
            List<Reserve> staffed =
                    catalogue.windows().stream()
                            .filter(window -> !window.reserve())
                            .map(window -> new Reserve(window.id(), window.skills()))
                            .toList();
            Training.Days days =
                    new Training.Days(
                            hall, catalogue.plan(), staffed, outlook, day, catalogue.time());
            training =
                    Training.look(days, TRAINING_TURNS, limit, more)
                            .filter(best -> best.gain().p95Minutes() >= LEAST_TRAINING_MINUTES)
                            .map(best -> Counsel.of(ids.get(), best))
                            .orElse(null);
        }
        return Optional.ofNullable(training);
    }
}
