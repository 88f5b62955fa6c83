package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine.Help.Ansi;

import tingxu.control.balance.Policies;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallPlan;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.keeping.HolderKeys;
import tingxu.control.keeping.Purge;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.wire.LineId;
import tingxu.wire.MessageId;
import tingxu.wire.TicketClass;
import tingxu.wire.TicketNumber;
import tingxu.wire.mqtt.MessageIds;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A technician's night: copies, a damaged journal, a restored one, and what is forgotten. */
class KeepingVerbsTest {

    private static final LineId HOUSEHOLD = new LineId("household");

    @TempDir Path data;

    private final Catalogue catalogue = HallFile.demo();
    private final MessageIds ids = new MessageIds(InstantSource.system());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_damaged_row_is_named_put_right_and_the_bad_file_is_kept() throws IOException {
        work(loop -> issue(loop, 20));
        assertThat(run(Locale.ENGLISH, "backup")).isZero();
        assertThat(out.toString()).contains("Copied to ").contains(" rows, ");
        spoil(catalogue.plan().name().en());
        assertThat(run(Locale.CHINA, "audit", "verify")).isEqualTo(1);
        assertThat(out.toString()).contains(journal() + "：第 1 行起不是当初写下的内容");

        assertThat(run(Locale.ENGLISH, "restore")).isZero();
        assertThat(out.toString())
                .contains("The journal is whole again: 21 rows", "21 from the copy")
                .doesNotContain("LOST");
        assertThat(run(Locale.ENGLISH, "audit", "verify")).isZero();
        assertThat(folder("damaged-")).isNotEmpty();
        work(loop -> assertThat(issue(loop, 1)).isEqualTo(21));
    }

    @Test
    void without_a_copy_a_byte_is_put_right_and_the_row_is_named() throws IOException {
        work(loop -> issue(loop, 5));
        spoil(catalogue.plan().name().en());
        assertThat(run(Locale.ENGLISH, "restore")).isZero();
        assertThat(out.toString())
                .contains("0 from the copy and 6 from the damaged file")
                .contains("Row 1: one byte was put right");
    }

    @Test
    void a_copy_is_taken_from_where_it_was_made_to() throws IOException {
        work(loop -> issue(loop, 5));
        Path disk = data.resolve("another-disk");
        assertThat(run(Locale.ENGLISH, "backup", "--to", disk.toString())).isZero();
        assertThat(data.resolve("hall/copies")).doesNotExist();
        Path copy = copies(disk).getFirst();
        for (Object left : folder("journal.db")) Files.delete((Path) left);

        assertThat(run(Locale.CHINA, "restore")).isEqualTo(1);
        assertThat(err.toString()).contains("没有日志，也没有副本");
        assertThat(run(Locale.CHINA, "restore", "--from", disk + "/none.db")).isEqualTo(1);
        assertThat(err.toString()).contains("没有这个副本", "none.db", "--from");
        assertThat(run(Locale.ENGLISH, "restore", "--from", copy.toString())).isZero();
        assertThat(out.toString()).contains("6 rows, 6 from the copy");
    }

    @Test
    void the_newest_copy_that_is_sound_is_taken() throws IOException {
        work(loop -> issue(loop, 3));
        assertThat(run(Locale.ENGLISH, "backup")).isZero();
        Path copies = data.resolve("hall/copies");
        Path made = copies(copies).getFirst();
        Path older = made.resolveSibling("journal-demo-20200101T000000Z.db");
        Files.move(made, older);
        work(loop -> issue(loop, 3));
        assertThat(run(Locale.ENGLISH, "backup")).isZero();
        assertThat(copies(copies)).as("both are kept").hasSize(2).contains(older);

        spoil(copies(copies).getLast(), catalogue.plan().name().en());
        spoil(catalogue.plan().name().en());
        assertThat(run(Locale.ENGLISH, "restore")).isZero();
        assertThat(out.toString()).contains("7 rows, 4 from the copy and 3 from the damaged file");
    }

    @Test
    void what_cannot_be_copied_is_said_with_an_exit_code() throws IOException {
        assertThat(run(Locale.CHINA, "backup")).isEqualTo(1);
        assertThat(err.toString()).contains("没有日志文件", "--data");
        assertThat(run(Locale.CHINA, "purge")).isEqualTo(1);
        assertThat(err.toString()).contains("没有日志文件", "--data");

        work(loop -> issue(loop, 3));
        Path file = Files.writeString(data.resolve("no-folder"), "x");
        assertThat(run(Locale.CHINA, "backup", "--to", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("没有备份成");

        spoil(catalogue.plan().name().en());
        assertThat(run(Locale.CHINA, "backup")).isEqualTo(1);
        assertThat(err.toString()).contains("日志已损坏，没有备份", "restore");
        assertThat(run(Locale.CHINA, "purge")).isEqualTo(1);
        assertThat(err.toString()).contains("日志第 1 行已损坏");
    }

    @Test
    void a_running_hall_is_not_overwritten() {
        work(loop -> {
            issue(loop, 1);
            assertThat(run(Locale.CHINA, "restore")).isEqualTo(1);
        });
        assertThat(err.toString()).contains("大厅正在运行，没有动它的日志");
    }

    @Test
    void where_the_end_is_lost_no_number_that_may_be_on_paper_comes_again() throws IOException {
        work(loop -> {
            issue(loop, 10);
            lend(loop);
        });
        assertThat(run(Locale.ENGLISH, "backup")).isZero();
        work(loop -> {
            issue(loop, 5);
            lend(loop);
        });
        for (String end : new String[] {"", "-wal", "-shm"})
            Files.deleteIfExists(data.resolve("hall/journal.db" + end));

        assertThat(run(Locale.ENGLISH, "restore")).isZero();
        assertThat(out.toString())
                .contains("LOST: 6 rows")
                .contains("up to 6 numbers of each of 6 lines");
        work(loop -> {
            assertThat(issue(loop, 1)).as("A011 to A015 are on paper").isGreaterThan(15);
            MessageId loan = lend(loop);
            int first =
                    loop.state().lent().stream()
                            .filter(one -> one.request().equals(loan))
                            .findFirst()
                            .orElseThrow()
                            .first()
                            .place();
            assertThat(first).as("A5101 to A5200 were lent").isGreaterThan(5_200);
        });
    }

    @Test
    void what_is_purged_is_told_beforehand_and_the_chain_still_holds() throws IOException {
        work(loop -> issue(loop, 3));
        HolderKeys keys = Purge.keysIn(data.resolve("hall"));
        LocalDate today = LocalDate.ofInstant(Instant.now(), catalogue.time());
        keys.veiled(today, "4f1c");
        keys.veiled(today.minusDays(30), "4f1c");

        assertThat(run(Locale.ENGLISH, "backup")).isZero();
        assertThat(run(Locale.ENGLISH, "purge", "--dry-run")).isZero();
        assertThat(out.toString())
                .contains("Would be forgotten")
                .contains("holders of " + today.minusDays(30))
                .contains("key of the holders of " + today)
                .contains("1 copies of the journal");
        assertThat(keys.days()).hasSize(2);
        assertThat(run(Locale.ENGLISH, "purge", "--days", "40")).isZero();
        assertThat(keys.days()).as("the hall's file says 7, but 40 were asked").hasSize(2);

        assertThat(run(Locale.CHINA, "purge", "--days", "7")).isZero();
        assertThat(out.toString()).contains(today.minusDays(30) + " 的持证人").contains("日志链完好");
        assertThat(keys.days()).containsExactly(today);
        assertThat(SqliteJournal.verify(journal(), catalogue.hall()))
                .isInstanceOf(AuditResult.Sound.class);
        assertThat(run(Locale.CHINA, "purge", "--days", "0")).isEqualTo(1);
    }

    // ------------------------------------------------------------------

    private interface Work {
        void in(HallLoop loop);
    }

    private Path journal() {
        return data.resolve("hall/journal.db");
    }

    private void work(Work work) {
        InstantSource clock = InstantSource.system();
        try (SqliteJournal journal = new SqliteJournal(journal(), catalogue.hall());
                HallLoop loop =
                        new HallLoop(
                                catalogue.hall(), new Hall(Policies::of), journal, clock, 100)) {
            if (!loop.state().dayOpen())
                say(loop, new Command.OpenDay(LocalDate.of(2026, 11, 26), plan()));
            work.in(loop);
        }
    }

    private HallPlan plan() {
        return catalogue.plan();
    }

    private int issue(HallLoop loop, int tickets) {
        TreeSet<TicketNumber> issued = new TreeSet<>();
        for (int i = 0; i < tickets; i++) {
            MessageId press = ids.get();
            say(
                    loop,
                    new Command.IssueTicket(
                            press, "k01", HOUSEHOLD, TicketClass.ORDINARY, null, null, null));
            issued.add(loop.state().ticketOf(press).orElseThrow().number());
        }
        return issued.last().place();
    }

    private MessageId lend(HallLoop loop) {
        MessageId loan = ids.get();
        say(loop, new Command.LendNumbers(loan, "k01", HOUSEHOLD, 100));
        return loan;
    }

    private void say(HallLoop loop, Command command) {
        assertThat(loop.take(Said.by("k01", ids.get(), command)).join())
                .isInstanceOf(Answer.Done.class);
    }

    private static List<Path> copies(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void spoil(String words) throws IOException {
        spoil(journal(), words);
    }

    private static void spoil(Path journal, String words) throws IOException {
        byte[] bytes = Files.readAllBytes(journal);
        byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
        assertThat(at).isPositive();
        while (at >= 0) {
            bytes[at] ^= 0x01;
            at = text.indexOf(new String(wanted, StandardCharsets.ISO_8859_1), at + 1);
        }
        Files.write(journal, bytes);
    }

    private Object[] folder(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("hall"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toArray();
        }
    }

    private int run(Locale locale, String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        return Main.commandLine(locale)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(picocli.CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .execute(all);
    }
}
