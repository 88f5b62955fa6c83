package tingxu.kiosk.visit;

import org.jspecify.annotations.Nullable;

import tingxu.wire.ItemId;
import tingxu.wire.Message.TicketGranted;
import tingxu.wire.MessageId;
import tingxu.wire.TicketNumber;

/**
 * A number that a citizen was given at this kiosk.
 *
 * @param grant by the hall, or as the hall would have put it
 * @param item what the citizen came for; null when only the line was chosen
 * @param offline 离线号: whether the kiosk gave it, of the numbers lent to it
 */
public record Issued(TicketGranted grant, @Nullable ItemId item, boolean offline) {

    /** One that the hall gave. */
    public Issued(TicketGranted grant, @Nullable ItemId item) {
        this(grant, item, false);
    }

    public TicketNumber number() {
        return grant.ticket().number();
    }

    public MessageId request() {
        return grant.request();
    }
}
