package tingxu.provision.ordeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.provision.box.ScratchFolder;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Holding;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The short form of {@code ./tingxu bench faults}: the rows about disks, which take seconds. All
 * others are left to the verb.
 */
class OrdealTest {

    @Tag("faults")
    @ParameterizedTest
    @ValueSource(ints = {3, 15, 16})
    void the_promises_hold(int row) throws Exception {
        Ordeal ordeal =
                Faults.ALL.stream().filter(each -> each.row() == row).findFirst().orElseThrow();
        Result result = Result.of(ordeal, 1, 20_261_126);
        assumeTrue(result.skipped() == null, "SKIPPED: " + result.skipped());
        assertThat(result.held()).as(result.line()).isTrue();
        assertThat(result.tally().faults()).as(result.line()).isPositive();
        assertThat(result.tally().survived()).isEqualTo(result.tally().faults());
    }

    @Test
    void what_the_machine_cannot_do_is_skipped_aloud() throws Exception {
        Ordeal impossible =
                new Ordeal() {
                    @Override
                    public int row() {
                        return 99;
                    }

                    @Override
                    public String name() {
                        return "the moon falls down";
                    }

                    @Override
                    public List<String> lacking() {
                        return List.of("a moon");
                    }

                    @Override
                    public Tally suffer(Trial trial) {
                        throw new AssertionError("it was tried all the same");
                    }
                };
        Result result = Result.of(impossible, 5, 1);
        assertThat(result.line()).contains("SKIPPED: this machine has no a moon");
        assertThat(result.fields()).containsKey("skipped").doesNotContainKey("survived");
        assertThat(Result.sums(List.of(result))).containsEntry("skipped", 1L);
    }

    @Tag("faults")
    @Test
    void what_a_process_holds_is_read_from_outside(@TempDir Path folder) throws Exception {
        Crowd crowd = new Crowd();
        try (HallProcess hall = HallProcess.on(folder)) {
            Crowd.Rush rush = crowd.rush(hall, 20);
            assertThat(rush.enough()).isTrue();
            rush.end();
            Holding holding = Holding.of(hall.process().pid(), crowd.size());
            assertThat(holding.liveKib()).isBetween(10L << 10, 200L << 10);
            assertThat(holding.residentMib() << 10).isGreaterThan(holding.liveKib());
            assertThat(holding.threads()).isBetween(10, 200);
            assertThat(holding.files()).isBetween(20, 500);
        }
    }

    @Test
    void what_was_apart_is_gone_when_whoever_did_it_is_killed(@TempDir Path folder)
            throws Exception {
        List<String> lacking = Secluded.lackingApart();
        assumeTrue(lacking.isEmpty(), "SKIPPED: this machine has no " + lacking);
        List<String> words = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit $?", "sh"));
        words.addAll(Secluded.under());
        String mounts = "mount -t tmpfs tmpfs " + folder + " && echo mounted && sleep 60; exit $?";
        words.addAll(List.of("sh", "-c", mounts));
        Process verb = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (BufferedReader said = verb.inputReader()) {
            assertThat(said.readLine()).isEqualTo("mounted");
            List<ProcessHandle> apart = verb.descendants().toList();
            assertThat(apart).hasSizeGreaterThan(2);
            verb.destroyForcibly();
            for (ProcessHandle each : apart) each.onExit().get(10, TimeUnit.SECONDS);
        } finally {
            verb.descendants().forEach(ProcessHandle::destroyForcibly);
            verb.destroyForcibly();
        }
        assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(folder.toString());
    }

    @Test
    void what_a_killed_run_left_is_swept_and_what_another_uses_is_not() throws Exception {
        String name = "tingxu-swept" + System.nanoTime();
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = Files.createTempDirectory(name + "-" + ended.pid() + "-");
        Files.createFile(left.resolve("disk.img"));
        try (ScratchFolder used = ScratchFolder.ofThisProcess(name)) {
            assertThat(ScratchFolder.sweep(name)).containsExactly(left);
            assertThat(left).doesNotExist();
            assertThat(used.path()).exists();
        }
    }

    @Test
    void every_row_has_a_name_of_its_own() {
        assertThat(Faults.ALL).extracting(Ordeal::name).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(Faults.ALL.stream().map(Ordeal::row).toList()))
                .as("every row of the matrix is tried, or skipped aloud")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }
}
