package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.Health;
import tingxu.bridge.printer.PrintOutcome.NotPrinted;
import tingxu.bridge.printer.PrintOutcome.Printed;
import tingxu.bridge.printer.PrintOutcome.Unknown;
import tingxu.bridge.printer.PrinterCondition.PaperSupply;
import tingxu.bridge.printer.SimulatedPrinter.Mood;

import java.time.Duration;

/** What a printer without paper, with an open cover or a stuck knife makes of slips. */
@Timeout(60)
class PrinterMishapsTest {

    private PrinterStand stand;

    @BeforeEach
    void start() throws Exception {
        stand = new PrinterStand();
    }

    @AfterEach
    void end() {
        stand.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PAPER_OUT, printer-paper-out",
        "COVER_OPEN, printer-cover-open",
        "DEAF, printer-silent",
        "GARBAGE, printer-silent"
    })
    void aPrinterThatCannotIsRefusedAtOnceAndPrintsAgainWhenItIsWell(Mood mood, String remedy) {
        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());
        stand.simulated.mood(mood);

        PrintOutcome refused = stand.outcome(PrinterStand.slip("A002"));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        NotPrinted.class,
                        not -> assertThat(not.trouble().remedy()).isEqualTo(remedy));
        await().until(() -> stand.printer.health() instanceof Health.Gone);
        stand.simulated.mood(Mood.HEALTHY);
        await().until(() -> stand.printer.health() instanceof Health.Ready);
        assertThat(stand.outcome(PrinterStand.slip("A003"))).isEqualTo(new Printed());
        assertThat(stand.simulated.papers())
                .extracting(paper -> paper.lines().getFirst())
                .containsExactly("A001", "A003");
    }

    @ParameterizedTest
    @CsvSource({"PAPER_OUT_MID_PRINT, printer-paper-out", "KNIFE_JAMS, printer-jam"})
    void aSlipInterruptedIsUnknownSoonAndNamesTheCause(Mood mood, String remedy) {
        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());
        stand.simulated.mood(mood);
        long began = System.nanoTime();

        PrintOutcome outcome = stand.outcome(PrinterStand.slip("A002"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.trouble().remedy()).isEqualTo(remedy));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void theRestOfAnInterruptedSlipComesOutWithTheNewRollAndIsNotTakenForTheNext() {
        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());
        stand.simulated.mood(Mood.PAPER_OUT_MID_PRINT);
        assertThat(stand.outcome(PrinterStand.slip("A002"))).isInstanceOf(Unknown.class);

        stand.simulated.mood(Mood.HEALTHY);
        await().until(() -> stand.simulated.papers().size() == 2);
        await().until(() -> stand.printer.health() instanceof Health.Ready);

        assertThat(stand.outcome(PrinterStand.slip("A003"))).isEqualTo(new Printed());
        assertThat(stand.simulated.papers())
                .extracting(paper -> paper.lines().getFirst())
                .containsExactly("A001", "A002", "A003");
    }

    @Test
    void aKnifeThatSomebodyClearedGoesOnWithoutThePowerSwitch() {
        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());
        stand.simulated.mood(Mood.KNIFE_JAMS);
        assertThat(stand.outcome(PrinterStand.slip("A002"))).isInstanceOf(Unknown.class);
        assertThat(stand.printer.condition().paper()).isEqualTo(PaperSupply.JAMMED);
        assertThat(stand.printer.condition().cutterStuck()).isTrue();

        stand.simulated.clearKnife();
        await().until(() -> stand.printer.condition().coverOpen());
        stand.simulated.closeCover();

        await().until(() -> stand.printer.health() instanceof Health.Ready);
        assertThat(stand.printer.condition())
                .isEqualTo(new PrinterCondition(PaperSupply.FULL, false, false, false, true));
        assertThat(stand.outcome(PrinterStand.slip("A003"))).isEqualTo(new Printed());
        assertThat(stand.simulated.papers())
                .extracting(paper -> paper.lines().getFirst())
                .containsExactly("A001", "A003");
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, FULL, false, false",
        "NEAR_END, LOW, false, false",
        "PAPER_OUT, OUT, false, false",
        "COVER_OPEN, FULL, true, false",
        "HEAD_HOT, FULL, false, true"
    })
    void thePrinterSaysHowItIs(Mood mood, PaperSupply paper, boolean cover, boolean hot) {
        await().until(() -> stand.printer.health() instanceof Health.Ready);
        stand.simulated.mood(mood);
        await().until(() ->
                stand.printer.condition().paper() == paper
                        && stand.printer.condition().coverOpen() == cover
                        && stand.printer.condition().headHot() == hot);
    }

    @Test
    void aRollNearItsEndStillPrintsAndIsAStrain() {
        stand.simulated.mood(Mood.NEAR_END);

        assertThat(stand.outcome(PrinterStand.slip("A001"))).isEqualTo(new Printed());

        await().until(() ->
                stand.printer.health().equals(new Health.Strained(PrinterTroubles.PAPER_LOW)));
    }

    @Test
    void changesOfHealthAreToldOnceEach() {
        await().until(() -> stand.printer.health() instanceof Health.Ready);
        stand.simulated.mood(Mood.PAPER_OUT);
        await().until(() -> stand.printer.health() instanceof Health.Gone);
        stand.simulated.mood(Mood.HEALTHY);
        await().until(() -> stand.printer.health() instanceof Health.Ready);

        assertThat(stand.feelings)
                .containsExactly(
                        new Health.Ready(),
                        new Health.Gone(PrinterTroubles.PAPER_OUT),
                        new Health.Ready());
    }
}
