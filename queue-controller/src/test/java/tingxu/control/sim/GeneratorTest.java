package tingxu.control.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tingxu.control.sim.Day.Visitor;
import tingxu.control.sim.Day.Window;
import tingxu.control.sim.Family.Matrix;
import tingxu.wire.TicketClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The days are what their definition says, over many of them. */
class GeneratorTest {

    private static final Family MIXED = Family.of(Matrix.M, 48, .95, 0);
    private static final Generator GENERATOR = new Generator(MIXED, 7);
    private static final List<Day> DAYS = new ArrayList<>();
    private static final List<Visitor> ALL = new ArrayList<>();

    @BeforeAll
    static void make() {
        for (int i = 0; i < 400; i++) DAYS.add(GENERATOR.day(i));
        for (Day day : DAYS) ALL.addAll(day.visitors());
    }

    private static double share(Predicate<Visitor> which) {
        return (double) ALL.stream().filter(which).count() / ALL.size();
    }

    @Test
    void theSameSeedAndNumberIsTheSameDay() {
        assertThat(new Generator(MIXED, 7).day(3)).isEqualTo(DAYS.get(3));
        assertThat(DAYS.get(3).visitors()).isNotEqualTo(DAYS.get(4).visitors());
        assertThat(new Generator(MIXED, 8).day(3).visitors()).isNotEqualTo(DAYS.get(3).visitors());
    }

    @Test
    void absencesChangeNothingButTheWindows() {
        Generator fewer = new Generator(Family.of(Matrix.M, 48, .95, .08), 7);
        long absent = 0;
        for (int i = 0; i < 100; i++) {
            assertThat(fewer.day(i).visitors()).isEqualTo(DAYS.get(i).visitors());
            absent += fewer.day(i).windows().stream().filter(window -> !window.open()).count();
        }
        assertThat(absent / 4800.0).isCloseTo(.08, within(.012));
    }

    @Test
    void aMixedHallHasSpecialistsByTheirWorkAndSevenComprehensiveWindows() {
        List<Window> windows = DAYS.getFirst().windows();
        assertThat(
                        IntStream.range(0, 12)
                                .mapToObj(c ->
                                        windows.stream().filter(w -> w.primary() == c).count()))
                .containsExactly(4L, 4L, 3L, 4L, 3L, 7L, 4L, 6L, 2L, 2L, 1L, 1L);
        assertThat(windows.stream().filter(w -> w.primary() == Day.NONE))
                .hasSize(7)
                .allMatch(w -> w.skills().size() == 12);
        assertThat(windows.get(1).skills()).containsExactly(0, 1);
        assertThat(windows.get(2).skills()).containsExactly(0);
    }

    @Test
    void otherHallsHaveTheirSkills() {
        List<Window> chain = new Generator(Family.of(Matrix.C, 48, 1.05, 0), 7).day(0).windows();
        assertThat(chain).hasSize(48).allMatch(w -> w.skills().size() == 2);
        assertThat(chain.getLast().skills()).containsExactly(0, 11);
        List<Window> small = new Generator(Family.of(Matrix.U, 24, .95, 0), 7).day(0).windows();
        assertThat(
                        IntStream.range(0, 6)
                                .mapToObj(
                                        c -> small.stream().filter(w -> w.primary() == c).count()))
                .containsExactly(3L, 2L, 3L, 4L, 5L, 1L);
        assertThat(small.stream().filter(w -> w.skills().size() == 6)).hasSize(6);
        assertThat(new Generator(Family.of(Matrix.F, 12, .5, 0), 7).day(0).windows())
                .allMatch(w -> w.skills().size() == 6 && w.primary() != Day.NONE);
    }

    @Test
    void soManyComeThatThePeakHourBringsTheLoad() {
        double work = 0;
        for (Visitor each : ALL)
            if (each.clock() >= 30 && each.clock() < 90)
                work += MIXED.categories().meanMinutes().get(each.category()) + .5;
        double load = 1.05 * work / DAYS.size() / (48 * 60);
        assertThat(load).isCloseTo(.95, within(.03));
    }

    @Test
    void morningsAreFullerThanEvenings() {
        double[] walkIns = new double[17];
        for (Visitor each : ALL)
            if (each.ticketClass() == TicketClass.ORDINARY)
                walkIns[(int) Math.floor(each.arrival() / 30) + 1]++;
        double first = walkIns[1] / 1.55;
        assertThat(walkIns[3] / first).isCloseTo(1.70, within(.05));
        assertThat(walkIns[8] / first).isCloseTo(.45, within(.05));
        assertThat(walkIns[11] / first).isCloseTo(1.30, within(.06));
        assertThat(walkIns[0] / first).as("before nine").isCloseTo(.50, within(.05));
        assertThat(walkIns[16] / first).as("after five").isCloseTo(.35 * 2 / 3, within(.03));
        assertThat(ALL).allMatch(each -> each.arrival() >= -10 && each.arrival() < 470);
    }

    @Test
    void classesComeInTheirShares() {
        double booked = share(v -> v.ticketClass() == TicketClass.APPOINTMENT);
        // A quarter books, and one of 230 comes too late to keep it.
        assertThat(booked).isCloseTo(.25 * .9957, within(.005));
        assertThat(share(v -> v.ticketClass() == TicketClass.PRIORITY))
                .isCloseTo(.08 * (1 - booked), within(.004));
        assertThat(share(Visitor::noShow)).isCloseTo(.03, within(.002));
        assertThat(share(Visitor::sentOn)).isCloseTo(.05 * .97, within(.002));
    }

    @Test
    void whoHasBookedComesSixMinutesEarlyOnTheWhole() {
        double[] early =
                ALL.stream()
                        .filter(v -> v.ticketClass() == TicketClass.APPOINTMENT && v.clock() > 0)
                        .filter(v -> v.clock() > v.arrival() && v.clock() % 15 == 0)
                        .mapToDouble(v -> v.clock() - v.arrival())
                        .toArray();
        // The mean of a normal (6, 8) above zero.
        assertThat(
                        IntStream.range(0, early.length)
                                .mapToDouble(i -> early[i])
                                .average()
                                .orElseThrow())
                .isCloseTo(8.93, within(.25));
        assertThat(ALL)
                .filteredOn(v -> v.ticketClass() == TicketClass.APPOINTMENT)
                .allMatch(v -> v.clock() >= v.arrival());
    }

    @Test
    void servicesLastAsTheirCategoryDoesAndVaryAsMuch() {
        for (int category : new int[] {0, 2, 8}) {
            double[] work =
                    ALL.stream()
                            .filter(v -> v.category() == category)
                            .mapToDouble(Visitor::work)
                            .toArray();
            double mean = Arrays.stream(work).average().orElseThrow();
            double variance =
                    Arrays.stream(work).map(w -> (w - mean) * (w - mean)).average().orElseThrow();
            assertThat(mean)
                    .isCloseTo(MIXED.categories().meanMinutes().get(category), withinPercentage(3));
            assertThat(Math.sqrt(variance) / mean).isCloseTo(1, within(.08));
        }
        assertThat(ALL).allMatch(v -> v.work() >= .5 && v.work() <= 90);
        assertThat(
                        ALL.stream()
                                .filter(v -> v.transferTo() == 0)
                                .mapToDouble(Visitor::transferWork)
                                .average()
                                .orElseThrow())
                .isCloseTo(.7 * 6, withinPercentage(8));
    }

    @Test
    void volumeAndMixChangeFromDayToDay() {
        double[] sizes = DAYS.stream().mapToDouble(day -> day.visitors().size()).toArray();
        double mean = Arrays.stream(sizes).average().orElseThrow();
        double variance =
                Arrays.stream(sizes).map(s -> (s - mean) * (s - mean)).average().orElseThrow();
        // Lognormal of 8 %, and the chance of who comes.
        assertThat(Math.sqrt(variance) / mean)
                .isCloseTo(Math.sqrt(.08 * .08 + 1 / mean), within(.008));
        double[] shares =
                DAYS.stream()
                        .mapToDouble(day ->
                                day.visitors().stream().filter(v -> v.category() == 0).count()
                                        / (double) day.visitors().size())
                        .toArray();
        double share = Arrays.stream(shares).average().orElseThrow();
        double spread =
                Math.sqrt(
                        Arrays.stream(shares)
                                .map(s -> (s - share) * (s - share))
                                .average()
                                .orElseThrow());
        assertThat(share).isCloseTo(.16, within(.004));
        assertThat(spread / share).isCloseTo(.19, within(.03));
    }

    @Test
    void windowsHaveTheirPaceAndTheirBreaks() {
        for (Day day : DAYS)
            for (Window window : day.windows()) {
                assertThat(window.speed()).isBetween(.85, 1.20);
                assertThat(window.breaks().get(0).due()).isBetween(90.0, 150.0);
                assertThat(window.breaks().get(1).due()).isIn(165.0, 210.0);
                assertThat(window.breaks().get(1).length()).isEqualTo(45);
                assertThat(window.breaks().get(2).due()).isBetween(360.0, 420.0);
            }
        assertThat(DAYS.getFirst().windows().get(0).breaks().get(1).due()).isEqualTo(165);
        assertThat(DAYS.getFirst().windows().get(1).breaks().get(1).due()).isEqualTo(210);
    }

    @Test
    void aFamilyThatCannotBeIsRefused() {
        assertThatThrownBy(() -> Family.of(Matrix.M, 3, .95, 0))
                .hasMessageContaining("windows are");
        assertThatThrownBy(() -> Family.of(Matrix.M, 48, 0, 0)).hasMessageContaining("load is");
        assertThatThrownBy(() -> Family.of(Matrix.M, 48, .9, 1)).hasMessageContaining("absent is");
    }
}
