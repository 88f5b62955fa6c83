package tingxu.provision.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.balance.Policies;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.Command;
import tingxu.control.hall.Event;
import tingxu.control.hall.Skill;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Decision;
import tingxu.control.rules.Hall;
import tingxu.control.rules.Rules;
import tingxu.provision.history.Fact;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.mqtt.MessageIds;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

@DisplayName("What people saw is laid beside the journal, and the simulator's checker judges both")
class BooksTest {

    private static final LineId HOUSEHOLD = new LineId("household");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final WindowId ONE = new WindowId(1);

    @TempDir Path folder;

    private final Catalogue catalogue = HallFile.demo();
    private final InstantSource clock = InstantSource.system();
    private final MessageIds ids = new MessageIds(clock);
    private final Notes notes = new Notes();
    private final List<MessageId> presses = new ArrayList<>();
    private MessageId call;

    /** Three press at the desk, and window 1 calls the first of them. */
    @BeforeEach
    void aMorning() {
        try (SqliteJournal journal = new SqliteJournal(journal(), catalogue.hall());
                HallLoop loop =
                        new HallLoop(
                                catalogue.hall(), new Hall(Policies::of), journal, clock, 100)) {
            say(loop, ids.get(), new Command.OpenDay(DAY, catalogue.plan()));
            say(loop, ids.get(), new Command.OpenWindow(ONE, List.of(new Skill(HOUSEHOLD, true))));
            for (int i = 0; i < 3; i++) {
                MessageId press = ids.get();
                presses.add(press);
                say(
                        loop,
                        press,
                        new Command.IssueTicket(
                                press, "desk", HOUSEHOLD, TicketClass.ORDINARY, null, null, null));
                holds(press, press.ulid(), "A00" + (i + 1));
            }
            call = ids.get();
            say(loop, call, new Command.CallNext(ONE));
        }
        told(call, "A001");
    }

    private void say(HallLoop loop, MessageId id, Command command) {
        assertThat(loop.take(Said.by("desk", id, command)).join()).isInstanceOf(Answer.Done.class);
    }

    private Path journal() {
        return folder.resolve("journal.db");
    }

    private void holds(MessageId press, String citizen, String number) {
        TicketId ticket = new TicketId(DAY, TicketNumber.parse(number));
        notes.answered(
                press, new Fact.PaperOut(Instant.now(), "desk", ticket, citizen, "", false, false));
    }

    private void told(MessageId asked, String number) {
        TicketNumber ticket = TicketNumber.parse(number);
        notes.answered(asked, new Fact.Spoken(Instant.now(), "clerk", ticket, ONE, 0));
    }

    private Tally tally() {
        return Books.of(journal(), catalogue.hall(), notes, List.of(), 7);
    }

    @Test
    void a_morning_without_a_fault() {
        assertThat(tally()).isEqualTo(new Tally(7, 7, 3, 0, 0, 0, 0, List.of()));
    }

    @Test
    void a_ticket_that_the_hall_does_not_know_is_lost() {
        holds(ids.get(), "somebody", "A004");
        assertThat(tally().lost()).isEqualTo(1);
        broken("I2 2026-11-26-A004 is on paper and the hall has no such ticket");
    }

    @Test
    void a_ticket_that_is_gone_before_anybody_asks_again() {
        assertThat(Books.forgotten(journal(), notes)).isEmpty();
        holds(ids.get(), "somebody", "A004");
        assertThat(Books.forgotten(journal(), notes))
                .containsExactly(
                        "2026-11-26-A004 was given out, and is gone when the hall comes back");
    }

    @Test
    void a_number_that_two_hold_is_doubled() {
        holds(ids.get(), "somebody", "A002");
        assertThat(tally().doubled()).isEqualTo(1);
        broken("I2 2026-11-26-A002 is on two papers that do not say that they are copies");
    }

    @Test
    void a_press_that_got_another_number_when_it_asked_again() {
        holds(presses.get(1), presses.get(1).ulid(), "A003");
        broken("pressed once and has the papers of 2026-11-26-A002 and 2026-11-26-A003");
    }

    @Test
    void a_call_that_a_clerk_was_told_and_the_hall_forgot() {
        told(ids.get(), "A002");
        broken("I9 A002 to window 1 is said aloud, and is not called now");
    }

    @Test
    void a_paper_of_a_kiosk_that_the_hall_never_heard_of() {
        TicketId ticket = new TicketId(DAY, TicketNumber.parse("A5001"));
        notes.saw(new Fact.PaperOut(Instant.now(), "k01", ticket, "k01 1", "11:05", false, true));
        assertThat(tally().lost()).isEqualTo(1);
        broken("I2 2026-11-26-A5001 is on paper and the hall has no such ticket");
    }

    @Test
    void a_kiosk_says_that_no_paper_came_of_one_that_is_out() {
        noPaper(new Hall(Policies::of));
        broken("2026-11-26-A001 came out of desk, and the hall was told there that none came");
    }

    @Test
    void whoever_says_that_no_paper_came_is_taken_at_the_word() {
        TicketId ticket = new TicketId(DAY, TicketNumber.parse("A001"));
        notes.saw(new Fact.Denied(Instant.now(), "desk", ticket));
        noPaper(new Hall(Policies::of));
        assertThat(tally().held()).isTrue();
    }

    @Test
    void one_that_was_called_is_taken_back_for_want_of_a_paper() {
        noPaper((_, _, now) ->
                Decision.accept(
                        new Event.TicketCancelled(
                                TicketNumber.parse("A001"), "No paper was taken", now)));
        broken("2026-11-26-A001 was called before, and is cancelled because no paper came at desk");
    }

    /** The desk's printer tells it of the ticket that was called. */
    private void noPaper(Rules rules) {
        TicketNumber number = TicketNumber.parse("A001");
        try (SqliteJournal journal = new SqliteJournal(journal(), catalogue.hall());
                HallLoop loop = new HallLoop(catalogue.hall(), rules, journal, clock, 100)) {
            say(loop, ids.get(), new Command.NotePaper(number, PaperOutcome.NEVER));
        }
    }

    @Test
    void what_no_history_tells_breaks_a_promise_too() {
        Tally tally = Books.of(journal(), catalogue.hall(), notes, List.of("too slow"), 7);
        assertThat(tally.held()).isFalse();
        assertThat(tally.survived()).isZero();
    }

    private void broken(String words) {
        Tally tally = tally();
        assertThat(tally.breaches()).anyMatch(breach -> breach.contains(words));
        assertThat(tally.held()).isFalse();
        assertThat(tally.survived()).isZero();
    }
}
