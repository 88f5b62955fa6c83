package tingxu.kiosk.visit;

import tingxu.wire.ItemId;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;

/** What the station is to do. Its outcome comes back as an {@link Input}. */
public sealed interface Effect {

    /** Ask the hall for a number. */
    record AskNumber(MessageId request, Want want) implements Effect {}

    /**
     * 预约签到: look for the appointment.
     *
     * @param mark of the card's number, or of the code's text
     */
    record FindBooking(String mark) implements Effect {}

    /** The hall has not answered: issue a number of this kiosk's own, if one is left. */
    record IssueHere(MessageId request, Want want) implements Effect {}

    /**
     * @param again 补打: this number may already be on paper
     */
    record PrintTicket(MessageId job, Issued ticket, boolean again) implements Effect {}

    /** 补打 of a ticket whose paper is out already: what is known of that paper stays as it is. */
    record PrintCopy(MessageId job, Issued ticket) implements Effect {}

    record PrintMaterials(MessageId job, ItemId item) implements Effect {}

    /** The paper's fate is settled as far as it ever will be: tell the hall. */
    record Settle(Issued ticket, PaperOutcome outcome) implements Effect {}

    record AskWhere(TicketId ticket) implements Effect {}

    /** 呼叫帮助: staff are wanted here, or no longer. */
    record CallHelp(boolean wanted) implements Effect {}
}
