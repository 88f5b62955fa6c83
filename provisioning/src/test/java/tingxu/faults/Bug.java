package tingxu.faults;

import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.Slip;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window.Activity.Calling;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Rules;
import tingxu.provision.faults.Swaps;
import tingxu.wire.Message;
import tingxu.wire.TicketNumber;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Faults that halls elsewhere have had, each as a copy that is planted where it would be. */
enum Bug {
    COUNTED_WITHOUT_PAPER("I2", Bug::countedWithoutPaper),
    DOUBLE_TAP_ISSUES_TWO("I2", () -> rules(Bug::doubleTap)),
    BAND_OVERFLOWS(
            "I1", () -> rules((decided, asked) -> placed(decided, place -> (place - 1) % 9 + 1))),
    ONE_CUSTOMER_TWO_CLERKS("I4", Bug::staleRead),
    TWO_CLERKS_RESOLVE_ONE("I3", () -> rules(Bug::resolvedTwice)),
    ANNOUNCEMENT_OVERWRITTEN("I9", Bug::oneSlotForAnnouncements),
    RESET_DUPLICATES("I1", Bug::countsFromOneAgain),
    DAY_OF_GREENWICH("I1", Bug::dayOfGreenwich),
    SLOT_TAKEN_TWICE("I2", Bug::slotTakenTwice),
    RECALLS_NOT_COUNTED("I4", () -> rules(Bug::recallsNotCounted)),
    REPRINT_SHOWS_TODAY("I2", Bug::reprintShowsToday),
    CONNECTED_BUT_BUFFERING("I12", Bug::onlyBuffering),
    LOCK_OUTLIVES_UPDATE("I12", Bug::lockOutlivesUpdate),
    COPY_OF_ANOTHER("I2", CopyBugs::copyOfAnother),
    COPY_TAKES_A_NUMBER("I2", CopyBugs::copyTakesANumber),
    COPIED_AND_GIVEN_UP("I2", () -> rules(CopyBugs::givenUp)),
    APPOINTMENT_CHECKED_IN_TWICE("I2", CopyBugs::checkedInTwice),
    SEAT_NOT_GUARDED("I14", Bug::seatNotGuarded);

    /** What was asked, of which state, and when. */
    record Asked(HallState state, Command command, Instant now) {}

    final String invariant;

    @SuppressWarnings("ImmutableEnumChecker") // makes a new one each time
    private final Supplier<Swaps> swaps;

    Bug(String invariant, Supplier<Swaps> swaps) {
        this.invariant = invariant;
        this.swaps = swaps;
    }

    /** The bug as it is at the beginning of a story. */
    Swaps planted() {
        return swaps.get();
    }

    private static Swaps rules(BiFunction<Decision, Asked, Decision> bug) {
        return new Swaps() {
            @Override
            public Rules rules(Rules rules) {
                return (state, command, now) ->
                        bug.apply(
                                rules.decide(state, command, now), new Asked(state, command, now));
            }
        };
    }

    private static Swaps countedWithoutPaper() {
        return new Swaps() {
            @Override
            public Function<Slip, CompletableFuture<PrintOutcome>> printer(
                    Function<Slip, CompletableFuture<PrintOutcome>> printer,
                    Supplier<Instant> now) {
                return slip -> printer.apply(slip).thenApply(_ -> new PrintOutcome.Printed());
            }
        };
    }

    /** The numbers of the counter, changed; those for lending stay. */
    private static Decision placed(Decision decided, UnaryOperator<Integer> place) {
        if (!(decided instanceof Decision.Accepted(var events))) return decided;
        List<Event> changed = new ArrayList<>();
        for (Event event : events)
            changed.add(
                    event instanceof Event.TicketIssued(var ticket, var at)
                                    && !HallState.isOffline(ticket.number())
                            ? new Event.TicketIssued(
                                    numbered(ticket, place.apply(ticket.number().place()), 0), at)
                            : event);
        return new Decision.Accepted(changed);
    }

    static Ticket numbered(Ticket ticket, int place, int later) {
        return new Ticket(
                new TicketNumber(ticket.number().series(), place),
                ticket.line(),
                ticket.ticketClass(),
                ticket.item(),
                ticket.request(),
                ticket.origin(),
                ticket.sequence() + later,
                ticket.leg(),
                ticket.issuedAt(),
                ticket.clock(),
                ticket.holder());
    }

    /** Each fifth press counts as two. */
    private static Decision doubleTap(Decision decided, Asked asked) {
        if (!(asked.command() instanceof Command.IssueTicket)
                || !(decided instanceof Decision.Accepted(var events))
                || events.isEmpty()
                || !(events.getFirst() instanceof Event.TicketIssued(var ticket, var at))
                || ticket.number().place() % 5 != 0) return decided;
        return Decision.accept(
                events.getFirst(),
                new Event.TicketIssued(numbered(ticket, ticket.number().place() + 1, 1), at));
    }

    /** Who calls next looks at the queue as it was a moment ago. */
    private static Swaps staleRead() {
        return remembering(Command.CallNext.class, Duration.ofSeconds(2));
    }

    private static Swaps slotTakenTwice() {
        return remembering(Command.IssueTicket.class, Duration.ofSeconds(2));
    }

    private static Swaps remembering(Class<? extends Command> kind, Duration stale) {
        return new Swaps() {
            private HallState before = HallState.empty();
            private Instant since = Instant.EPOCH;

            @Override
            public Rules rules(Rules rules) {
                return (state, command, now) -> {
                    if (!kind.isInstance(command)) return rules.decide(state, command, now);
                    if (now.isAfter(since.plus(stale))) {
                        before = state;
                        since = now;
                    }
                    boolean sameDay = before.day().equals(state.day()) && before.dayOpen();
                    if (command instanceof Command.IssueTicket wanted && wanted.holder() == null)
                        return rules.decide(state, command, now);
                    if (!sameDay) return rules.decide(state, command, now);
                    Decision decided = rules.decide(before, command, now);
                    return command instanceof Command.IssueTicket
                                    && decided instanceof Decision.Accepted
                            ? placed(decided, _ -> nextPlace(state, decided))
                            : decided;
                };
            }
        };
    }

    /** The number itself comes from a counter that is right. */
    private static int nextPlace(HallState state, Decision decided) {
        return decided instanceof Decision.Accepted(var events)
                        && events.getFirst() instanceof Event.TicketIssued(var ticket, _)
                ? lastPlace(state, ticket.number().series()) + 1
                : 1;
    }

    static int lastPlace(HallState state, char series) {
        int last = 0;
        for (TicketNumber number : state.standings().keySet())
            if (number.series() == series && !HallState.isOffline(number))
                last = Math.max(last, number.place());
        return last;
    }

    /** Whoever presses "finished" second ends the service of the next one. */
    private static Decision resolvedTwice(Decision decided, Asked asked) {
        if (asked.command() instanceof Command.FinishService(var window)
                && asked.state().window(window).activity() instanceof Calling(var ticket, _, _, _))
            return Decision.accept(new Event.ServiceFinished(ticket.number(), window, asked.now()));
        return decided;
    }

    /** What is to be said lies in one slot until the next turn. */
    private static Swaps oneSlotForAnnouncements() {
        return new Swaps() {
            @Override
            public Wire hallWire(Wire wire) {
                Map<String, String> slot = new HashMap<>();
                return new Through(wire) {
                    @Override
                    public boolean say(String topic, String words, boolean retained) {
                        if (codec().read(words) instanceof Codec.Heard.Understood(var said)
                                && said.message() instanceof Message.Announce) {
                            slot.put(topic, words);
                            return true;
                        }
                        slot.forEach((to, last) -> super.say(to, last, false));
                        slot.clear();
                        return super.say(topic, words, retained);
                    }
                };
            }
        };
    }

    private static Swaps countsFromOneAgain() {
        return new Swaps() {
            @Override
            public Rules rules(Rules rules) {
                Map<Character, Integer> counters = new HashMap<>();
                return (state, command, now) -> {
                    Decision decided = rules.decide(state, command, now);
                    if (!(command instanceof Command.IssueTicket wanted)) return decided;
                    char series = state.plan().line(wanted.line()).orElseThrow().series();
                    return placed(decided, _ -> counters.merge(series, 1, Integer::sum));
                };
            }
        };
    }

    private static Swaps dayOfGreenwich() {
        return new Swaps() {
            @Override
            public Rules rules(Rules rules) {
                Map<String, Integer> counters = new HashMap<>();
                return (state, command, now) -> {
                    Decision decided = rules.decide(state, command, now);
                    if (!(command instanceof Command.IssueTicket wanted)) return decided;
                    char series = state.plan().line(wanted.line()).orElseThrow().series();
                    String day = LocalDate.ofInstant(now, ZoneOffset.UTC) + "" + series;
                    return placed(decided, _ -> counters.merge(day, 1, Integer::sum));
                };
            }
        };
    }

    private static Decision recallsNotCounted(Decision decided, Asked asked) {
        if (asked.command() instanceof Command.Recall(var window)
                && decided instanceof Decision.Refused
                && asked.state().window(window).activity()
                        instanceof Calling(var ticket, var repeats, _, _))
            return Decision.accept(
                    new Event.TicketRecalled(ticket.number(), window, repeats + 1, asked.now()));
        return decided;
    }

    private static Swaps reprintShowsToday() {
        return new Swaps() {
            @Override
            public Function<Slip, CompletableFuture<PrintOutcome>> printer(
                    Function<Slip, CompletableFuture<PrintOutcome>> printer,
                    Supplier<Instant> now) {
                return slip -> printer.apply(dated(slip, now.get()));
            }
        };
    }

    private static Slip dated(Slip slip, Instant now) {
        boolean again =
                slip.elements().stream()
                        .anyMatch(one ->
                                one instanceof Slip.Text text && text.text().contains("REPRINT"));
        if (!again) return slip;
        List<Slip.Element> changed = new ArrayList<>();
        for (Slip.Element each : slip.elements())
            changed.add(
                    each instanceof Slip.Row row && row.left().contains("Taken")
                            ? new Slip.Row(row.left(), now.toString(), row.style())
                            : each);
        return new Slip(changed);
    }

    /** After a while what is said only lies in a buffer, and nobody notices. */
    private static Swaps onlyBuffering() {
        return new Swaps() {
            private int said;

            @Override
            public Wire kioskWire(Wire wire) {
                return new Through(wire) {
                    @Override
                    public boolean say(String topic, String words, boolean retained) {
                        return ++said > 60 || super.say(topic, words, retained);
                    }
                };
            }
        };
    }

    /** A window that a browser had before the hall was started anew is still that browser's. */
    private static Swaps lockOutlivesUpdate() {
        return new Swaps() {
            private int starts;

            @Override
            public Rules rules(Rules rules) {
                boolean locked = ++starts > 1;
                return (state, command, now) ->
                        locked && command instanceof Command.CallNext
                                ? Decision.refuse("窗口已被占用", "The window is in use elsewhere")
                                : rules.decide(state, command, now);
            }
        };
    }

    /** A browser that was left open presses the keys of a window that another has taken. */
    private static Swaps seatNotGuarded() {
        return new Swaps() {
            @Override
            public boolean counts(boolean seated) {
                return true;
            }
        };
    }
}
