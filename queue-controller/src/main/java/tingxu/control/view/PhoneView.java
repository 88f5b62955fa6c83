package tingxu.control.view;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.BadRating;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Whereabouts;
import tingxu.control.waits.Told;
import tingxu.control.waits.Told.Change;
import tingxu.control.why.Why;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WaitRange;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;

/**
 * A ticket on its citizen's phone. Of others it tells numbers, classes in kind words and times.
 *
 * @param ahead people before it in its line; 0 unless it waits
 * @param range how long it may still take; null unless it waits
 * @param change whether the range has moved by more than a step
 * @param window it was called to and should be at; null otherwise
 * @param earlier those who came later and were called before, and why
 * @param next whom each window would call now
 * @param code the text that opened it
 * @param rating what may be said of the service here
 */
public record PhoneView(
        TicketNumber number,
        Words line,
        State state,
        int ahead,
        @Nullable WaitRange range,
        Change change,
        @Nullable Integer window,
        List<Words> earlier,
        int earlierAll,
        List<Words> next,
        String code,
        Rating rating) {

    /** What the citizen should do. */
    public enum State {
        WAIT,
        COME,
        BEING_SERVED,
        HELD,
        MISSED,
        OVER
    }

    /** How it was: asked once it is over, and of a bad one the reasons, which nobody must give. */
    public enum Rating {
        NOT_YET,
        ASKED,
        WHY,
        GIVEN
    }

    /** Beyond it the figure alone tells. */
    public static final int DOTS = 24;

    /** The ticket of today that this text names; a text that names none is a problem. */
    public static TicketId paper(String code, Sources sources) {
        TicketId id =
                sources.known()
                        .apply(code)
                        .orElseThrow(() ->
                                Problem.unknown(
                                                "code",
                                                "不是本厅的号票，请重新扫描票上的二维码",
                                                "this is no ticket of this hall: scan the code on"
                                                        + " it again")
                                        .found());
        if (!id.day().equals(sources.loop().state().day()))
            throw Problem.unknown(
                            "code",
                            "这是 " + id.day() + " 的号票，只在当天有效",
                            "this ticket is of " + id.day() + ", and good on that day only")
                    .found();
        return id;
    }

    public static PhoneView of(String code, Sources sources) {
        TicketId id = paper(code, sources);
        TicketNumber number = id.number();
        HallState state = sources.loop().state();
        Instant now = sources.clock().instant();
        Why why =
                Why.of(number, sources.view().calls(), state, now, sources.catalogue().time())
                        .orElseThrow(() -> Sentences.noSuchTicket(number).found());
        return of(code, id, why, state, told(number, why, state, sources, now));
    }

    private static @Nullable Told told(
            TicketNumber number, Why why, HallState state, Sources sources, Instant now) {
        return why.waits()
                ? state.standing(number)
                        .map(standing -> sources.waits().told(state, standing.ticket(), now))
                        .orElse(null)
                : null;
    }

    private static PhoneView of(
            String code, TicketId id, Why why, HallState state, @Nullable Told told) {
        TicketNumber number = id.number();
        Whereabouts where = state.whereabouts(number);
        WindowId window =
                switch (where) {
                    case Whereabouts.Called(var at) -> at;
                    case Whereabouts.BeingServed(var at) -> at;
                    case Whereabouts.Waiting(),
                            Whereabouts.Held _,
                            Whereabouts.Lapsed(),
                            Whereabouts.Served _,
                            Whereabouts.Cancelled(),
                            Whereabouts.ClosedWithDay(),
                            Whereabouts.Unknown() ->
                            null;
                };
        int ahead = state.ahead(number);
        return new PhoneView(
                number,
                why.line(),
                state(where),
                ahead,
                told == null ? null : told.range(),
                told == null ? Change.NONE : told.change(),
                window == null ? null : window.number(),
                why.earlier().stream().map(passed -> passed.kind()).toList(),
                why.earlierAll(),
                why.next().stream().map(upcoming -> upcoming.kind()).toList(),
                code,
                rating(id, state));
    }

    private static Rating rating(TicketId id, HallState state) {
        Standing standing = state.standing(id.number()).orElse(null);
        if (standing == null || !(standing.where() instanceof Whereabouts.Served))
            return Rating.NOT_YET;
        BadRating bad = state.badRatings().get(id);
        if (bad != null && bad.reasons().isEmpty()) return Rating.WHY;
        Integer given = standing.rating();
        if (given != null && given > 0) return Rating.GIVEN;
        return state.dayOpen() ? Rating.ASKED : Rating.NOT_YET;
    }

    private static State state(Whereabouts where) {
        return switch (where) {
            case Whereabouts.Waiting() -> State.WAIT;
            case Whereabouts.Called _ -> State.COME;
            case Whereabouts.BeingServed _ -> State.BEING_SERVED;
            case Whereabouts.Held _ -> State.HELD;
            case Whereabouts.Lapsed() -> State.MISSED;
            case Whereabouts.Served _,
                    Whereabouts.Cancelled(),
                    Whereabouts.ClosedWithDay(),
                    Whereabouts.Unknown() ->
                    State.OVER;
        };
    }
}
