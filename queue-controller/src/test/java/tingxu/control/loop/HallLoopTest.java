package tingxu.control.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Whereabouts;
import tingxu.control.journal.Days;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.journal.JournalBroken;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.rules.Hall;
import tingxu.wire.MessageId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;

class HallLoopTest {

    private static final TicketNumber A1 = new TicketNumber('A', 1);

    private final HandClock wall = new HandClock(Days.NINE);
    private final AtomicLong ids = new AtomicLong();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @TempDir Path folder;

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : opened.reversed()) each.close();
    }

    private HallLoop loop(Journal journal) {
        return loop(journal, 10_000);
    }

    private HallLoop loop(Journal journal, int inbox) {
        HallLoop loop = new HallLoop(Days.HALL, new Hall(Policies::of), journal, wall, inbox);
        opened.add(loop);
        return loop;
    }

    private HallLoop open(Journal journal) {
        HallLoop loop = loop(journal);
        desk(loop, new Command.OpenDay(Days.DAY, Days.PLAN));
        desk(loop, opens(Days.ONE));
        return loop;
    }

    private static Command opens(WindowId window) {
        return new Command.OpenWindow(
                window, List.of(new Skill(Days.HOUSEHOLD, true), new Skill(Days.SOCIAL, false)));
    }

    private MessageId fresh() {
        return Days.id(ids.incrementAndGet());
    }

    private Answer desk(HallLoop loop, Command command) {
        return loop.take(Said.by("desk", fresh(), command)).join();
    }

    private Answer asks(HallLoop loop) {
        MessageId id = fresh();
        return loop.take(Said.by("k01", id, Days.asks(id, Days.HOUSEHOLD))).join();
    }

    private Said node(long epoch, long seq, Command command) {
        return new Said(fresh(), "k01", epoch, seq, command);
    }

    // ------------------------------------------------------------------ two at once

    @Test
    void twoWindowsThatPressNextInTheSameInstantNeverGetTheSameCitizen() throws Exception {
        int rounds = 4_000;
        HallLoop loop = open(new MemoryJournal(Days.HALL));
        desk(loop, opens(Days.TWO));
        for (int i = 0; i < rounds + 100; i++) asks(loop);
        Set<TicketNumber> called = new HashSet<>();
        CyclicBarrier instant = new CyclicBarrier(2);
        CompletableFuture<List<TicketNumber>> one = press(loop, Days.ONE, instant, rounds / 2);
        CompletableFuture<List<TicketNumber>> two = press(loop, Days.TWO, instant, rounds / 2);
        for (TicketNumber each : one.join()) assertThat(called.add(each)).isTrue();
        for (TicketNumber each : two.join()) assertThat(called.add(each)).isTrue();
        assertThat(called).hasSize(rounds);
    }

    private CompletableFuture<List<TicketNumber>> press(
            HallLoop loop, WindowId window, CyclicBarrier instant, int rounds) {
        CompletableFuture<List<TicketNumber>> all = new CompletableFuture<>();
        Thread.ofPlatform()
                .start(() ->
                        all.completeAsync(
                                () -> pressed(loop, window, instant, rounds), Runnable::run));
        return all;
    }

    private List<TicketNumber> pressed(
            HallLoop loop, WindowId window, CyclicBarrier instant, int rounds) {
        List<TicketNumber> called = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            try {
                instant.await();
            } catch (InterruptedException | BrokenBarrierException broken) {
                throw new IllegalStateException(broken);
            }
            Answer answer = desk(loop, new Command.CallNext(window));
            if (answer instanceof Answer.Done(var entry)
                    && entry.events().getFirst() instanceof Event.TicketCalled event)
                called.add(event.ticket());
            desk(loop, new Command.MarkNoShow(window));
        }
        return called;
    }

    // ------------------------------------------------------------------ said again

    @Test
    void aRepeatGetsTheFirstAnswerAndHasNoFurtherEffect() {
        HallLoop loop = open(new MemoryJournal(Days.HALL));
        MessageId id = fresh();
        Said said = Said.by("k01", id, Days.asks(id, Days.HOUSEHOLD));
        CompletableFuture<Answer> first = loop.take(said);
        CompletableFuture<Answer> atOnce = loop.take(said);
        assertThat(first.join()).isInstanceOf(Answer.Done.class).isEqualTo(atOnce.join());
        assertThat(loop.take(said).join()).isEqualTo(first.join());
        assertThat(loop.state().waitingCount(Days.HOUSEHOLD)).isEqualTo(1);
    }

    @Test
    void aRefusalIsRepeatedTooThoughTheHallHasChanged() {
        HallLoop loop = open(new MemoryJournal(Days.HALL));
        Said next = Said.by("window-1", fresh(), new Command.CallNext(Days.ONE));
        Answer first = loop.take(next).join();
        assertThat(first).isInstanceOf(Answer.Refused.class);
        asks(loop);
        assertThat(loop.take(next).join()).isEqualTo(first);
    }

    @Test
    void aRepeatAfterARestartGetsTheFirstAnswer() {
        Path file = folder.resolve("journal.db");
        MessageId id = fresh();
        Said said = Said.by("k01", id, Days.asks(id, Days.HOUSEHOLD));
        Answer first;
        try (Journal journal = new SqliteJournal(file, Days.HALL);
                HallLoop loop = loop(journal)) {
            desk(loop, new Command.OpenDay(Days.DAY, Days.PLAN));
            first = loop.take(said).join();
        }
        try (Journal journal = new SqliteJournal(file, Days.HALL);
                HallLoop loop = loop(journal)) {
            assertThat(loop.take(said).join()).isEqualTo(first);
            assertThat(loop.state().waitingTotal()).isEqualTo(1);
        }
    }

    // ------------------------------------------------------------------ nodes and their order

    @Test
    void anOlderSeqOrEpochOfANodeIsStale() {
        HallLoop loop = open(new MemoryJournal(Days.HALL));
        loop.take(node(7, 1, new Command.Heard())).join();
        loop.take(node(7, 4, new Command.Heard())).join();
        assertThat(loop.lastSeq("k01", 7)).isEqualTo(4);
        assertThat(loop.lastSeq("k01", 6)).isZero();
        assertThat(loop.lastSeq("k02", 7)).isZero();
        assertThat(loop.take(node(7, 3, new Command.Heard())).join())
                .isInstanceOf(Answer.Refused.class);
        assertThat(loop.take(node(6, 9, new Command.Heard())).join())
                .isInstanceOf(Answer.Refused.class);
        assertThat(loop.take(node(8, 1, new Command.Heard())).join())
                .isInstanceOf(Answer.Done.class);
        assertThat(loop.lastSeq("k01", 8)).isEqualTo(1);
    }

    @Test
    void whatWasRefusedToANodeIsHeardAllTheSameAndStaysSo() {
        Path file = folder.resolve("journal.db");
        Said refused = node(1, 1, new Command.CallNext(Days.TWO));
        Answer first;
        try (Journal journal = new SqliteJournal(file, Days.HALL);
                HallLoop loop = loop(journal)) {
            first = loop.take(refused).join();
            assertThat(first).isInstanceOf(Answer.Refused.class);
            assertThat(loop.lastSeq("k01", 1)).isEqualTo(1);
        }
        try (Journal journal = new SqliteJournal(file, Days.HALL);
                HallLoop loop = loop(journal)) {
            assertThat(loop.lastSeq("k01", 1)).isEqualTo(1);
            assertThat(loop.take(refused).join()).isEqualTo(first);
        }
    }

    /** As a kiosk does whose print journal could not note that the hall was told. */
    @Test
    void whatANodeSaysAgainBehindOtherWordsChangesNothingButItsSeqMovesOn() {
        Journal journal = new MemoryJournal(Days.HALL);
        HallLoop loop = loop(journal);
        Said first = node(1, 1, new Command.Heard());
        Answer answer = loop.take(first).join();
        long row = loop.row();
        Said again = new Said(first.id(), first.who(), 1, 2, first.command());

        assertThat(loop.take(again).join()).isEqualTo(answer);
        assertThat(loop.lastSeq("k01", 1)).isEqualTo(2);
        assertThat(loop.row()).isEqualTo(row + 1);
        assertThat(loop.take(again).join()).isEqualTo(answer);
        assertThat(loop.take(first).join()).isEqualTo(answer);
        assertThat(loop.row()).as("and leaves one row").isEqualTo(row + 1);
        assertThat(journal.past().lastSeq("k01", 1)).isEqualTo(2);
    }

    // ------------------------------------------------------------------ committed first

    @Test
    void nothingIsToldBeforeItIsOnDisk() {
        HeldJournal disk = new HeldJournal(new MemoryJournal(Days.HALL));
        HallLoop loop = loop(disk);
        List<Entry> told = new CopyOnWriteArrayList<>();
        loop.listen(told::add);
        CompletableFuture<Answer> answer =
                loop.take(Said.by("desk", fresh(), new Command.OpenDay(Days.DAY, Days.PLAN)));
        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !answer.isDone() && told.isEmpty() && !loop.state().dayOpen());
        disk.allow(1);
        assertThat(answer.join()).isInstanceOf(Answer.Done.class);
        assertThat(told).hasSize(1);
        assertThat(loop.state().dayOpen()).isTrue();
        disk.allow(1_000);
    }

    @Test
    void aFullInboxAnswersBusyAtOnceAndTheRestIsStillDone() {
        HeldJournal disk = new HeldJournal(new MemoryJournal(Days.HALL));
        disk.allow(1);
        HallLoop loop = loop(disk, 4);
        desk(loop, new Command.OpenDay(Days.DAY, Days.PLAN));
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            MessageId id = fresh();
            answers.add(loop.take(Said.by("k01", id, Days.asks(id, Days.HOUSEHOLD))));
        }
        long busy = answers.stream().filter(CompletableFuture::isDone).count();
        assertThat(busy).isGreaterThanOrEqualTo(8);
        disk.allow(1_000);
        long done = answers.stream().filter(a -> a.join() instanceof Answer.Done).count();
        assertThat(done).isEqualTo(20 - busy);
        assertThat(loop.state().waitingTotal()).isEqualTo((int) done);
    }

    @Test
    void aDiskThatFailsEndsTheLoopAndEveryoneIsTold() {
        HeldJournal disk = new HeldJournal(new MemoryJournal(Days.HALL));
        HallLoop loop = loop(disk);
        disk.broken = true;
        List<Entry> told = new CopyOnWriteArrayList<>();
        loop.listen(told::add);
        CompletableFuture<Answer> first =
                loop.take(Said.by("desk", fresh(), new Command.OpenDay(Days.DAY, Days.PLAN)));
        CompletableFuture<Answer> second =
                loop.take(Said.by("desk", fresh(), new Command.EndDay(false)));
        disk.allow(1_000);
        assertThatThrownBy(first::join).hasCauseInstanceOf(JournalBroken.class);
        assertThatThrownBy(second::join).hasCauseInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> loop.ended().toCompletableFuture().join())
                .hasCauseInstanceOf(JournalBroken.class);
        assertThatThrownBy(() -> desk(loop, new Command.Heard()))
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(told).isEmpty();
        assertThat(loop.state().dayOpen()).isFalse();
    }

    @Test
    void aNearlyFullDiskStopsNewTicketsAndNotTheCalls() {
        HeldJournal disk = new HeldJournal(new MemoryJournal(Days.HALL));
        disk.allow(1_000_000);
        HallLoop loop = open(disk);
        asks(loop);
        disk.full = true;
        await().atMost(Duration.ofSeconds(10)).until(() -> asks(loop) instanceof Answer.Refused);
        assertThat(desk(loop, new Command.CallNext(Days.ONE))).isInstanceOf(Answer.Done.class);
        disk.full = false;
        await().atMost(Duration.ofSeconds(10)).until(() -> asks(loop) instanceof Answer.Done);
    }

    // ------------------------------------------------------------------ the clock

    @Test
    void aCallNobodyAnswersLapsesByItself() {
        HallLoop loop = open(new MemoryJournal(Days.HALL));
        asks(loop);
        desk(loop, new Command.CallNext(Days.ONE));
        long row = loop.row();
        wall.advance(Duration.ofMinutes(1));
        await().during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(10))
                .until(() -> loop.row() == row);
        wall.advance(Duration.ofMinutes(2));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> loop.state().whereabouts(A1) instanceof Whereabouts.Lapsed);
        assertThat(loop.row()).isEqualTo(row + 1);
    }

    @Test
    void anEndedLoopHasAnsweredWhatItTook() {
        HallLoop loop = open(new MemoryJournal(Days.HALL));
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            MessageId id = fresh();
            answers.add(loop.take(Said.by("k01", id, Days.asks(id, Days.HOUSEHOLD))));
        }
        loop.close();
        assertThat(answers).allSatisfy(a -> assertThat(a.join()).isInstanceOf(Answer.Done.class));
        assertThat(loop.ended()).isCompleted();
    }
}
