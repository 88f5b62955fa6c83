package tingxu.wire;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that machines of a hall say to each other; {@code docs/protocol/hall.md} has a section
 * and a golden sample for each. None carries a name, a full identity number or a photo.
 */
public sealed interface Message {

    /** Said by a kiosk or a bridge. */
    sealed interface FromNode extends Message {}

    /** An event in the node's own order: kept in its outbox until the hall has committed it. */
    sealed interface NodeEvent extends FromNode {}

    /** Said by the hall. */
    sealed interface FromHall extends Message {}

    /** A command to one node: expires, and takes effect at most once. */
    sealed interface HallCommand extends FromHall {

        /** What nobody may hear or do later: the citizen has gone by then. */
        default boolean meansNothingLater() {
            return switch (this) {
                case Announce _, InviteRating _, PrintAgain _ -> true;
                case TicketGranted _,
                        TicketRefused _,
                        NumbersLent _,
                        NumbersRefused _,
                        TicketFound _,
                        TicketUnknown _,
                        StaffComing _,
                        BirthWanted _ ->
                        false;
            };
        }
    }

    // ------------------------------------------------------------------ from nodes, state

    /**
     * @param status READY at birth, LOST as last will, OFF at a clean end
     * @param session this connection's own; a last will of another session is ignored
     * @param answers the id of the {@link BirthWanted} that it answers; empty when nobody asked;
     *     null of software that does not tell
     * @param earlier the last event of an earlier life of the node, which another clock may have
     *     stamped; null of software that does not tell
     */
    record NodeState(
            Status status,
            String session,
            String software,
            List<DeviceStatus> devices,
            @Nullable String answers,
            @Nullable Long earlier)
            implements FromNode {

        /** One that tells neither whether anybody asked nor of an earlier life. */
        public NodeState(
                Status status, String session, String software, List<DeviceStatus> devices) {
            this(status, session, software, devices, null, null);
        }

        public enum Status {
            READY,
            LOST,
            OFF
        }
    }

    // ------------------------------------------------------------------ from nodes, events

    /**
     * A citizen wants a number. The envelope's id is the request: the online answer, a retry and an
     * offline ticket all bear it.
     *
     * @param holder HMAC of the identity number under the hall's key; null without a card; of an
     *     appointment its id
     * @param mask as printed, {@code 1309**********12}; null without a card
     * @param booked the time of the appointment that is checked in; null of any other
     */
    record TicketRequested(
            LineId line,
            TicketClass ticketClass,
            @Nullable ItemId item,
            @Nullable String holder,
            @Nullable String mask,
            @Nullable Instant booked)
            implements NodeEvent {

        /** One that nobody booked. */
        public TicketRequested(
                LineId line,
                TicketClass ticketClass,
                @Nullable ItemId item,
                @Nullable String holder,
                @Nullable String mask) {
            this(line, ticketClass, item, holder, mask, null);
        }
    }

    /**
     * 离线号: a kiosk that got no answer in time has issued one of the numbers lent to it, and prints
     * it when this is in its outbox. It supersedes whatever the hall may have granted to the
     * request.
     *
     * @param request the TicketRequested of the same press, which the hall may never have heard
     * @param holder as in {@link TicketRequested}, and so is booked
     */
    record OfflineIssued(
            MessageId request,
            TicketId ticket,
            LineId line,
            TicketClass ticketClass,
            @Nullable ItemId item,
            @Nullable String holder,
            @Nullable Instant booked)
            implements NodeEvent {

        /** One that nobody booked. */
        public OfflineIssued(
                MessageId request,
                TicketId ticket,
                LineId line,
                TicketClass ticketClass,
                @Nullable ItemId item,
                @Nullable String holder) {
            this(request, ticket, line, ticketClass, item, holder, null);
        }
    }

    /**
     * A kiosk wants numbers in hand for the time when it cannot ask.
     *
     * @param loan its id for them: asked again under the same id, it gets the same numbers
     */
    record NumbersWanted(MessageId loan, LineId line, int count) implements NodeEvent {
        public NumbersWanted {
            if (count < 1) throw new IllegalArgumentException("count is 1 at least, not " + count);
        }
    }

    record PaperReported(MessageId request, TicketId ticket, PaperOutcome outcome)
            implements NodeEvent {}

    record CallKeyPressed(WindowId window, CallKey key) implements NodeEvent {}

    /**
     * @param level 5 very satisfied to 1 very dissatisfied; 0 when nobody pressed in time
     */
    record RatingGiven(WindowId window, TicketId ticket, int level) implements NodeEvent {
        public RatingGiven {
            if (level < 0 || level > 5)
                throw new IllegalArgumentException("level is 0 to 5, not " + level);
        }
    }

    /**
     * Who found a service bad has also said why; the rating itself has been said before.
     *
     * @param reasons in the order of the enum, each once
     */
    record RatingExplained(WindowId window, TicketId ticket, List<RatingReason> reasons)
            implements NodeEvent {
        public RatingExplained {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty() || reasons.stream().distinct().count() != reasons.size())
                throw new IllegalArgumentException("reasons are one at least, each once");
        }
    }

    record DeviceChanged(DeviceStatus device) implements NodeEvent {}

    /**
     * 呼叫工作人员: somebody has pressed a call button. It is open until the hall says that someone
     * comes.
     *
     * @param button its name at the node
     * @param window where it is; null where it is at none
     */
    record StaffCalled(String button, @Nullable WindowId window) implements NodeEvent {
        public StaffCalled {
            if (button.isBlank() || button.length() > 40)
                throw new IllegalArgumentException("button is a name of 1 to 40 letters");
        }
    }

    /** The announcer has finished with an announcement, audibly or into a file. */
    record Announced(MessageId announcement, String caption, boolean audible)
            implements NodeEvent {}

    // ------------------------------------------------------------------ from nodes, questions

    /** Where is my ticket? Answered, never journalled. */
    record TicketEnquired(TicketId ticket) implements FromNode {}

    /** The result of a command. */
    record CommandDone(MessageId command, boolean done, @Nullable Words reason)
            implements FromNode {}

    // ------------------------------------------------------------------ from the hall

    /**
     * @param day the business day that is open, or was last; null in a good-bye and in a last will,
     *     which say nothing of the day
     */
    record HallBirth(boolean open, long epoch, Instant since, @Nullable LocalDate day)
            implements FromHall {}

    /**
     * Everything up to {@code upTo} of this epoch is committed.
     *
     * @param gapFrom the first seq that is missing while later ones have come; null without a gap
     */
    record Acknowledged(long ackEpoch, long upTo, @Nullable Long gapFrom) implements FromHall {}

    /**
     * @param booked the time of the appointment, where it is one and its time is yet to come
     * @param again true where an earlier check-in has this ticket already, so that it must not be
     *     given back; null of any other
     */
    record TicketGranted(
            MessageId request,
            TicketId ticket,
            LineId line,
            Words lineName,
            TicketClass ticketClass,
            Instant issuedAt,
            int ahead,
            WaitRange range,
            String qr,
            @Nullable Instant booked,
            @Nullable Boolean again)
            implements HallCommand {

        /** Of one that was not booked. */
        public TicketGranted(
                MessageId request,
                TicketId ticket,
                LineId line,
                Words lineName,
                TicketClass ticketClass,
                Instant issuedAt,
                int ahead,
                WaitRange range,
                String qr) {
            this(
                    request,
                    ticket,
                    line,
                    lineName,
                    ticketClass,
                    issuedAt,
                    ahead,
                    range,
                    qr,
                    null,
                    null);
        }

        /** Whether it must not be given back: somebody may hold its paper already. */
        public boolean givenBefore() {
            return Boolean.TRUE.equals(again);
        }
    }

    record TicketRefused(MessageId request, Words why) implements HallCommand {}

    /**
     * 补打: the paper of a number once more, at whichever kiosk staff named. CommandDone tells what
     * came of it, whether it did or not; the number itself is as good as before.
     */
    record PrintAgain(TicketGranted ticket) implements HallCommand {}

    /**
     * Numbers that the kiosk alone may issue on that business day, from {@code first} upwards.
     *
     * @param loan as the kiosk named it
     */
    record NumbersLent(
            MessageId loan,
            LocalDate day,
            LineId line,
            Words lineName,
            TicketNumber first,
            int count)
            implements HallCommand {
        public NumbersLent {
            if (count < 1) throw new IllegalArgumentException("count is 1 at least, not " + count);
        }
    }

    record NumbersRefused(MessageId loan, Words why) implements HallCommand {}

    /**
     * @param where a sentence for the citizen
     * @param ahead people before this one; null unless waiting
     * @param window where to go; null unless called
     */
    record TicketFound(
            MessageId question,
            TicketId ticket,
            Words where,
            @Nullable Integer ahead,
            @Nullable WaitRange range,
            @Nullable WindowId window)
            implements HallCommand {}

    record TicketUnknown(MessageId question, Words why) implements HallCommand {}

    /** Say it aloud, once, in this zone. {@code repeat} counts recalls from 0. */
    record Announce(String zone, TicketNumber ticket, WindowId window, int repeat)
            implements HallCommand {}

    record InviteRating(WindowId window, TicketId ticket, int seconds) implements HallCommand {}

    /** Someone of the staff is on the way to the button: lamps that asked for it go dark. */
    record StaffComing(String button) implements HallCommand {}

    /**
     * Say who you are again: the hall has forgotten, or never knew.
     *
     * @param session of the node as far as the hall knows it, so that a question of an earlier
     *     connection is no witness of this one; empty when it knows none, null of a hall that does
     *     not tell
     */
    record BirthWanted(@Nullable String session) implements HallCommand {
        public BirthWanted() {
            this(null);
        }
    }

    /** Retained: what the strip of a window shows. An older revision never undoes a newer one. */
    record WindowShows(WindowId window, long revision, StripState strip) implements FromHall {}

    /** Retained: what each line looks like to one who has not taken a ticket yet. */
    record LinesShow(long revision, List<LineLoad> lines) implements FromHall {}

    /**
     * Retained: all appointments of one line on a business day, so that kiosks know them also when
     * they cannot ask.
     *
     * @param revision of the list
     * @param earlyMinutes how long before its time one may check in, and how long after
     */
    record AppointmentsShow(
            long revision,
            LocalDate day,
            LineId line,
            int earlyMinutes,
            int lateMinutes,
            List<Appointment> appointments)
            implements FromHall {
        public AppointmentsShow {
            if (earlyMinutes < 0 || lateMinutes < 0)
                throw new IllegalArgumentException("minutes are 0 or more");
            appointments = List.copyOf(appointments);
        }
    }
}
