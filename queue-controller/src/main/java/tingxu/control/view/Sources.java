package tingxu.control.view;

import tingxu.control.advice.Advisor;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.Workdays;
import tingxu.control.keeping.Keeper;
import tingxu.control.loop.HallLoop;
import tingxu.control.roster.Roster;
import tingxu.control.shadow.Shadow;
import tingxu.control.waits.Lessons;
import tingxu.control.waits.Waits;
import tingxu.wire.Message.CommandDone;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rooms whose facts the console shows, and the loop that it commands.
 *
 * @param ids makes ids for requests that bring none
 * @param qr the text of a ticket's QR code, signed by the hall
 * @param copies has tickets printed again
 * @param known the ticket that such a text names; empty unless this hall signed it
 * @param advisor says what had better be done; it is started by whoever made it, as the keeper is
 */
public record Sources(
        HallLoop loop,
        HallView view,
        Waits waits,
        Lessons lessons,
        Catalogue catalogue,
        Workdays calendar,
        Roster roster,
        Shadow shadow,
        InstantSource clock,
        Supplier<MessageId> ids,
        Function<TicketId, String> qr,
        Copies copies,
        Function<String, Optional<TicketId>> known,
        Advisor advisor,
        Keeper keeper) {

    /** 补打: has a kiosk print a ticket once more. */
    @FunctionalInterface
    public interface Copies {

        /** What the kiosk says came of it: always comes, and never fails. */
        CompletableFuture<CommandDone> printAt(NodeId kiosk, TicketNumber ticket);
    }
}
