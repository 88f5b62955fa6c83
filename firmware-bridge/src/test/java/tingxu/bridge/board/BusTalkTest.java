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
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Several boards on one pair of wires, some of them deaf; time is told. */
class BusTalkTest {

    private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(10);

    private final SortedSet<Integer> deaf = new TreeSet<>();
    private final List<Act> acts = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private int last;
    private Instant now = START;
    private BusTalk talk = new BusTalk(List.of(), List.of(), START);

    @Test
    void oneQuestionIsOpenAtATimeAndEveryBoardHasItsTurn() {
        bus(8);
        pass(Duration.ofSeconds(1));

        assertThat(asked.subList(0, 8)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(ready()).hasSize(8);
    }

    @Test
    void aDeafBoardHoldsUpTheOthersByOneLimitAtMost() {
        deaf.add(0);
        bus(4);
        pass(Duration.ofSeconds(20));
        Duration worst = Duration.ZERO;
        for (int round = 0; round < 60; round++) {
            int seat = 1 + round % 3;
            acts.clear();
            BoardFace face = BoardFace.number("A%03d".formatted(round));
            Instant asked = now;
            perform(talk.show(seat, face, now));
            while (!acts.contains(new Act.Confirm(seat, face))) {
                pass(STEP);
                assertThat(Duration.between(asked, now)).isLessThan(Duration.ofSeconds(5));
            }
            Duration took = Duration.between(asked, now);
            if (took.compareTo(worst) > 0) worst = took;
            pass(Duration.ofMillis(730));
        }

        assertThat(worst).isLessThanOrEqualTo(LIMIT.plus(STEP.multipliedBy(3)));
    }

    @Test
    void aBoardThatIsGoneIsAskedTheMoreRarelyTheMoreNeighboursItHas() {
        deaf.add(3);
        bus(10);
        pass(Duration.ofSeconds(30));
        asked.clear();
        pass(Duration.ofMinutes(2));

        // Ten seconds of rest after each limit of two.
        assertThat(asked.stream().filter(seat -> seat == 3)).hasSizeBetween(8, 11);
    }

    @Test
    void whoComesBackIsHeardHoweverBusyTheLineIs() {
        deaf.add(2);
        bus(3);
        pass(Duration.ofSeconds(15));
        assertThat(acts)
                .anyMatch(act -> act instanceof Act.Feel(int seat, Health.Gone _) && seat == 2);
        perform(talk.show(2, BoardFace.number("C001"), now));
        deaf.clear();
        acts.clear();
        for (int i = 0; i < 3000; i++) {
            perform(talk.show(i % 2, BoardFace.number("A%03d".formatted(i % 1000)), now));
            pass(STEP);
        }

        assertThat(acts).contains(new Act.Confirm(2, BoardFace.number("C001")));
    }

    @Test
    void aFaceGoesBeforeErrandsAndEveryErrandEndsInAnAnswer() {
        bus(2);
        pass(Duration.ofSeconds(1));
        List<Errand> errands = new ArrayList<>();
        for (int i = 0; i < BoardTalk.MOST_ERRANDS + 2; i++) {
            Errand errand = OnbonWords.status(1);
            errands.add(errand);
            perform(talk.send(0, errand, now));
        }
        perform(talk.show(0, BoardFace.free(), now));
        pass(Duration.ofSeconds(5));

        List<Act.Told> told =
                acts.stream().filter(Act.Told.class::isInstance).map(Act.Told.class::cast).toList();
        assertThat(told.stream().map(Act.Told::errand))
                .containsExactlyInAnyOrderElementsOf(errands);
        assertThat(told.stream().filter(one -> one.answer() instanceof Answer.No)).hasSize(2);
        assertThat(acts).contains(new Act.Confirm(0, BoardFace.free()));
    }

    @Test
    void errandsForABoardThatDoesNotAnswerEndInSilence() {
        deaf.add(0);
        bus(1);
        Errand errand = OnbonWords.status(1);
        perform(talk.send(0, errand, now));
        pass(Duration.ofSeconds(10));

        assertThat(acts).contains(new Act.Told(errand, new Answer.Silence()));
    }

    @Test
    void aBrightnessIsToldWheneverABoardComesBack() {
        talk = new BusTalk(List.of(OnbonWords.bright(1, 5)), Arrays.asList((BoardFace) null), now);
        perform(talk.tick(now));
        pass(Duration.ofSeconds(1));
        Bytes told = OnbonWords.brightness(1, 5).bytes();
        assertThat(acts).filteredOn(new Act.Send(0, told)::equals).hasSize(1);
        deaf.add(0);
        pass(Duration.ofSeconds(20));
        acts.clear();
        deaf.clear();
        pass(Duration.ofSeconds(5));

        assertThat(acts).contains(new Act.Send(0, told));
    }

    @Test
    void anotherBoardsAnswerAndALateOneAreNobodys() {
        bus(2);
        acts.clear();
        perform(talk.on(answer(1), now));
        assertThat(acts).noneMatch(Act.Feel.class::isInstance);
        pass(Duration.ofMillis(10));
        acts.clear();
        perform(talk.on(answer(0), now));
        assertThat(acts).noneMatch(Act.Feel.class::isInstance);
    }

    private void bus(int boards) {
        List<Dialect> dialects = new ArrayList<>();
        for (int seat = 0; seat < boards; seat++) dialects.add(OnbonWords.dialect(seat + 1));
        talk = new BusTalk(dialects, Arrays.asList(new BoardFace[boards]), now);
        perform(talk.tick(now));
    }

    /** Lets time go by; whoever is asked and hears answers at the next step. */
    private void pass(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plus(STEP);
            if (talk.isWaiting() && !deaf.contains(last)) perform(talk.on(answer(last), now));
            perform(talk.tick(now));
        }
    }

    private void perform(List<Act> all) {
        acts.addAll(all);
        for (Act act : all)
            if (act instanceof Act.Send(int seat, Bytes _)) {
                asked.add(seat);
                last = seat;
            }
    }

    private List<Integer> ready() {
        List<Integer> seats = new ArrayList<>();
        for (Act act : acts)
            if (act instanceof Act.Feel(int seat, Health.Ready()) && !seats.contains(seat))
                seats.add(seat);
        return seats;
    }

    private static Bytes answer(int seat) {
        return OnbonWords.yes(seat + 1);
    }
}
