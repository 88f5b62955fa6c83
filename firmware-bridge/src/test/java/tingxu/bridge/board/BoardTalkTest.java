package tingxu.bridge.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.bridge.Health;
import tingxu.bridge.board.BusTalk.Act;
import tingxu.bridge.board.onbon.OnbonWords;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class BoardTalkTest {

    private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");
    private static final Dialect SEVEN = OnbonWords.dialect(7);
    private static final Dialect.Pace PACE = SEVEN.pace();
    private static final Duration LOOK = PACE.look();
    private static final Duration BETWEEN_FACES = PACE.betweenFaces();
    private static final Duration GAP = PACE.gap();
    private static final BoardFace A001 = BoardFace.number("A001");
    private static final BoardFace A002 = BoardFace.number("A002");
    private static final BoardFace A003 = BoardFace.number("A003");

    private final List<Act> acts = new ArrayList<>();
    private Instant now = START;
    private final BusTalk talk = alone();

    @Test
    void aBoardThatAnswersAPingIsReady() {
        assertThat(said()).containsExactly("ping");

        hear(OnbonWords.yes(7));

        assertThat(acts).containsExactly(new Act.Feel(0, new Health.Ready()));
        assertThat(talk.wakeAt()).isEqualTo(now.plus(LOOK));
    }

    @Test
    void aFaceIsConfirmedOnceByItsAcknowledgement() {
        ready();
        show(A001);
        assertThat(said()).containsExactly("A001");
        assertThat(confirmed()).isEmpty();

        hear(OnbonWords.yes(7));
        hear(OnbonWords.yes(7));

        assertThat(confirmed()).containsExactly(A001);
    }

    @Test
    void whileOneRequestIsOpenOnlyTheNewestFaceIsKept() {
        ready();
        show(A001);
        show(A002);
        show(A003);
        assertThat(said()).containsExactly("A001");

        hear(OnbonWords.yes(7));
        assertThat(said()).isEmpty();
        pass(BETWEEN_FACES);
        assertThat(said()).containsExactly("A003");
        hear(OnbonWords.yes(7));

        assertThat(confirmed()).containsExactly(A003);
    }

    @Test
    void aFaceThatIsNoLongerWantedIsNotRepeated() {
        ready();
        show(A001);
        show(A002);
        said();

        pass(PACE.answerLimit());

        assertThat(said()).containsExactly("A002");
    }

    @Test
    void aSilentBoardIsAskedThreeTimesAndThenGoneUntilItComesBackAndShowsTheFaceAgain() {
        ready();
        show(A001);
        hear(OnbonWords.yes(7));
        acts.clear();
        pass(LOOK);
        for (int i = 0; i < BoardTalk.TRIES; i++) pass(PACE.answerLimit());
        assertThat(said()).containsExactly("ping", "ping", "ping");
        assertThat(acts).hasSize(1).first().isInstanceOf(Act.Feel.class);
        assertThat(((Act.Feel) acts.getFirst()).health()).isInstanceOf(Health.Gone.class);
        acts.clear();

        pass(BETWEEN_FACES);
        assertThat(said()).containsExactly("A001");
        hear(OnbonWords.yes(7));

        assertThat(acts)
                .containsExactly(new Act.Feel(0, new Health.Ready()), new Act.Confirm(0, A001));
    }

    @Test
    void aBusyCardIsAskedAgainSoonAndThenLater() {
        ready();
        show(A001);
        for (int i = 1; i < BoardTalk.TRIES; i++) {
            hear(OnbonWords.busy(7));
            assertThat(talk.wakeAt()).isEqualTo(now.plus(BoardTalk.BUSY_PAUSE));
            pass(BoardTalk.BUSY_PAUSE);
        }
        hear(OnbonWords.busy(7));
        assertThat(said()).containsExactly("A001", "A001", "A001");
        assertThat(acts).anyMatch(act -> feels(act, "busy"));

        pass(BETWEEN_FACES);
        hear(OnbonWords.yes(7));

        assertThat(confirmed()).containsExactly(A001);
    }

    @Test
    void aCardWithoutTheFontIsNotPesteredAndSaysSo() {
        ready();
        show(A001);

        hear(OnbonWords.hasNoFont(7));

        assertThat(said()).containsExactly("A001");
        assertThat(acts).anyMatch(act -> feels(act, "no such font"));
        assertThat(talk.wakeAt()).isEqualTo(now.plus(LOOK));
    }

    @Test
    void theAnswerOfAnotherBoardIsNotTakenForOurs() {
        ready();
        show(A001);

        hear(OnbonWords.yes(8));

        assertThat(confirmed()).isEmpty();
        assertThat(talk.isWaiting()).isTrue();
    }

    @Test
    void aConfirmedFaceIsSentAgainEveryMinuteWithoutBeingToldAgain() {
        ready();
        show(A001);
        hear(OnbonWords.yes(7));
        acts.clear();
        List<String> said = new ArrayList<>();
        while (!now.isAfter(START.plusSeconds(130))) {
            pass(Duration.ofSeconds(1));
            said.addAll(said());
            if (talk.isWaiting()) hear(OnbonWords.yes(7));
        }

        assertThat(said.stream().filter("A001"::equals)).hasSize(2);
        assertThat(said.stream().filter("ping"::equals)).hasSizeBetween(18, 26);
        assertThat(confirmed()).isEmpty();
    }

    private BusTalk alone() {
        BusTalk talk = new BusTalk(List.of(SEVEN), Collections.singletonList(null), now);
        acts.addAll(talk.tick(now));
        return talk;
    }

    private void ready() {
        hear(OnbonWords.yes(7));
        pass(GAP);
        acts.clear();
    }

    private void show(BoardFace face) {
        acts.addAll(talk.show(0, face, now));
    }

    private void hear(Bytes frame) {
        acts.addAll(talk.on(frame, now));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        acts.addAll(talk.tick(now));
    }

    private List<BoardFace> confirmed() {
        return acts.stream()
                .filter(Act.Confirm.class::isInstance)
                .map(act -> ((Act.Confirm) act).face())
                .toList();
    }

    /** What was sent since the last look, in words. */
    private List<String> said() {
        List<String> said =
                acts.stream()
                        .filter(Act.Send.class::isInstance)
                        .map(act -> words(((Act.Send) act).bytes()))
                        .toList();
        acts.removeIf(Act.Send.class::isInstance);
        return said;
    }

    private static String words(Bytes frame) {
        String text = OnbonWords.text(frame);
        for (String number : List.of("A001", "A002", "A003"))
            if (text.contains(number)) return number;
        return "ping";
    }

    private static boolean feels(Act act, String words) {
        return act instanceof Act.Feel(int _, Health.Strained(Health.Trouble trouble))
                && trouble.en().contains(words);
    }
}
