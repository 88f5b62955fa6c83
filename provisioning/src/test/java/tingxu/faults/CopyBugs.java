package tingxu.faults;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Standing;
import tingxu.control.hall.Ticket;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Rules;
import tingxu.kiosk.link.News;
import tingxu.kiosk.visit.Input;
import tingxu.provision.faults.Swaps;
import tingxu.wire.Message;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** What goes wrong elsewhere with a paper that is printed again, and with who comes twice. */
final class CopyBugs {

    private CopyBugs() {}

    /** Staff want a copy, and get one of what the kiosk gave out last. */
    static Swaps copyOfAnother() {
        return new Swaps() {
            @Override
            public Consumer<News> ear(
                    Consumer<News> ear, Function<Slip, CompletableFuture<PrintOutcome>> printer) {
                List<Message.TicketGranted> given = new ArrayList<>();
                return news -> {
                    if (news instanceof News.Answer(Input.Heard.Granted(var ticket)))
                        given.add(ticket);
                    ear.accept(
                            news instanceof News.Copy(var command, _) && !given.isEmpty()
                                    ? new News.Copy(command, given.getLast())
                                    : news);
                };
            }
        };
    }

    /** A copy is made like any ticket: with a number of its own, which waits too. */
    static Swaps copyTakesANumber() {
        return new Swaps() {
            private final List<TicketNumber> copied = new ArrayList<>();

            @Override
            public Wire hallWire(Wire wire) {
                return new Through(wire) {
                    @Override
                    public boolean say(String topic, String words, boolean retained) {
                        if (codec().read(words) instanceof Codec.Heard.Understood(var said)
                                && said.message() instanceof Message.PrintAgain(var ticket))
                            copied.add(ticket.ticket().number());
                        return super.say(topic, words, retained);
                    }
                };
            }

            @Override
            public Rules rules(Rules rules) {
                return (state, command, now) -> {
                    Decision decided = rules.decide(state, command, now);
                    boolean due = command instanceof Command.CallNext && !copied.isEmpty();
                    if (!due || !(decided instanceof Decision.Accepted(var events))) return decided;
                    List<Event> more = new ArrayList<>(events);
                    state.standing(copied.removeLast())
                            .map(standing -> another(state, standing.ticket()))
                            .ifPresent(two -> more.add(new Event.TicketIssued(two, now)));
                    return new Decision.Accepted(more);
                };
            }
        };
    }

    private static Ticket another(HallState state, Ticket ticket) {
        return Bug.numbered(ticket, Bug.lastPlace(state, ticket.number().series()) + 1, 1_000);
    }

    /** The kiosk that gave a number first says that it was never on paper, and is believed. */
    static Decision givenUp(Decision decided, Bug.Asked asked) {
        return asked.command() instanceof Command.NotePaper(var number, var outcome)
                        && outcome == PaperOutcome.NEVER
                        && asked.state().standing(number).filter(Standing::waiting).isPresent()
                ? Decision.accept(
                        new Event.TicketCancelled(number, "No paper was taken", asked.now()))
                : decided;
    }

    /** Nobody looks whether the appointment was checked in before. */
    static Swaps checkedInTwice() {
        return new Swaps() {
            @Override
            public Rules rules(Rules rules) {
                return (state, command, now) ->
                        command instanceof Command.IssueTicket wanted
                                        && wanted.ticketClass() == TicketClass.APPOINTMENT
                                ? held(rules.decide(state, of(wanted), now), wanted.holder())
                                : rules.decide(state, command, now);
            }
        };
    }

    private static Command of(Command.IssueTicket wanted) {
        return new Command.IssueTicket(
                wanted.request(),
                wanted.origin(),
                wanted.line(),
                wanted.ticketClass(),
                wanted.item(),
                wanted.bookedFor(),
                null);
    }

    private static Decision held(Decision decided, @Nullable String holder) {
        return decided instanceof Decision.Accepted(var events)
                        && !events.isEmpty()
                        && events.getFirst() instanceof Event.TicketIssued(var ticket, var at)
                ? Decision.accept(new Event.TicketIssued(heldBy(ticket, holder), at))
                : decided;
    }

    private static Ticket heldBy(Ticket ticket, @Nullable String holder) {
        return new Ticket(
                ticket.number(),
                ticket.line(),
                ticket.ticketClass(),
                ticket.item(),
                ticket.request(),
                ticket.origin(),
                ticket.sequence(),
                ticket.leg(),
                ticket.issuedAt(),
                ticket.clock(),
                holder);
    }
}
