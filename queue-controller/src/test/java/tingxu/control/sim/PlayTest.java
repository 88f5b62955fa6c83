package tingxu.control.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Clause;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Tuning;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.control.sim.Family.Matrix;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class PlayTest {

    private static final List<Matrix> MATRICES = List.of(Matrix.values());

    /** For six categories as for twelve: the first line first after half an hour, two to one. */
    private static final Rule HOUSE_RULES =
            new Rule(
                    "rules",
                    "rules",
                    new Tuning(
                            Tuning.USUAL.numbers(),
                            List.of(
                                    new Clause.Over(Categories.line(0), 30, Categories.line(0)),
                                    new Clause.Ratio(
                                            List.of(
                                                    new Clause.Share(Categories.line(1), 2),
                                                    new Clause.Share(Categories.line(2), 1))),
                                    new Clause.Finally("longest-wait-first"))));

    static final Path FROZEN = Path.of("src/test/resources/sim/day000.json");

    static Stream<Rule> rules() {
        return Policies.NAMES.stream()
                .map(name -> name.equals("rules") ? HOUSE_RULES : Rule.parse(name));
    }

    private static Day busy(int number) {
        Matrix matrix = MATRICES.get(number % MATRICES.size());
        return new Generator(Family.of(matrix, 9, 1.0, number % 2 == 0 ? 0 : .1), 20261122)
                .day(number);
    }

    private static Schedule play(Day day, Rule rule) {
        return Play.of(day, rule.plan(Categories.of(day)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatEachPolicyMakesOfADayIsPossibleAndInOrder(Rule rule) {
        for (int number = 0; number < 12; number++) {
            Day day = busy(number);
            if (day.windows().stream().allMatch(Day.Window::open))
                new Course(day, play(day, rule))
                        .isPossible()
                        .isFirstComeFirstServed()
                        .keepsWorking(rule.policy().equals("cat-fixed"));
        }
    }

    @ParameterizedTest
    @CsvSource({"10", "20", "90"})
    void whoWaitsBeyondTheGuardIsPassedOverByNobody(int minutes) {
        Rule rule = Rule.parse("bwi:guard-minutes=" + minutes);
        for (int seed = 0; seed < 4; seed++) {
            Day day = new Generator(Family.of(Matrix.C, 8, 1.2, 0), seed).day(0);
            new Course(day, play(day, rule)).isPossible().guards(minutes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    bwi, 195, 5.81, 32.45
                    cat-fixed, 195, 13.25, 56.39
                    cat-order, 195, 7.56, 53.95
                    pool-fcfs, 195, 6.22, 32.37
                    fcfs, 195, 5.95, 32.58
                    longest-wait-first, 195, 7.50, 41.92
                    edd, 195, 6.75, 35.90
                    fixed-queue-ratio, 195, 5.72, 31.41
                    """)
    void aFrozenDayComesOutAsItDidWhenItWasFrozen(String policy, int waits, double mean, double p95)
            throws IOException {
        Metrics metrics = Metrics.of(Waits.of(play(DayFile.read(FROZEN), Rule.parse(policy))));
        assertThat(
                        "%s %d %.2f %.2f"
                                .formatted(policy, metrics.waits(), metrics.mean(), metrics.p95()))
                .isEqualTo("%s %d %.2f %.2f".formatted(policy, waits, mean, p95));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void anImaginedHallCallsTheSamePeopleAndSaysNothingOfItsGrounds(Rule rule) {
        Day day = busy(3);
        Hall imagined = new Hall(Policies::of).imagined();
        List<TicketNumber> asImagined = new ArrayList<>();
        List<TicketNumber> asCalled = new ArrayList<>();
        Play.of(
                day,
                rule.plan(Categories.of(day)),
                (before, event, _) -> {
                    if (!(event instanceof Event.TicketCalled call)) return;
                    assertThat(call.grounds()).isNotNull();
                    asCalled.add(call.ticket());
                    if (imagined.decide(before, new Command.CallNext(call.window()), call.at())
                                    instanceof Decision.Accepted(var events)
                            && events.getFirst() instanceof Event.TicketCalled same) {
                        assertThat(same.grounds()).isNull();
                        assertThat(same.reason()).isEqualTo(call.reason());
                        asImagined.add(same.ticket());
                    }
                });
        assertThat(asImagined).hasSizeGreaterThan(100).isEqualTo(asCalled);
    }

    /** Nothing may hang on this process: hash seeds, the clock, the machine's cores. */
    @Test
    void aDayIsTheSameToTheLetterInAnotherProcess(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path here = folder.resolve("here.csv");
        Path there = folder.resolve("there.csv");
        writeAll(here);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProcess.class.getName(),
                                there.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said.txt").toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("said.txt"))).isZero();
        assertThat(there).hasSameTextualContentAs(here);
    }

    static void writeAll(Path file) throws IOException {
        StringBuilder all = new StringBuilder();
        Path one = Files.createTempFile(file.getParent(), "one", ".csv");
        for (Day day : List.of(busy(2), busy(3)))
            for (Rule rule : rules().toList()) {
                DayFile.write(one, play(day, rule));
                all.append(Files.readString(one));
            }
        Files.writeString(file, all);
    }

    static final class OtherProcess {
        public static void main(String[] words) throws IOException {
            writeAll(Path.of(words[0]));
        }
    }

    @Test
    void theWaitOfWhoWasSentOnBeginsAnewAndNoShowsDoNotCount() throws IOException {
        Day day = DayFile.read(FROZEN);
        Schedule schedule = play(day, Rule.parse("bwi"));
        long second = schedule.calls().stream().filter(call -> call.leg() == 1).count();
        assertThat(second).isPositive();
        assertThat(second).isEqualTo(day.visitors().stream().filter(Day.Visitor::sentOn).count());
        long absent = day.visitors().stream().filter(Day.Visitor::noShow).count();
        assertThat(absent).isPositive();
        assertThat(Metrics.of(Waits.of(schedule)).waits())
                .isEqualTo((int) (schedule.calls().size() - absent));
    }

    /** Opens window 10 at the look of ten o'clock and closes it at that of eleven. */
    private static final class Hourly implements Play.ShiftLead {

        private final List<Event> seen = new ArrayList<>();

        @Override
        public void saw(HallState before, Event event, HallState after) {
            seen.add(event);
        }

        @Override
        public List<Play.Order> looks(HallState state, Instant now) {
            if (now.equals(Play.at(60))) return List.of(new Play.Order.Open(TEN));
            return now.equals(Play.at(120)) ? List.of(new Play.Order.Close(TEN)) : List.of();
        }
    }

    private static final WindowId TEN = new WindowId(10);

    @Test
    void aShiftLeadOpensAReserveWindowAndItFinishesBeforeItCloses() {
        Day day = busy(6);
        List<Day.Window> windows = new ArrayList<>(day.windows());
        windows.add(new Day.Window(9, false, Day.NONE, List.of(0, 1, 2, 3, 4, 5), 1, List.of()));
        Day reserved = new Day(day.number(), windows, day.visitors());
        Hourly lead = new Hourly();
        Schedule schedule = Play.of(reserved, Rule.parse("bwi").plan(Categories.of(day)), lead);

        List<Schedule.Call> helped =
                schedule.calls().stream().filter(call -> call.window() == 9).toList();
        assertThat(helped).isNotEmpty();
        assertThat(helped)
                .allMatch(call -> call.nanos() >= Minutes.nanos(60))
                .allMatch(call -> call.nanos() <= Minutes.nanos(120));
        List<Event> atTen =
                lead.seen.stream()
                        .filter(event ->
                                switch (event) {
                                    case Event.WindowOpened(var window, _, _) -> window.equals(TEN);
                                    case Event.WindowClosed(var window, _) -> window.equals(TEN);
                                    default -> false;
                                })
                        .toList();
        assertThat(atTen)
                .hasExactlyElementsOfTypes(Event.WindowOpened.class, Event.WindowClosed.class);
        assertThat(atTen.getFirst().at()).isEqualTo(Play.at(60));
        assertThat(atTen.getLast().at()).isAfterOrEqualTo(Play.at(120));
        long legs =
                day.visitors().size() + day.visitors().stream().filter(Day.Visitor::sentOn).count();
        assertThat(schedule.calls()).as("everybody is served").hasSize((int) legs);
    }
}
