package tingxu.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.control.balance.Policies;
import tingxu.control.hall.Command;
import tingxu.control.journal.Days;
import tingxu.control.journal.Entry;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.rules.Hall;
import tingxu.wire.MessageId;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Whatever a person, a kiosk or the policy does stands in the journal with who did it, and why. */
class ActsTest {

    /** Nobody's act: the clock's, and a node's words that move nothing. */
    private static final Set<Class<?>> NOBODYS = Set.of(Command.Tick.class, Command.Heard.class);

    /** Against the order, or of consequence for someone: never without a word why. */
    private static final Set<Class<?>> WITH_REASON =
            Set.of(
                    Command.ChangePolicy.class,
                    Command.Pause.class,
                    Command.Transfer.class,
                    Command.Hold.class,
                    Command.CallManually.class,
                    Command.CancelTicket.class,
                    Command.CloseFollowUp.class,
                    Command.AnswerAdvice.class);

    @Test
    void everyCommandThatDoesSomethingIsWrittenUnderTheNameOfWhoeverGaveIt() {
        AtomicReference<Instant> now = new AtomicReference<>(Days.NINE);
        MemoryJournal journal = new MemoryJournal(Days.HALL);
        Set<Class<?>> done = new HashSet<>();
        try (HallLoop loop =
                new HallLoop(Days.HALL, new Hall(Policies::of), journal, now::get, 100)) {
            long ids = 0;
            List<Command> all = new ArrayList<>(Days.everything());
            all.add(new Command.EndDay(true));
            for (Command command : all) {
                now.updateAndGet(before -> before.plusSeconds(1));
                String who = "person-" + ++ids;
                MessageId id = Days.id(7_000_000 + ids);
                long before = loop.row();
                Answer answer = loop.take(Said.by(who, id, command)).join();
                if (!(answer instanceof Answer.Done(Entry entry)) || entry.events().isEmpty())
                    continue;
                done.add(command.getClass());
                assertThat(entry.who()).as("%s", command).isEqualTo(who);
                assertThat(entry.row()).as("%s is a row", command).isGreaterThan(before);
            }
            assertThat(journal.past().row()).isEqualTo(loop.row());
        }
        Set<Class<?>> expected = new HashSet<>(Set.of(Command.class.getPermittedSubclasses()));
        expected.removeAll(NOBODYS);
        assertThat(done).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatGoesAgainstTheOrderHasAWordWhy() {
        for (Class<?> command : WITH_REASON)
            assertThat(words(command))
                    .as(command.getSimpleName())
                    .containsAnyOf("reason", "outcome");
    }

    private static List<String> words(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    }
}
