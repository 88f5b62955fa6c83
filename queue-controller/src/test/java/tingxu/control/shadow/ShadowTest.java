package tingxu.control.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Tuning;
import tingxu.control.journal.Days;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.control.shadow.Shadow.Setting;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

class ShadowTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final WindowId ONE = Days.ONE;
    private static final Setting OWN_ONLY = new Setting("cat-fixed", Tuning.USUAL);

    private final AtomicReference<Instant> now = new AtomicReference<>(Days.NINE);
    private final MemoryJournal journal = new MemoryJournal(Days.HALL);
    private final HallLoop loop =
            new HallLoop(Days.HALL, new Hall(Policies::of), journal, now::get, 1000);
    private final Shadow shadow = new Shadow(journal, loop, null, Duration.ofMillis(1));
    private long presses;

    @AfterEach
    void end() {
        shadow.close();
        loop.close();
    }

    private void tell(int minute, Command command) {
        now.set(Days.NINE.plusSeconds(60L * minute));
        MessageId id = MessageId.of(0, 0, ++presses);
        assertThat(loop.take(Said.by("desk", id, command)).join())
                .as(command.toString())
                .isInstanceOf(Answer.Done.class);
    }

    private void opens() {
        tell(0, new Command.OpenDay(Days.DAY, Days.PLAN));
        tell(
                0,
                new Command.OpenWindow(
                        ONE,
                        List.of(new Skill(Days.HOUSEHOLD, true), new Skill(Days.SOCIAL, false))));
    }

    private void comes(int minute, LineId line) {
        tell(
                minute,
                new Command.IssueTicket(
                        MessageId.of(1, 0, ++presses),
                        "k01",
                        line,
                        TicketClass.ORDINARY,
                        null,
                        null,
                        null));
    }

    private void serves(int from, int to) {
        tell(from, new Command.CallNext(ONE));
        tell(from, new Command.StartService(ONE));
        tell(to, new Command.FinishService(ONE));
    }

    /** B001 has waited so long that bwi calls it before A001; cat-fixed never would. */
    private void aMorning() {
        opens();
        comes(0, Days.SOCIAL);
        comes(50, Days.HOUSEHOLD);
        serves(51, 55);
        serves(56, 60);
    }

    private ShadowReport report(Predicate<ShadowReport> until) {
        await().atMost(LIMIT).until(() -> shadow.report().filter(until).isPresent());
        return shadow.report().orElseThrow();
    }

    @Test
    void saysOfEachCallWhomItWouldHaveCalled() {
        shadow.set(OWN_ONLY);
        aMorning();
        ShadowReport report = report(r -> r.calls() == 2);
        // Of the second call both are of one mind.
        assertThat(report.differing()).isEqualTo(1);
        assertThat(report.percent()).isEqualTo(50);
        assertThat(report.last())
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.called()).isEqualTo("B001");
                    assertThat(first.instead()).isEqualTo("A001");
                });
    }

    @Test
    void playsTheDayAgainByBothAndSaysWhoWasLeft() {
        aMorning();
        shadow.set(OWN_ONLY);
        ShadowReport report =
                report(r -> r.calls() == 2 && r.shadow() != null && r.playedAt() != null);
        Played real = Objects.requireNonNull(report.real());
        Played live = Objects.requireNonNull(report.live());
        Played shadowed = Objects.requireNonNull(report.shadow());
        assertThat(real.people()).isEqualTo(2);
        assertThat(real.longestSeconds()).isEqualTo(51 * 60);
        // Played again the window calls B001 at once: people press sooner in a play than they did.
        assertThat(live.uncalled()).isZero();
        assertThat(live.longestSeconds()).isZero();
        // Own business only: B001 is still waiting an hour later.
        assertThat(shadowed.uncalled()).isEqualTo(1);
        assertThat(shadowed.longestSeconds()).isEqualTo(60 * 60);
        assertThat(shadowed.worstLine()).isEqualTo(Days.PLAN.nameOf(Days.SOCIAL));
    }

    @Test
    void whatDoesNotFitItsQueueIsReadFromTheJournal() {
        shadow.set(new Setting("longest-wait-first", Tuning.USUAL));
        opens();
        for (int i = 0; i < 1500; i++) {
            comes(i, Days.HOUSEHOLD);
            serves(i, i);
        }
        ShadowReport report = report(r -> r.calls() == 1500);
        assertThat(report.differing()).isZero();
    }

    @Test
    void nobodyIsWatchedUnlessSomeoneAsks() {
        shadow.set(OWN_ONLY);
        aMorning();
        report(r -> r.calls() == 2);
        shadow.set(null);
        assertThat(shadow.report()).isEmpty();
        assertThat(shadow.setting()).isEmpty();
    }

    @Test
    void aSettingThatDoesNotFitIsAnsweredWithItsField() {
        assertThat(Shadow.mistake(Days.PLAN, OWN_ONLY)).isEmpty();
        assertThat(
                        Shadow.mistake(
                                Days.PLAN,
                                new Setting("bwi", Tuning.USUAL.with("guard-minutes", -1))))
                .hasValueSatisfying(wrong -> assertThat(wrong.field()).isEqualTo("guard-minutes"));
    }
}
