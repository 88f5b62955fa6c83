package tingxu.provision.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.provision.enrol.Slot;
import tingxu.provision.enrol.Slot.Fate;
import tingxu.provision.enrol.Slot.Holder;
import tingxu.provision.enrol.Slot.Past;
import tingxu.provision.enrol.Slot.State;
import tingxu.provision.enrol.SlotDecision.Changed;
import tingxu.provision.enrol.SlotDecision.Refused;
import tingxu.provision.enrol.SlotDecision.Why;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class SlotBookTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");
    private static final Holder HOLDER = new Holder("a1", "pem", NINE, NINE.plusSeconds(60));

    @TempDir Path folder;

    @Test
    void every_state_is_read_as_it_was_written() {
        List<State> states =
                List.of(
                        new State.Free(),
                        new State.Claimable("hash", NINE, null),
                        new State.Claimable("hash", NINE, HOLDER),
                        new State.Enrolled("hash", NINE, "request", HOLDER),
                        new State.Revoked(NINE, "stolen"));
        for (State state : states) {
            Slot slot =
                    new Slot(
                            new NodeId("k0" + states.indexOf(state)),
                            3,
                            state,
                            List.of(new Past("99", Fate.REPLACED, NINE)));
            new SlotBook(folder).change(slot.node(), _ -> new Changed(slot));
            assertThat(new SlotBook(folder).slot(slot.node())).isEqualTo(slot);
        }
        assertThat(new SlotBook(folder).slots()).hasSize(states.size());
    }

    @Test
    void a_refusal_writes_nothing() {
        new SlotBook(folder)
                .change(
                        new NodeId("k01"),
                        _ -> new Refused(Why.WRONG_CODE, new Words("不对", "wrong")));
        assertThat(folder.resolve("slots.json")).doesNotExist();
    }

    @Test
    void of_many_who_write_at_once_nobody_is_lost() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            NodeId node = new NodeId("k" + i % 4);
            writers.add(
                    Thread.ofVirtual()
                            .start(() ->
                                    new SlotBook(folder)
                                            .change(node, slot -> new Changed(oneMore(slot)))));
        }
        for (Thread writer : writers) assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
        assertThat(new SlotBook(folder).slots())
                .extracting(Slot::epoch)
                .containsExactly(10L, 10L, 10L, 10L);
    }

    private static Slot oneMore(Slot slot) {
        return new Slot(slot.node(), slot.epoch() + 1, slot.state(), slot.past());
    }

    @Test
    void only_its_owner_may_read_it() throws Exception {
        new SlotBook(folder).change(new NodeId("k01"), Changed::new);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("slots.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_a_newer_version_added_is_passed_over() throws Exception {
        Files.writeString(
                folder.resolve("slots.json"),
                """
                [{"node":"k01","epoch":1,"state":"free","colour":"blue"}]
                """);
        assertThat(new SlotBook(folder).slot(new NodeId("k01")).epoch()).isEqualTo(1);
    }

    @Test
    void a_row_that_makes_no_sense_is_said_not_guessed() throws Exception {
        Files.writeString(
                folder.resolve("slots.json"),
                """
                [{"node":"k01","epoch":1,"state":"enrolled"}]
                """);
        assertThatThrownBy(() -> new SlotBook(folder).slots())
                .hasMessageContaining("k01 is enrolled but has no claim");
    }
}
