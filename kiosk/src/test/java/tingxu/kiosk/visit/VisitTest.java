package tingxu.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.kiosk.visit.Effect.AskNumber;
import tingxu.kiosk.visit.Effect.IssueHere;
import tingxu.kiosk.visit.Effect.PrintTicket;
import tingxu.kiosk.visit.Effect.Settle;
import tingxu.kiosk.visit.Input.Heard;
import tingxu.kiosk.visit.Input.Journal;
import tingxu.kiosk.visit.Input.Own;
import tingxu.kiosk.visit.Input.Paper;
import tingxu.kiosk.visit.Input.Sensed;
import tingxu.kiosk.visit.Input.Touch;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;

import java.time.Duration;

final class VisitTest {

    @Test
    void threePressesGiveATicket() {
        Stage stage = asked();
        stage.then(new Heard.Granted(Stage.grant(stage.request())));
        assertThat(stage.page()).isInstanceOf(Page.Printing.class);
        stage.then(new Paper.Out(stage.job()));
        assertThat(stage.page()).isInstanceOf(Page.Shown.class);
        assertThat(stage.effects())
                .hasExactlyElementsOfTypes(AskNumber.class, PrintTicket.class, Settle.class);
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.CONFIRMED);
    }

    @Test
    void aDoubleTapAsksOnce() {
        Stage stage = asked().then(new Touch.Without());
        assertThat(stage.last().fits()).isFalse();
        assertThat(stage.effects()).hasSize(1);
    }

    /** A kiosk whose disk failed let the hall cancel the number, and printed it afterwards. */
    @Test
    void aNumberThatIsSaidAgainWhileTheJournalIsLostIsNotGivenUp() {
        Stage stage = asked();
        Heard granted = new Heard.Granted(Stage.grant(stage.request()));
        stage.then(granted, new Journal.Lost(), granted, new Journal.Restored(), granted);
        assertThat(stage.page()).isInstanceOf(Page.NoPaper.class);
        assertThat(stage.effects()).hasExactlyElementsOfTypes(AskNumber.class, PrintTicket.class);
        stage.then(new Touch.Again(), granted);
        stage.then(new Paper.Out(stage.job()), granted);
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.CONFIRMED);
    }

    @Test
    void aCardLaidOnTheReaderAsksAtOnceUnderItsHolder() {
        Stage stage = how().then(new Sensed.CardRead(Stage.HOLDER));
        assertThat(want(stage).holder()).isEqualTo(Stage.HOLDER);
        assertThat(want(stage).ticketClass()).isEqualTo(TicketClass.ORDINARY);
    }

    @Test
    void aCodeWithAnIdentityAsksAsACardDoes() {
        Stage stage = how().then(new Sensed.PersonScanned(Stage.HOLDER));
        assertThat(want(stage).holder()).isEqualTo(Stage.HOLDER);
    }

    @Test
    void aCardThatWasLaidDownFirstIsRememberedUntilTheWayIsChosen() {
        Stage stage = new Stage().then(new Sensed.CardRead(Stage.HOLDER));
        stage.then(new Touch.PickItem(Stage.DEED, Stage.TAX), new Touch.WithCard());
        assertThat(want(stage)).isEqualTo(Want.of(Stage.TAX, Stage.DEED, Stage.HOLDER));
    }

    @Test
    void withoutACardNoHolderIsSaidEvenIfACardWasRead() {
        Stage stage = new Stage().then(new Sensed.CardRead(Stage.HOLDER));
        stage.then(new Touch.PickLine(Stage.TAX), new Touch.Without());
        assertThat(want(stage).holder()).isNull();
    }

    @Test
    void whoIsEntitledGoesFirst() {
        Stage stage = how().then(new Touch.AskPriority(), new Touch.Entitled(true));
        stage.then(new Touch.Without());
        assertThat(want(stage).ticketClass()).isEqualTo(TicketClass.PRIORITY);
    }

    @Test
    void whoIsNotEntitledWaitsAsOthersDo() {
        Stage stage = how().then(new Touch.AskPriority(), new Touch.Entitled(true));
        stage.then(new Touch.AskPriority(), new Touch.Entitled(false), new Touch.Without());
        assertThat(want(stage).ticketClass()).isEqualTo(TicketClass.ORDINARY);
    }

    @Test
    void theCardOfAnElderIsEnoughToGoFirst() {
        Stage stage = how().then(new Sensed.CardRead(Stage.ELDER));
        assertThat(want(stage).ticketClass()).isEqualTo(TicketClass.PRIORITY);
    }

    @Test
    void aCardThatCannotBeReadIsSaidAndTheOtherWaysStayOpen() {
        Stage stage = how().then(new Sensed.CardFailed(Stage.WHY));
        assertThat(stage.page()).isEqualTo(new Page.How(want(), Stage.WHY));
        stage.then(new Touch.Without());
        assertThat(stage.page()).isInstanceOf(Page.Waiting.class);
    }

    @Test
    void aHallThatDoesNotAnswerIsSaidAfterOneAndAHalfSeconds() {
        Stage stage = asked().after(Duration.ofMillis(1_499));
        assertThat(stage.page()).isInstanceOf(Page.Waiting.class);
        stage.after(Duration.ofMillis(1));
        assertThat(stage.page()).isInstanceOf(Page.NoAnswer.class);
    }

    @Test
    void lookingAtItInEnglishDoesNotMakeTheWaitLonger() {
        Stage stage = asked().after(Duration.ofMillis(1_400)).then(new Touch.Speak("en"));
        stage.after(Duration.ofMillis(100));
        assertThat(stage.page()).isInstanceOf(Page.NoAnswer.class);
        assertThat(stage.visit().manner().language()).isEqualTo("en");
    }

    @Test
    void aLateNumberIsTakenWhileTheCitizenStillStandsThere() {
        Stage stage = asked();
        MessageId request = stage.request();
        stage.afterSeconds(2).then(new Heard.Granted(Stage.grant(request)));
        assertThat(stage.page()).isInstanceOf(Page.Printing.class);
    }

    @Test
    void aLateNumberIsTakenEvenWhileHelpIsOnItsWay() {
        Stage stage = asked();
        MessageId request = stage.request();
        stage.afterSeconds(2).then(new Touch.Help(), new Heard.Granted(Stage.grant(request)));
        assertThat(stage.page()).isInstanceOf(Page.Printing.class);
        assertThat(stage.effects()).contains(new Effect.CallHelp(false));
    }

    @Test
    void tryingAgainWaitsForTheSameRequest() {
        Stage stage = asked();
        MessageId request = stage.request();
        stage.afterSeconds(2).then(new Own.NoneLeft(request, false), new Touch.Again());
        assertThat(stage.request()).isEqualTo(request);
        assertThat(stage.effects()).hasExactlyElementsOfTypes(AskNumber.class, IssueHere.class);
    }

    @Test
    void aHallThatCouldNotEvenBeAskedIsAskedAnew() {
        Stage stage = asked().then(new Heard.Away());
        assertThat(stage.page()).isEqualTo(new Page.NoAnswer(want(), Stage.id(1), false, false));
        stage.then(new Own.NoneLeft(Stage.id(1), false), new Touch.Again());
        assertThat(stage.effects())
                .hasExactlyElementsOfTypes(AskNumber.class, IssueHere.class, AskNumber.class);
    }

    @Test
    void aNumberOfItsOwnIsIssuedToTheSamePress() {
        Stage stage = asked();
        MessageId request = stage.request();
        stage.after(Duration.ofMillis(1_500));
        assertThat(stage.effects().getLast()).isEqualTo(new IssueHere(request, want()));
        Issued own = new Issued(Stage.grant(request), null, true);
        stage.then(new Own.Given(own));
        assertThat(stage.page()).isInstanceOf(Page.Printing.class);
        assertThat(((PrintTicket) stage.effects().getLast()).ticket()).isEqualTo(own);
    }

    @Test
    void whatTheHallSaysAfterAnOfflineNumberChangesNothingOnTheScreen() {
        Stage stage = asked();
        MessageId request = stage.request();
        stage.afterSeconds(2)
                .then(new Own.Given(new Issued(Stage.grant(request), null, true)))
                .then(new Heard.Refused(request, Stage.WHY));
        assertThat(stage.last().fits()).isFalse();
        assertThat(stage.page()).isInstanceOf(Page.Printing.class);
    }

    @Test
    void usedUpNumbersAreSaidAndALateAnswerIsStillTaken() {
        Stage stage = asked();
        MessageId request = stage.request();
        stage.afterSeconds(2).then(new Own.NoneLeft(request, true));
        assertThat(stage.page()).isEqualTo(new Page.NoAnswer(want(), request, true, true));
        stage.then(new Heard.Granted(Stage.grant(request)));
        assertThat(stage.page()).isInstanceOf(Page.Printing.class);
    }

    @Test
    void aNumberForSomeoneWhoHasGoneIsGivenBack() {
        Stage stage = asked();
        MessageId request = stage.request();
        stage.afterSeconds(2).then(new Touch.Home(), new Heard.Granted(Stage.grant(request)));
        assertThat(stage.page()).isInstanceOf(Page.Idle.class);
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.NEVER);
    }

    @Test
    void aRefusalIsShownInTheHallsWords() {
        Stage stage = asked();
        stage.then(new Heard.Refused(stage.request(), Stage.WHY));
        assertThat(stage.page()).isEqualTo(new Page.Trouble(Page.Cause.REFUSED, Stage.WHY));
    }

    @Test
    void withoutPaperTheNumberStaysGoodAndIsShown() {
        Stage stage = printing();
        stage.then(new Paper.Never(stage.job(), Stage.WHY));
        assertThat(stage.page()).isInstanceOf(Page.NoPaper.class);
        stage.then(new Touch.Noted());
        assertThat(stage.page()).isEqualTo(new Page.Shown(issued(stage), false));
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.UNKNOWN);
    }

    @Test
    void whoWalksAwayFromAScreenWithANumberKeepsTheNumber() {
        Stage stage = printing();
        stage.then(new Paper.Never(stage.job(), Stage.WHY)).afterSeconds(75);
        assertThat(stage.page()).isInstanceOf(Page.Idle.class);
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.UNKNOWN);
    }

    @Test
    void whoDoesNotWantTheNumberGivesItBack() {
        Stage stage = printing();
        stage.then(new Paper.Never(stage.job(), Stage.WHY), new Touch.GiveUp());
        assertThat(stage.page()).isInstanceOf(Page.Idle.class);
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.NEVER);
    }

    @Test
    void aPrinterThatCannotSayLetsTheCitizenSayYes() {
        Stage stage = printing();
        stage.then(new Paper.Doubtful(stage.job(), Stage.WHY), new Touch.PaperCame(true));
        assertThat(stage.page()).isEqualTo(new Page.Shown(issued(stage), true));
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.CONFIRMED);
    }

    @Test
    void aNoPrintsItAgainMarkedAsAReprint() {
        Stage stage = printing();
        stage.then(new Paper.Doubtful(stage.job(), Stage.WHY), new Touch.PaperCame(false));
        assertThat(stage.effects().getLast())
                .isEqualTo(new PrintTicket(stage.job(), issued(stage), true));
    }

    @Test
    void nobodyAnsweringWhetherPaperCameIsToldAsUnknown() {
        Stage stage = printing();
        stage.then(new Paper.Doubtful(stage.job(), Stage.WHY)).afterSeconds(75);
        assertThat(stage.page()).isInstanceOf(Page.Idle.class);
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.UNKNOWN);
    }

    @Test
    void aPrinterThatNeverAnswersIsNotWaitedForForEver() {
        Stage stage = printing().afterSeconds(20);
        assertThat(stage.page()).isInstanceOf(Page.AskingPaper.class);
        stage.then(new Paper.Out(stage.job()));
        assertThat(stage.page()).isInstanceOf(Page.Shown.class);
        assertThat(outcome(stage)).isEqualTo(PaperOutcome.CONFIRMED);
    }

    @Test
    void aTornTicketIsPrintedAgainOnceAVisit() {
        Stage stage = printing();
        stage.then(new Paper.Out(stage.job()), new Touch.PrintCopy());
        assertThat(stage.effects().getLast()).isInstanceOf(Effect.PrintCopy.class);
        MessageId job = ((Effect.PrintCopy) stage.effects().getLast()).job();

        stage.then(new Touch.PrintCopy());
        assertThat(stage.last().fits()).as("while it is coming").isFalse();
        stage.then(new Paper.Out(job), new Touch.PrintCopy());
        assertThat(stage.last().fits()).as("a second time").isFalse();
        assertThat(((Page.Shown) stage.page()).copy()).isInstanceOf(Page.Sheet.Came.class);
    }

    @Test
    void aCopyThatFailedMayBeTriedAgain() {
        Stage stage = printing();
        stage.then(new Paper.Out(stage.job()), new Touch.PrintCopy());
        MessageId job = ((Effect.PrintCopy) stage.effects().getLast()).job();

        stage.then(new Paper.Never(job, Stage.WHY), new Touch.PrintCopy());

        assertThat(stage.last().fits()).isTrue();
    }

    @Test
    void aTicketIsShownForFifteenSeconds() {
        Stage stage = printing();
        stage.then(new Paper.Out(stage.job())).afterSeconds(14);
        assertThat(stage.page()).isInstanceOf(Page.Shown.class);
        stage.afterSeconds(1);
        assertThat(stage.visit()).isEqualTo(Visit.idle(Stage.HABITS, stage.now()));
    }

    @Test
    void everyEndIsAnnouncedTwentySecondsBefore() {
        Stage stage = how();
        assertThat(stage.visit().ends(Stage.HABITS))
                .isEqualTo(
                        java.util.Objects.requireNonNull(stage.visit().warns(Stage.HABITS))
                                .plusSeconds(20));
        stage.afterSeconds(74).then(new Touch.Stay()).afterSeconds(74);
        assertThat(stage.page()).isInstanceOf(Page.How.class);
        stage.afterSeconds(1);
        assertThat(stage.page()).isInstanceOf(Page.Idle.class);
    }

    @Test
    void theNextCitizenFindsTheUsualLanguageAndSize() {
        Stage stage = new Stage().then(new Touch.Speak("en"), new Touch.Enlarge(true));
        stage.then(new Touch.Contrast(true));
        assertThat(stage.visit().manner()).isEqualTo(new Manner("en", true, true));
        stage.afterSeconds(45);
        assertThat(stage.visit().manner()).isEqualTo(Stage.HABITS.usual());
    }

    @Test
    void aTicketsCodeIsLookedUpFromAnyPageThatCanWait() {
        Stage stage = how().then(new Sensed.TicketScanned(Stage.TICKET));
        assertThat(stage.effects()).containsExactly(new Effect.AskWhere(Stage.TICKET));
        stage.then(new Heard.Located(Stage.found(Stage.TICKET)));
        assertThat(stage.page()).isEqualTo(new Page.Found(Stage.found(Stage.TICKET)));
    }

    @Test
    void anEnquiryWithoutAnAnswerIsSaid() {
        Stage stage = new Stage().then(new Sensed.TicketScanned(Stage.TICKET)).afterSeconds(2);
        assertThat(stage.page()).isEqualTo(new Page.Trouble(Page.Cause.ENQUIRY_UNANSWERED, null));
    }

    @Test
    void aSheetOfMaterialsSaysWhatBecameOfIt() {
        Stage stage = new Stage().then(new Touch.OpenGuide());
        stage.then(new Touch.PickItem(Stage.DEED, Stage.TAX), new Touch.PrintSheet());
        var print = (Effect.PrintMaterials) stage.effects().getLast();
        stage.then(new Touch.PrintSheet());
        assertThat(stage.last().fits()).isFalse();
        stage.then(new Paper.Never(print.job(), Stage.WHY));
        assertThat(((Page.Reading) stage.page()).sheet())
                .isEqualTo(new Page.Sheet.Failed(Stage.WHY));
    }

    @Test
    void aSearchHoldsNoMoreThanFortyLettersAndErasesWholeCharacters() {
        Stage stage = new Stage().then(new Touch.Search("𠮷".repeat(50)), new Touch.Erase());
        assertThat(((Page.Choosing) stage.page()).query()).isEqualTo("𠮷".repeat(39));
    }

    private static Stage how() {
        return new Stage().then(new Touch.Take(), new Touch.PickLine(Stage.TAX));
    }

    private static Stage asked() {
        return how().then(new Touch.Without());
    }

    private static Stage printing() {
        Stage stage = asked();
        return stage.then(new Heard.Granted(Stage.grant(stage.request())));
    }

    private static Want want() {
        return Want.of(Stage.TAX, null, null);
    }

    private static Want want(Stage stage) {
        return ((AskNumber) stage.effects().getLast()).want();
    }

    private static Issued issued(Stage stage) {
        return stage.effects().stream()
                .filter(PrintTicket.class::isInstance)
                .map(effect -> ((PrintTicket) effect).ticket())
                .findFirst()
                .orElseThrow();
    }

    /** The one settlement there must be. */
    private static PaperOutcome outcome(Stage stage) {
        assertThat(stage.effects()).filteredOn(Settle.class::isInstance).hasSize(1);
        return stage.effects().stream()
                .filter(Settle.class::isInstance)
                .map(effect -> ((Settle) effect).outcome())
                .findFirst()
                .orElseThrow();
    }
}
