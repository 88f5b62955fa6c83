package tingxu.kiosk.link;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.booking.DayList;
import tingxu.kiosk.issue.Loan;
import tingxu.kiosk.visit.Holder;
import tingxu.kiosk.visit.Input;
import tingxu.kiosk.visit.Issued;
import tingxu.kiosk.visit.Want;
import tingxu.wire.DeviceStatus;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.LineId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;
import tingxu.wire.Topic;
import tingxu.wire.Words;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.outbox.Outbox.OutboxFull;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The kiosk's way to the hall, over a {@link Courier}. */
public final class HallLink {

    private final Courier courier;
    private @Nullable Question asked;

    private record Question(MessageId id, TicketId ticket) {}

    /**
     * @param ear on the courier's thread: must not block
     */
    public HallLink(Courier courier, HallId hall, Consumer<News> ear) {
        this.courier = courier;
        courier.onCommand(envelope -> hear(envelope, ear));
        courier.hear(
                Topic.lines(hall),
                envelope -> {
                    if (envelope.message() instanceof Message.LinesShow lines)
                        ear.accept(new News.Lines(lines.lines(), envelope.time()));
                });
        courier.hear(
                Topic.allAppointments(hall),
                envelope -> {
                    if (envelope.message() instanceof Message.AppointmentsShow shows)
                        ear.accept(new News.Booked(list(shows)));
                });
        courier.hear(
                Topic.controller(hall),
                envelope -> {
                    if (envelope.message() instanceof Message.HallBirth birth
                            && birth.day() != null)
                        ear.accept(new News.Day(birth.day(), birth.open(), envelope.time()));
                });
        courier.onConnected(connected -> ear.accept(new News.Connected(connected)));
    }

    public boolean connected() {
        return courier.connected();
    }

    /** Asks for a number; the same id gets the same number, however often it is asked. */
    public void ask(MessageId request, Want want) throws OutboxFull {
        Holder holder = want.holder();
        courier.say(
                request,
                new Message.TicketRequested(
                        want.line(),
                        want.ticketClass(),
                        want.item(),
                        mark(want),
                        holder == null ? null : holder.mask(),
                        want.booked() == null ? null : want.booked().at()));
    }

    /** Asks for numbers in hand; the same loan's id gets the same numbers. */
    public void want(MessageId loan, LineId line, int count) throws OutboxFull {
        courier.say(new Message.NumbersWanted(loan, line, count));
    }

    /**
     * A number of the kiosk's own was issued; what the hall gave to that request is superseded.
     *
     * @param want what the citizen asked for; null after a restart, when only what is in the ledger
     *     is known
     * @param booking the appointment that was checked in, as the ledger has it; null of any other
     */
    public void issued(Issued ticket, @Nullable Want want, @Nullable String booking)
            throws OutboxFull {
        courier.say(
                new Message.OfflineIssued(
                        ticket.request(),
                        ticket.grant().ticket(),
                        ticket.grant().line(),
                        ticket.grant().ticketClass(),
                        ticket.item(),
                        want == null ? booking : mark(want),
                        ticket.grant().booked()));
    }

    /** By which the hall knows that the same person, or appointment, is here again. */
    private static @Nullable String mark(Want want) {
        if (want.booked() != null) return want.booked().id();
        Holder holder = want.holder();
        return holder == null ? null : holder.hmac();
    }

    private static DayList list(Message.AppointmentsShow shows) {
        return new DayList(
                shows.day(),
                shows.line(),
                Duration.ofMinutes(shows.earlyMinutes()),
                Duration.ofMinutes(shows.lateMinutes()),
                shows.appointments());
    }

    /** What became of a paper; the same id is heard once. */
    public void report(MessageId id, MessageId request, TicketId ticket, PaperOutcome outcome)
            throws OutboxFull {
        courier.say(id, new Message.PaperReported(request, ticket, outcome));
    }

    /** The answer waits until the question is known here. */
    public synchronized void enquire(TicketId ticket) {
        asked = new Question(courier.ask(new Message.TicketEnquired(ticket)), ticket);
    }

    public void device(DeviceStatus status) throws OutboxFull {
        courier.say(new Message.DeviceChanged(status));
    }

    public void birth(List<DeviceStatus> devices) {
        courier.birth(devices);
    }

    /**
     * What came of a command.
     *
     * @param why not; null when it was done
     */
    public void done(MessageId command, @Nullable Words why) {
        courier.ask(new Message.CommandDone(command, why == null, why));
    }

    private void hear(Envelope envelope, Consumer<News> ear) {
        if (envelope.message() instanceof Message.PrintAgain(Message.TicketGranted ticket))
            ear.accept(new News.Copy(envelope.id(), ticket));
        News news =
                switch (envelope.message()) {
                    case Message.TicketGranted granted ->
                            new News.Answer(new Input.Heard.Granted(granted));
                    case Message.TicketRefused refused ->
                            new News.Answer(
                                    new Input.Heard.Refused(refused.request(), refused.why()));
                    case Message.TicketFound found ->
                            new News.Answer(new Input.Heard.Located(found));
                    case Message.TicketUnknown unknown -> notKnown(unknown);
                    case Message.NumbersLent lent -> new News.Lent(loan(lent));
                    case Message.NumbersRefused refused ->
                            new News.Unlent(refused.loan(), refused.why());
                    // For bridges, or answered by the courier itself.
                    case Message _ -> null;
                };
        if (news != null) ear.accept(news);
    }

    private static Loan loan(Message.NumbersLent lent) {
        return new Loan(
                lent.loan(),
                lent.day(),
                lent.line(),
                lent.lineName(),
                lent.first(),
                lent.count(),
                0);
    }

    private synchronized @Nullable News notKnown(Message.TicketUnknown unknown) {
        Question last = asked;
        return last != null && last.id().equals(unknown.question())
                ? new News.Answer(new Input.Heard.NotKnown(last.ticket(), unknown.why()))
                : null;
    }
}
