package tingxu.control.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.balance.Policies;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.Workdays;
import tingxu.control.hall.Advice;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.control.waits.Lessons;
import tingxu.wire.LineId;
import tingxu.wire.mqtt.MessageIds;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The advisor in a hall that has been open for some days. */
class AdvisorTest {

    private static final long LIMIT_SECONDS = 60;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-23T01:00:00Z"));
    private final InstantSource clock = now::get;
    private final Catalogue catalogue = LivedDays.hall();
    private final MemoryJournal journal = new MemoryJournal(catalogue.hall());
    private final MessageIds ids = new MessageIds(clock);
    private final HallLoop loop =
            new HallLoop(catalogue.hall(), new Hall(Policies::of), journal, clock, 10_000);
    private final LivedDays days = new LivedDays(journal, loop, ids, now, catalogue);
    private final LinkedBlockingQueue<Sight> sights = new LinkedBlockingQueue<>();
    private final Lessons lessons;
    private final Advisor advisor;

    AdvisorTest(@TempDir Path folder) {
        lessons = new Lessons(folder);
        advisor =
                new Advisor(catalogue, new Hall(Policies::of), loop, journal, lessons, clock, ids);
    }

    @AfterEach
    void closeHall() {
        advisor.close();
        loop.close();
    }

    private Sight first() throws InterruptedException {
        advisor.listen(() -> sights.add(advisor.sight()));
        advisor.start();
        return next();
    }

    private Sight next() throws InterruptedException {
        Sight sight = sights.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(sight).as("a look within a minute").isNotNull();
        return sight;
    }

    private Sight again() throws InterruptedException {
        advisor.ask();
        return next();
    }

    /** What is advised about windows; what clerks may learn is another matter. */
    private List<Advice> windowsAdvised() {
        return advisor.advised().stream()
                .map(Advisor.Told::advice)
                .filter(advice -> !(advice.deed() instanceof Advice.Deed.Train))
                .toList();
    }

    private void crowd(int people) {
        days.today();
        days.open(people == 0 ? 7 : 2);
        for (int i = 0; i < people; i++) days.comes(new LineId("household"));
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(5)));
    }

    private Answer answer(Advice advice, boolean followed, String reason) {
        return loop.take(
                        Said.by(
                                "desk",
                                ids.get(),
                                new Command.AnswerAdvice(advice, followed, "shift lead", reason)))
                .join();
    }

    private List<Event> written() {
        List<Event> all = new ArrayList<>();
        journal.read(1, entry -> all.addAll(entry.events()));
        return all;
    }

    @Test
    void nothingIsAdvisedBeforeEnoughDaysAreOver() throws InterruptedException {
        days.live(4, lessons);
        crowd(40);
        Sight sight = first();

        assertThat(sight.ready()).isEqualTo(Sight.Ready.LEARNING);
        assertThat(sight.daysLearnt()).isEqualTo(4);
        assertThat(advisor.advised()).isEmpty();
        assertThat(advisor.tomorrow(Workdays.shipped())).isEmpty();
        assertThat(written()).noneMatch(Event.AdviceGiven.class::isInstance);
    }

    @Test
    void aDayThatOpensIsLookedAtWithoutBeingAsked() throws InterruptedException {
        assertThat(first().ready()).isEqualTo(Sight.Ready.NO_DAY);
        days.today();
        assertThat(next().ready()).isEqualTo(Sight.Ready.LEARNING);
    }

    @Test
    void aDayWithoutAWindowWarnsOfNothingUntilWindowsOpen() throws InterruptedException {
        days.live(5, lessons);
        days.today();
        Sight early = first();
        assertThat(early.ready()).isEqualTo(Sight.Ready.NO_WINDOW);
        assertThat(early.warning()).isEqualTo(Warning.NONE);

        days.open(7);
        Sight opened = next();
        assertThat(opened.ready()).isEqualTo(Sight.Ready.YES);
        assertThat(opened.warning().turns()).isPositive();
        assertThat(opened.warning().share()).isLessThan(.05);
    }

    @Test
    void aCrowdIsSeenComingAndAPersonOpensTheReserveWindow() throws InterruptedException {
        days.live(5, lessons);
        crowd(40);
        Sight sight = first();

        assertThat(sight.ready()).isEqualTo(Sight.Ready.YES);
        assertThat(sight.warning().share()).isGreaterThan(.05);
        Advice advice = advisor.advised().getFirst().advice();
        assertThat(advice.deed())
                .isInstanceOfSatisfying(
                        Advice.Deed.OpenReserve.class,
                        open -> assertThat(open.window()).isEqualTo(LivedDays.RESERVE));
        assertThat(advice.worth().helpedPercent()).isGreaterThan(90);
        assertThat(advice.worth().p95Seconds()).isPositive();
        assertThat(loop.state().window(LivedDays.RESERVE).open())
                .as("nothing is done without a person")
                .isFalse();

        assertThat(answer(advice, true, "")).isInstanceOf(Answer.Done.class);
        assertThat(loop.state().window(LivedDays.RESERVE).open()).isTrue();
        assertThat(windowsAdvised()).isEmpty();
        assertThat(advisor.answered()).hasSize(1);
        List<Event> written = written();
        assertThat(written.subList(written.size() - 2, written.size()))
                .hasExactlyElementsOfTypes(Event.AdviceAnswered.class, Event.WindowOpened.class);
    }

    @Test
    void whatAPersonDidNotWantIsNotSaidAgainForAnHour() throws InterruptedException {
        days.live(5, lessons);
        crowd(40);
        first();
        Advice advice = advisor.advised().getFirst().advice();
        again();
        assertThat(windowsAdvised()).as("said once while it is open").containsExactly(advice);
        answer(advice, false, "nobody is free");

        again();
        assertThat(windowsAdvised()).isEmpty();
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(61)));
        again();
        assertThat(windowsAdvised()).hasSize(1);
        assertThat(windowsAdvised().getFirst().id()).isNotEqualTo(advice.id());
    }

    @Test
    void anEmptyHallIsLeftInPeace() throws InterruptedException {
        days.live(5, lessons);
        crowd(0);
        Sight sight = first();

        assertThat(sight.ready()).isEqualTo(Sight.Ready.YES);
        assertThat(sight.warning().share()).isLessThan(.05);
        assertThat(windowsAdvised()).isEmpty();
    }

    @Test
    void tomorrowIsPlannedFromTheDaysThatAreOver() throws InterruptedException {
        days.live(6, lessons);
        Sight sight = first();

        assertThat(sight.ready()).isEqualTo(Sight.Ready.NO_DAY);
        DayPlan plan = advisor.tomorrow(Workdays.shipped()).orElseThrow();
        assertThat(plan.day()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(plan.daysLearnt()).isEqualTo(6);
        assertThat(plan.halfHours().getFirst().from()).isEqualTo("09:00");
        assertThat(plan.halfHours().getFirst().came()).isEqualTo(10);
    }
}
