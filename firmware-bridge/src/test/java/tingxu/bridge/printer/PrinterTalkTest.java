package tingxu.bridge.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tingxu.bridge.Health;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.PrinterTalk.Act;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class PrinterTalkTest {

    private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");
    private static final Bytes JOB = Bytes.hex("1B 40 41 0A");
    private static final Bytes JOB_AND_MARK = Bytes.hex("1B 40 41 0A 1D 72 01");
    private static final Bytes MARK = Bytes.hex("1D 72 01");
    private static final PrintOutcome PRINTED = new PrintOutcome.Printed();

    private final List<Act> acts = new ArrayList<>();
    private Instant now = START;
    private PrinterTalk talk = take(PrinterTalk.start(PrinterProfile.NARROW, START));

    @Test
    void aHealthyPrinterIsAskedFourQuestionsOneByOne() {
        assertThat(sent()).containsExactly(ask(1));
        for (int question = 2; question <= 4; question++) {
            hear("12");
            assertThat(sent()).containsExactly(ask(question));
        }
        hear("12");
        assertThat(acts).containsExactly(new Act.Feel(new Health.Ready()));
        assertThat(talk.wakeAt()).isEqualTo(now.plus(PrinterTalk.REST));
    }

    @Test
    void aSlipIsSentAfterTheQuestionsAndPrintedWhenItsMarkIsAnsweredAndThePrinterLives() {
        afterFirstSlip();

        print();
        assertThat(sent()).containsExactly(ask(1));
        well();
        assertThat(sent()).containsExactly(ask(2), ask(3), ask(4), JOB_AND_MARK);
        hear("00");
        well();
        assertThat(sent()).containsExactly(ask(1), ask(2), ask(3), ask(4), MARK);
        assertThat(outcomes()).isEmpty();
        hear("00");

        assertThat(outcomes()).containsExactly(PRINTED);
        assertThat(talk.idle()).isTrue();
    }

    @Test
    void aBurstOfNoiseThatLooksLikeTheMarkDoesNotPassForAPrintedSlip() {
        afterFirstSlip();
        print();
        well();
        hear("0C 00 03");
        well();
        assertThat(outcomes()).as("the printer lives, and its own mark is still to come").isEmpty();

        hear("00");
        assertThat(outcomes()).containsExactly(PRINTED);
    }

    @Test
    void paperThatEndsBehindSuchNoiseLeavesTheSlipInDoubt() {
        afterFirstSlip();
        print();
        well();
        hear("00");

        withoutPaper();

        assertThat(outcomes()).containsExactly(new PrintOutcome.Unknown(PrinterTroubles.PAPER_OUT));
    }

    @Test
    void aZeroFromADyingLineDoesNotPassForAPrintedSlip() {
        afterFirstSlip();
        print();
        well();
        hear("00");

        passUntilIdle();

        assertThat(outcomes())
                .containsExactly(new PrintOutcome.Unknown(PrinterTroubles.UNCONFIRMED));
    }

    @Test
    void theFirstSlipWaitsOutWhatAnEarlierProgramMayHaveAskedFor() {
        well();
        acts.clear();
        print();
        well();
        assertThat(sent()).containsExactly(ask(1), ask(2), ask(3), ask(4), MARK);

        hear("00");
        pass(PrinterTalk.SETTLE_QUIET.minusMillis(1));
        hear("00");
        pass(PrinterTalk.SETTLE_QUIET.minusMillis(1));
        assertThat(sent()).doesNotContain(JOB_AND_MARK);
        pass(Duration.ofMillis(1));

        assertThat(sent()).contains(JOB_AND_MARK);
    }

    @Test
    void aPrinterThatIsStillBusyWithAnEarlierSlipPrintsNothingNew() {
        well();
        print();
        well();

        for (int i = 0; i < 100 && !talk.idle(); i++) {
            pass(Duration.ofMillis(100));
            hear("12");
        }

        assertThat(outcomes())
                .containsExactly(new PrintOutcome.NotPrinted(PrinterTroubles.UNSETTLED));
    }

    @Test
    void withoutPaperNothingIsSent() {
        afterFirstSlip();
        print();

        withoutPaper();
        assertThat(outcomes()).as("once may be noise: it is asked again at once").isEmpty();
        withoutPaper();

        assertThat(outcomes())
                .containsExactly(new PrintOutcome.NotPrinted(PrinterTroubles.PAPER_OUT));
        assertThat(sent()).doesNotContain(JOB_AND_MARK);
    }

    @Test
    void paperThatEndsWhilePrintingLeavesTheSlipInDoubtAtOnceAndTheLateMarkIsNotTheNextSlips() {
        afterFirstSlip();
        print();
        well();
        pass(PrinterTalk.REST_WHILE_PRINTING);
        withoutPaper();
        assertThat(outcomes()).containsExactly(new PrintOutcome.Unknown(PrinterTroubles.PAPER_OUT));
        acts.clear();

        pass(PrinterTalk.REST);
        well();
        print();
        well();
        assertThat(sent()).contains(MARK).doesNotContain(JOB_AND_MARK);
        hear("00");
        hear("00");
        pass(PrinterTalk.SETTLE_QUIET);

        assertThat(sent()).contains(JOB_AND_MARK);
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void oneByteOfNoiseNeitherMakesAWellPrinterIllNorRefusesASlip() {
        afterFirstSlip();
        pass(PrinterTalk.REST);
        withoutPaper();
        assertThat(feelings()).isEmpty();
        pass(PrinterTalk.REST_WHILE_PRINTING);
        well();
        hear("18 60 0C 0F");
        pass(PrinterTalk.REST_WHILE_PRINTING);
        well();
        print();
        withoutPaper();
        well();

        assertThat(feelings()).containsOnly(new Health.Ready());
        assertThat(sent()).contains(JOB_AND_MARK);
    }

    @Test
    void whatIsSeenTwiceIsToldWithinASecond() {
        afterFirstSlip();
        hear("18 00 0C 0F");
        pass(PrinterTalk.REST_WHILE_PRINTING);
        withoutPaper();
        assertThat(feelings()).containsExactly(new Health.Gone(PrinterTroubles.PAPER_OUT));

        acts.clear();
        pass(PrinterTalk.REST);
        well();
        pass(PrinterTalk.REST_WHILE_PRINTING);
        well();
        assertThat(feelings()).containsExactly(new Health.Ready());
    }

    @Test
    void aReportOfAnOpenCoverWhilePrintingCountsAtOnce() {
        afterFirstSlip();
        print();
        well();

        hear("38 00 00 0F");

        assertThat(outcomes())
                .containsExactly(new PrintOutcome.Unknown(PrinterTroubles.COVER_OPEN));
    }

    @Test
    void aMarkThatNeverComesIsUnknownAtTheLimit() {
        afterFirstSlip();
        print();
        well();
        Instant sent = now;

        while (!talk.idle()) {
            pass(Duration.ofMillis(50));
            hear("12");
        }

        assertThat(outcomes())
                .containsExactly(new PrintOutcome.Unknown(PrinterTroubles.UNCONFIRMED));
        assertThat(Duration.between(sent, now)).isEqualTo(PrinterProfile.NARROW.jobLimit());
    }

    @Test
    void aSilentPrinterIsSaidWithinASecond() {
        afterFirstSlip();
        print();
        Instant asked = now;

        passUntilIdle();

        assertThat(outcomes()).containsExactly(new PrintOutcome.NotPrinted(PrinterTroubles.SILENT));
        assertThat(Duration.between(asked, now)).isLessThan(Duration.ofSeconds(1));
        assertThat(acts).contains(new Act.Feel(new Health.Gone(PrinterTroubles.SILENT)));
    }

    @Test
    void twoSlipsAtOnceAreABug() {
        print();

        assertThatThrownBy(this::print).hasMessage("one slip at a time");
    }

    @Test
    void aPrinterThatReportsIsToldToReport() {
        PrinterTalk.Step step = PrinterTalk.start(PrinterProfile.WIDE, START);

        assertThat(step.acts())
                .containsExactly(new Act.Send(Bytes.hex("1D 61 0E")), new Act.Send(ask(1)));
    }

    @Test
    void noByteAtAnyTimeBreaksTheConversation() {
        for (int stage = 0; stage < 4; stage++) {
            for (int b = 0; b < 256; b++) {
                talk = take(PrinterTalk.start(PrinterProfile.WIDE, START));
                acts.clear();
                if (stage > 0) well();
                if (stage > 1) print();
                if (stage > 2) well();
                Bytes noise = Bytes.of(b, b, b, b, b);
                take(talk.on(noise, now));
                passUntilIdle();
                assertThat(talk.idle()).isTrue();
                assertThat(outcomes()).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    /** Comes to rest with nothing owed. */
    private void afterFirstSlip() {
        well();
        hear("00");
        acts.clear();
    }

    private void well() {
        for (int i = 0; i < 4; i++) hear("12");
    }

    private void withoutPaper() {
        for (String answer : List.of("1A", "32", "12", "7E")) hear(answer);
    }

    private void print() {
        take(talk.print(JOB, now));
    }

    private void hear(String hex) {
        take(talk.on(Bytes.hex(hex), now));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        take(talk.tick(now));
    }

    private void passUntilIdle() {
        for (int i = 0; i < 1_000 && !talk.idle(); i++) pass(Duration.ofMillis(50));
    }

    private PrinterTalk take(PrinterTalk.Step step) {
        acts.addAll(step.acts());
        talk = step.next();
        return talk;
    }

    /** What was sent since the last look. */
    private List<Bytes> sent() {
        List<Bytes> sent =
                acts.stream()
                        .filter(Act.Send.class::isInstance)
                        .map(act -> ((Act.Send) act).bytes())
                        .toList();
        acts.removeIf(Act.Send.class::isInstance);
        return sent;
    }

    private List<PrintOutcome> outcomes() {
        return acts.stream()
                .filter(Act.Settle.class::isInstance)
                .map(act -> ((Act.Settle) act).outcome())
                .toList();
    }

    private List<Health> feelings() {
        return acts.stream()
                .filter(Act.Feel.class::isInstance)
                .map(act -> ((Act.Feel) act).health())
                .toList();
    }

    private static Bytes ask(int question) {
        return Bytes.of(0x10, 0x04, question);
    }
}
