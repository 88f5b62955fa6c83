package tingxu.control.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFile;
import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Copies;
import tingxu.control.journal.Days;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.roster.Alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The hall sleeps, and its journal is looked after. */
class KeeperTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @TempDir Path folder;
    private Path journal;
    private final Catalogue hall = HallFile.demo();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-26T10:00:00Z"));
    private HolderKeys keys;
    private Keeper keeper;

    @BeforeEach
    void open() {
        journal = folder.resolve("journal.db");
        keys = Purge.keysIn(folder);
        Days days = new Days();
        try (SqliteJournal written = new SqliteJournal(journal, Days.HALL)) {
            written.past();
            written.append(days.morning(20), days.past());
        }
        keeper = new Keeper(journal, hall, keys, now::get);
    }

    @AfterEach
    void close() {
        keeper.close();
    }

    @Test
    void a_hall_that_was_off_at_night_is_copied_soon_after_its_start() throws IOException {
        keeper.start();
        Night night = cared();
        assertThat(night.well()).isTrue();
        assertThat(night.words().zh()).startsWith("日志完好，共").contains("已备份到 journal-demo-");
        assertThat(keeper.alerts()).isEmpty();
        assertThat(new Copies(folder.resolve("copies"), Days.HALL).newestSound()).isPresent();
    }

    @Test
    void a_damaged_row_is_an_alert_that_names_it_and_no_copy_is_pushed_out() throws IOException {
        keeper.start();
        cared();
        keeper.close();
        byte[] bytes = Files.readAllBytes(journal);
        byte[] words = "午休".getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length - words.length; at++)
            if (bytes[at] == words[0] && bytes[at + 1] == words[1] && bytes[at + 3] == words[3])
                bytes[at] ^= 4;
        Files.write(journal, bytes);
        now.updateAndGet(before -> before.plus(Duration.ofDays(2)));
        ageTheCopies();
        keeper = new Keeper(journal, hall, keys, now::get);
        keeper.start();
        assertThat(cared().damaged()).isTrue();
        Alert alert = keeper.alerts().getFirst();
        assertThat(alert.urgent()).isTrue();
        assertThat(alert.what().zh()).startsWith("日志第 5 行已损坏");
        assertThat(alert.remedy()).isEqualTo("journal-damaged");
        assertThat(new Copies(folder.resolve("copies"), Days.HALL).newestFirst()).hasSize(1);
    }

    private void ageTheCopies() throws IOException {
        for (Path copy : new Copies(folder.resolve("copies"), Days.HALL).newestFirst())
            Files.setLastModifiedTime(copy, FileTime.from(now.get().minus(Duration.ofDays(2))));
    }

    @Test
    void a_copy_that_fails_is_an_alert_in_both_languages() throws IOException {
        Files.writeString(folder.resolve("copies"), "a file where the folder should be");
        keeper.start();
        assertThat(cared().audit()).isInstanceOf(AuditResult.Sound.class);
        Alert alert = keeper.alerts().getFirst();
        assertThat(alert.what().zh()).contains("没有备份成");
        assertThat(alert.what().en()).contains("there is no copy of it");
        assertThat(alert.remedy()).isEqualTo("copy-failed");
    }

    // ------------------------------------------------------------------ what is forgotten

    @Test
    void one_card_has_one_name_a_day_and_another_tomorrow() {
        String today = keys.veiled(DAY, "4f1c");
        assertThat(today).matches("[0-9a-f]{64}").isNotEqualTo("4f1c");
        assertThat(Purge.keysIn(folder).veiled(DAY, "4f1c")).isEqualTo(today);
        assertThat(keys.veiled(DAY, "4f1d")).isNotEqualTo(today);
        assertThat(keys.veiled(DAY.plusDays(1), "4f1c")).isNotEqualTo(today);
    }

    @Test
    void a_key_that_was_destroyed_leaves_a_name_that_nobody_can_make_again() throws IOException {
        String before = keys.veiled(DAY.minusDays(9), "4f1c");
        keys.veiled(DAY, "4f1c");
        Purge purge = new Purge(folder, keys, hall.time());
        assertThat(purge.keeping(7, now.get(), true).days()).containsExactly(DAY.minusDays(9));
        assertThat(keys.days()).as("a dry run only tells").hasSize(2);

        Purge.Report report = purge.keeping(7, now.get(), false);
        assertThat(report.days()).containsExactly(DAY.minusDays(9));
        assertThat(report.kept()).containsExactly(DAY);
        assertThat(keys.veiled(DAY.minusDays(9), "4f1c")).isNotEqualTo(before);
    }

    @Test
    void a_key_that_was_just_used_is_destroyed_too() throws IOException {
        String before = keys.veiled(DAY.minusDays(9), "4f1c");
        new Purge(folder, keys, hall.time()).keeping(7, now.get(), false);
        assertThat(keys.veiled(DAY.minusDays(9), "4f1c")).isNotEqualTo(before);
    }

    @Test
    void a_key_is_for_the_hall_alone_and_is_written_over_before_it_is_deleted() throws IOException {
        keys.veiled(DAY.minusDays(9), "4f1c");
        Path key = folder.resolve("holders").resolve(DAY.minusDays(9) + ".key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        // Another name of the same bytes on the disk.
        Path bytes = Files.createLink(folder.resolve("bytes"), key);
        assertThat(bytes).content().matches("[0-9a-f]{64}").isNotEqualTo("0".repeat(64));
        new Purge(folder, keys, hall.time()).keeping(7, now.get(), false);
        assertThat(key).doesNotExist();
        assertThat(bytes).hasContent("0".repeat(64));
    }

    /** A hall that was killed while it made one begins anew. */
    @Test
    void a_key_that_is_half_made_is_made_again() throws IOException {
        Files.createDirectories(folder.resolve("holders"));
        Files.writeString(folder.resolve("holders").resolve(DAY + ".key.part"), "4f");
        assertThat(keys.veiled(DAY, "4f1c")).matches("[0-9a-f]{64}");
        assertThat(folder.resolve("holders")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void the_first_day_that_is_kept_is_kept_whole() throws IOException {
        for (int ago = 0; ago < 10; ago++) keys.veiled(DAY.minusDays(ago), "4f1c");
        Purge.Report report = new Purge(folder, keys, hall.time()).keeping(7, now.get(), false);
        assertThat(report.before()).isEqualTo(DAY.minusDays(6));
        assertThat(keys.days()).hasSize(7).first().isEqualTo(DAY.minusDays(6));
    }

    @Test
    void damaged_files_that_were_set_aside_go_too() throws IOException {
        Path old = Files.writeString(folder.resolve("damaged-20261101T000000Z.db"), "x");
        Path fresh = Files.writeString(folder.resolve("damaged-20261126T000000Z.db"), "x");
        Files.setLastModifiedTime(
                old, FileTime.from(DAY.minusDays(20).atStartOfDay(hall.time()).toInstant()));
        Files.setLastModifiedTime(fresh, FileTime.from(now.get()));
        Path another = Files.writeString(folder.resolve("another-old-file"), "x");
        Files.setLastModifiedTime(another, Files.getLastModifiedTime(old));
        List<Path> gone = new Purge(folder, keys, hall.time()).keeping(7, now.get(), false).files();
        assertThat(gone).extracting(Path::getFileName).containsExactly(old.getFileName());
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(journal).exists();
        assertThat(another).as("not the hall's to delete").exists();
    }

    @Test
    void where_the_key_cannot_be_kept_a_ticket_has_no_holder() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "x");
        assertThat(new HolderKeys(file).veiled(DAY, "4f1c")).isNull();
    }

    private Night cared() {
        return await().atMost(SOON).until(() -> keeper.last().orElse(null), night -> night != null);
    }
}
