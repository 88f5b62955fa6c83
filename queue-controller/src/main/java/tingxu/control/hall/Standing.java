package tingxu.control.hall;

import org.jspecify.annotations.Nullable;

import tingxu.wire.PaperOutcome;

import java.time.Instant;

/**
 * A ticket of today and all that is known of it.
 *
 * @param since when it came to where it is
 * @param paper the last word on its paper; null when nobody has reported
 * @param rating of the finished service, 5 to 1; 0 when the citizen did not press; null before
 */
public record Standing(
        Ticket ticket,
        Whereabouts where,
        Instant since,
        @Nullable PaperOutcome paper,
        @Nullable Integer rating) {

    /** One that was issued while its kiosk could not reach the hall has waited since then. */
    static Standing issued(Ticket ticket) {
        return new Standing(ticket, new Whereabouts.Waiting(), ticket.issuedAt(), null, null);
    }

    public boolean waiting() {
        return where instanceof Whereabouts.Waiting;
    }

    /** Whether its holder may still be called, or come back. */
    public boolean isGood() {
        return where.live() || where instanceof Whereabouts.Lapsed;
    }

    /** Whether it was given up before anybody was seen to. */
    public boolean cameToNothing() {
        return switch (where) {
            case Whereabouts.Cancelled(), Whereabouts.ClosedWithDay(), Whereabouts.Unknown() ->
                    true;
            case Whereabouts.Waiting(),
                    Whereabouts.Called _,
                    Whereabouts.BeingServed _,
                    Whereabouts.Held _,
                    Whereabouts.Lapsed(),
                    Whereabouts.Served _ ->
                    false;
        };
    }

    /** Whether it has waited ever since its issue, and nothing was heard of its paper. */
    public boolean untouched() {
        return waiting() && paper == null && since.equals(ticket.issuedAt());
    }

    /** The same ticket, of which more is known. */
    Standing of(Ticket known) {
        return new Standing(known, where, waiting() ? known.issuedAt() : since, paper, rating);
    }

    Standing at(Whereabouts next, Instant at) {
        return new Standing(ticket, next, at, paper, rating);
    }

    /** The next leg of a journey from window to window. */
    Standing sentOn(Ticket leg, Instant at) {
        return new Standing(leg, new Whereabouts.Waiting(), at, paper, rating);
    }

    Standing noted(PaperOutcome outcome) {
        return new Standing(ticket, where, since, outcome, rating);
    }

    Standing rated(int level) {
        return new Standing(ticket, where, since, paper, level);
    }

    /** The closing of a day leaves nobody in line. */
    Whereabouts whereAfterDay() {
        return switch (where) {
            case Whereabouts.Waiting(),
                    Whereabouts.Held _,
                    Whereabouts.Called _,
                    Whereabouts.BeingServed _ ->
                    new Whereabouts.ClosedWithDay();
            case Whereabouts.Lapsed(),
                    Whereabouts.Served _,
                    Whereabouts.Cancelled(),
                    Whereabouts.ClosedWithDay(),
                    Whereabouts.Unknown() ->
                    where;
        };
    }
}
