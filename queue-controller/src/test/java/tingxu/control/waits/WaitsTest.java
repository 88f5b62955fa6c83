package tingxu.control.waits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.balance.Policies;
import tingxu.control.forecast.Contest;
import tingxu.control.forecast.Learning;
import tingxu.control.forecast.Lesson;
import tingxu.control.forecast.Range;
import tingxu.control.forecast.Rota;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.journal.Days;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.WaitRange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A small hall with a loop, whose waits are forecast live and whose days teach. */
class WaitsTest {

    private static final Rota NO_BREAKS = new Rota(List.of(), ZoneOffset.UTC);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Days.NINE);
    private final AtomicLong ids = new AtomicLong();
    private final MemoryJournal journal = new MemoryJournal(Days.HALL);
    private final HallLoop loop =
            new HallLoop(Days.HALL, new Hall(Policies::of), journal, now::get, 1_000);

    @AfterEach
    void end() {
        loop.close();
    }

    private MessageId tell(Command command) {
        MessageId id = MessageId.of(0, 7, ids.incrementAndGet());
        Answer answer = loop.take(Said.by("desk", id, command)).join();
        assertThat(answer).as("%s", command).isInstanceOf(Answer.Done.class);
        return id;
    }

    private void opens(LocalDate day) {
        tell(new Command.OpenDay(day, Days.PLAN));
        tell(new Command.OpenWindow(Days.ONE, List.of(new Skill(Days.HOUSEHOLD, true))));
    }

    private Ticket comes() {
        MessageId id = MessageId.of(0, 8, ids.incrementAndGet());
        tell(
                new Command.IssueTicket(
                        id, "desk", Days.HOUSEHOLD, TicketClass.ORDINARY, null, null, null));
        return loop.state().ticketOf(id).orElseThrow();
    }

    private void serves(int minutes) {
        tell(new Command.CallNext(Days.ONE));
        tell(new Command.StartService(Days.ONE));
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(minutes)));
        tell(new Command.FinishService(Days.ONE));
    }

    private static Lesson lesson(LocalDate day) {
        return new Learning().lesson(day, 1, List.<Contest.Case>of());
    }

    // ------------------------------------------------------------------ live

    @Test
    void who_waits_is_told_by_the_hall_played_on_and_further_back_means_longer() {
        opens(Days.DAY);
        for (int i = 0; i < 6; i++) comes();
        serves(4);
        Ticket last = comes();
        Lessons lessons = new Lessons(folder);
        try (LiveWaits waits = LiveWaits.follow(journal, loop, NO_BREAKS, now::get, lessons)) {
            HallState state = loop.state();
            WaitRange closed = Waits.CLOSED_FORM.told(state, last, now.get()).range();

            await().atMost(LIMIT).until(() -> waits.foreseen().isAfter(Instant.MIN));

            // Five before: some forty minutes, whatever the way of reckoning.
            WaitRange told = waits.told(state, last, now.get()).range();
            assertThat(told.p50Minutes()).isBetween(25, 60);
            assertThat(told.p90Minutes()).isGreaterThan(told.p50Minutes());
            assertThat(told).isNotEqualTo(closed);
            WaitRange newcomer = waits.newcomer(state, Days.HOUSEHOLD, now.get());
            assertThat(newcomer.p50Minutes()).isGreaterThan(told.p50Minutes());
            assertThat(waits.loads(state, now.get()).getFirst().range()).isEqualTo(newcomer);

            now.updateAndGet(before -> before.plus(Duration.ofMinutes(10)));
            assertThat(waits.told(state, last, now.get()).range().p50Minutes())
                    .isEqualTo(told.p50Minutes() - 10);
        }
    }

    @Test
    void a_hall_that_is_closed_promises_nothing_and_a_line_without_people_no_wait() {
        try (LiveWaits waits =
                LiveWaits.follow(journal, loop, NO_BREAKS, now::get, new Lessons(folder))) {
            assertThat(waits.loads(loop.state(), now.get())).isEmpty();
            opens(Days.DAY);
            assertThat(waits.newcomer(loop.state(), Days.HOUSEHOLD, now.get()))
                    .isEqualTo(new WaitRange(0, 0));
        }
    }

    // ------------------------------------------------------------------ learnt

    @Test
    void a_day_that_ends_teaches_and_is_gone_over_once() {
        Lessons lessons = new Lessons(folder);
        opens(Days.DAY);
        for (int i = 0; i < 40; i++) comes();
        for (int i = 0; i < 40; i++) serves(3);
        tell(new Command.CloseWindow(Days.ONE));
        tell(new Command.EndDay(false));
        long end = loop.row();
        try (Review review = Review.follow(journal, loop, NO_BREAKS, lessons)) {
            await().atMost(LIMIT).until(() -> lessons.last(9).size() == 1);
            Lesson first = lessons.last(9).getFirst();
            assertThat(first.day()).isEqualTo(Days.DAY);
            assertThat(first.lastRow()).isEqualTo(end);
            assertThat(first.lines().getFirst().services()).isEqualTo(new Lesson.Sum(40, 120));
            assertThat(first.forecasts())
                    .extracting(Contest.Case::forecaster)
                    .contains("monte-carlo", "closed-form", "people-ahead");
            // Forty services of three minutes each weigh twice as much as the plan's word of eight.
            assertThat(
                            Learning.of(lessons.last(9))
                                    .habits(Days.PLAN)
                                    .services()
                                    .get(Days.HOUSEHOLD))
                    .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));

            now.updateAndGet(before -> before.plus(Duration.ofDays(1)));
            opens(Days.DAY.plusDays(1));
            comes();
            serves(2);
            tell(new Command.CloseWindow(Days.ONE));
            tell(new Command.EndDay(false));
            await().atMost(LIMIT).until(() -> lessons.last(9).size() == 2);
            assertThat(lessons.last(9).getLast().lines().getFirst().services().count())
                    .isEqualTo(1);
            assertThat(review).isNotNull();
        }
    }

    @Test
    void lessons_outlive_the_process_and_a_broken_one_is_passed_over() throws IOException {
        Lessons lessons = new Lessons(folder.resolve("lessons"));
        Lesson kept =
                new Lesson(
                        Days.DAY,
                        77,
                        List.of(new Lesson.OfLine("household", new Lesson.Sum(3, 21.5), 1)),
                        List.of(
                                new Lesson.Coming(
                                        "household", TicketClass.PRIORITY, List.of(0, 4, 2))),
                        new Lesson.Sum(3, 1.5),
                        Lesson.Sum.NONE,
                        List.of(
                                new Contest.Case(
                                        "monte-carlo", Days.HOUSEHOLD, new Range(3, 8), 5.5, 9)));
        lessons.keep(lesson(Days.DAY.minusDays(1)));
        lessons.keep(kept);
        lessons.keep(kept);
        Files.writeString(folder.resolve("lessons").resolve("2026-11-23.json"), "{\"day\":");

        assertThat(new Lessons(folder.resolve("lessons")).last(5))
                .containsExactly(lesson(Days.DAY.minusDays(1)), kept);
        assertThat(lessons.last(1)).containsExactly(kept);
    }

    @Test
    void a_hall_keeps_four_hundred_days() {
        Lessons lessons = new Lessons(folder);
        LocalDate first = LocalDate.of(2025, 1, 1);
        for (int i = 0; i < 403; i++) lessons.keep(lesson(first.plusDays(i)));

        assertThat(lessons.last(1_000)).hasSize(400);
        assertThat(lessons.last(1_000).getFirst().day()).isEqualTo(first.plusDays(3));
    }
}
