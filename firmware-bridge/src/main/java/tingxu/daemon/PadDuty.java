package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.pad.Pad;
import tingxu.bridge.pad.PadEvent;
import tingxu.bridge.pad.Reason;
import tingxu.wire.Message.InviteRating;
import tingxu.wire.Message.RatingExplained;
import tingxu.wire.Message.RatingGiven;
import tingxu.wire.RatingReason;
import tingxu.wire.StripState;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** An evaluation pad at a window: asks for ratings when the hall wants them. */
final class PadDuty implements Duty {

    private final WindowId window;
    private final Said said;
    private final Pad pad;

    /** Whose rating the pad waits for: a press without an invitation is nobody's. */
    private final AtomicReference<@Nullable TicketId> invited = new AtomicReference<>();

    /**
     * Whose reasons the pad may still tell: of a bad rating, by the citizen who has just given it.
     */
    private final AtomicReference<@Nullable TicketId> explaining = new AtomicReference<>();

    /** Whether the strip asks for the rating, too. */
    private final AtomicBoolean asking = new AtomicBoolean();

    PadDuty(WindowId window, Fitting fitting, Said said) throws FileWrong {
        this.window = window;
        this.said = said;
        this.pad = Kinds.PAD.make(fitting.entry()).driver().make(fitting, this::onPad);
    }

    @Override
    public Pad device() {
        return pad;
    }

    @Override
    public void show(StripState strip) {
        boolean asked = asking.getAndSet(strip instanceof StripState.PleaseRate);
        if (strip instanceof StripState.Serving(var ticket)) stopAsking(ticket);
        // Nobody is asked any more, and this pad has not told why: it was rated by its code.
        else if (asked && strip instanceof StripState.Free && invited.getAndSet(null) != null)
            pad.dark();
    }

    /** Who sits at the window now must not press for another, nor before the service has ended. */
    private void stopAsking(TicketNumber served) {
        TicketId rated = explaining.getAndSet(null);
        TicketId asked = invited.getAndSet(null);
        if (asked != null || rated != null) pad.dark();
        if (asked == null) return;
        if (!asked.number().equals(served)) said.say(new RatingGiven(window, asked, 0));
    }

    @Override
    public void invite(InviteRating invitation) {
        if (!invitation.window().equals(window)) return;
        explaining.set(null);
        invited.set(invitation.ticket());
        pad.invite(Duration.ofSeconds(invitation.seconds()));
    }

    private void onPad(PadEvent event) {
        switch (event) {
            case PadEvent.Rated rated -> {
                TicketId ticket = invited.getAndSet(null);
                if (ticket == null) return;
                if (rated.bad()) explaining.set(ticket);
                said.say(new RatingGiven(window, ticket, rated.level()));
            }
            case PadEvent.Silent() -> {
                TicketId ticket = invited.getAndSet(null);
                if (ticket != null) said.say(new RatingGiven(window, ticket, 0));
            }
            case PadEvent.Explained(var reasons) -> {
                TicketId ticket = explaining.getAndSet(null);
                if (ticket != null) said.say(new RatingExplained(window, ticket, words(reasons)));
            }
        }
    }

    private static List<RatingReason> words(List<Reason> reasons) {
        return reasons.stream().map(PadDuty::word).toList();
    }

    private static RatingReason word(Reason reason) {
        return switch (reason) {
            case WAITED_LONG -> RatingReason.WAITED_LONG;
            case SERVED_SLOWLY -> RatingReason.SERVED_SLOWLY;
            case UNFRIENDLY -> RatingReason.UNFRIENDLY;
            case UNSURE -> RatingReason.UNSURE;
            case NOT_TOLD_AT_ONCE -> RatingReason.NOT_TOLD_AT_ONCE;
            case TOO_MANY_PAPERS -> RatingReason.TOO_MANY_PAPERS;
            case CAME_SEVERAL_TIMES -> RatingReason.CAME_SEVERAL_TIMES;
            case PLACE_INCONVENIENT -> RatingReason.PLACE_INCONVENIENT;
        };
    }
}
