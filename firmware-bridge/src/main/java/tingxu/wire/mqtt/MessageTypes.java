package tingxu.wire.mqtt;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Message;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each message is called on the wire. A breaking change is a new name, never a new meaning.
 */
public final class MessageTypes {

    private static final Map<Class<? extends Message>, String> NAMES = new LinkedHashMap<>();
    private static final Map<String, Class<? extends Message>> MESSAGES = new HashMap<>();

    static {
        name(Message.NodeState.class, "tingxu.node.state.v1");
        name(Message.TicketRequested.class, "tingxu.ticket.requested.v1");
        name(Message.OfflineIssued.class, "tingxu.ticket.issued-offline.v1");
        name(Message.NumbersWanted.class, "tingxu.numbers.wanted.v1");
        name(Message.PaperReported.class, "tingxu.paper.reported.v1");
        name(Message.CallKeyPressed.class, "tingxu.call-key.pressed.v1");
        name(Message.RatingGiven.class, "tingxu.rating.given.v1");
        name(Message.RatingExplained.class, "tingxu.rating.explained.v1");
        name(Message.DeviceChanged.class, "tingxu.device.changed.v1");
        name(Message.StaffCalled.class, "tingxu.staff.called.v1");
        name(Message.Announced.class, "tingxu.announcement.made.v1");
        name(Message.TicketEnquired.class, "tingxu.ticket.enquired.v1");
        name(Message.CommandDone.class, "tingxu.command.done.v1");
        name(Message.HallBirth.class, "tingxu.hall.born.v1");
        name(Message.Acknowledged.class, "tingxu.events.acknowledged.v1");
        name(Message.TicketGranted.class, "tingxu.ticket.granted.v1");
        name(Message.TicketRefused.class, "tingxu.ticket.refused.v1");
        name(Message.PrintAgain.class, "tingxu.ticket.print-again.v1");
        name(Message.NumbersLent.class, "tingxu.numbers.lent.v1");
        name(Message.NumbersRefused.class, "tingxu.numbers.refused.v1");
        name(Message.TicketFound.class, "tingxu.ticket.found.v1");
        name(Message.TicketUnknown.class, "tingxu.ticket.unknown.v1");
        name(Message.Announce.class, "tingxu.announcement.wanted.v1");
        name(Message.InviteRating.class, "tingxu.rating.invited.v1");
        name(Message.StaffComing.class, "tingxu.staff.coming.v1");
        name(Message.BirthWanted.class, "tingxu.birth.wanted.v1");
        name(Message.WindowShows.class, "tingxu.window.shows.v1");
        name(Message.LinesShow.class, "tingxu.lines.show.v1");
        name(Message.AppointmentsShow.class, "tingxu.appointments.show.v1");
    }

    private MessageTypes() {}

    /** Every message and its name, in the order of {@code docs/protocol/hall.md}. */
    public static Map<Class<? extends Message>, String> all() {
        return Collections.unmodifiableMap(NAMES);
    }

    static String nameOf(Message message) {
        String name = NAMES.get(message.getClass());
        if (name == null) throw new IllegalStateException(message.getClass() + " has no name");
        return name;
    }

    static @Nullable Class<? extends Message> called(String name) {
        return MESSAGES.get(name);
    }

    private static void name(Class<? extends Message> message, String name) {
        NAMES.put(message, name);
        if (MESSAGES.put(name, message) != null)
            throw new IllegalStateException(name + " names two messages");
    }
}
