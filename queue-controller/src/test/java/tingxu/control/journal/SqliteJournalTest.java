package tingxu.control.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.wire.HallId;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class SqliteJournalTest {

    @TempDir Path folder;
    private Path file;
    private final Days days = new Days();

    @BeforeEach
    void place() {
        file = folder.resolve("hall/journal.db");
    }

    private void keep(List<Entry> told) {
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            journal.past();
            journal.append(told, days.past());
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.executeUpdate(each);
        }
    }

    // ------------------------------------------------------------------ starting again

    @Test
    void aRestartFoldsToTheSameState() {
        keep(days.morning(50));
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            assertThat(journal.past()).isEqualTo(days.past());
        }
    }

    @Test
    void goesOnAfterARestartWhereItEnded() {
        keep(days.morning(5));
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            Days more = new Days(journal.past());
            journal.append(more.morning(5), more.past());
            assertThat(journal.verify())
                    .isInstanceOfSatisfying(
                            AuditResult.Sound.class,
                            sound -> assertThat(sound.rows()).isEqualTo(more.past().row()));
        }
    }

    @Test
    void aSnapshotAndTheRowsAfterItComeToTheSameAsAllRows() throws SQLException {
        try (SqliteJournal journal = new SqliteJournal(file, Days.HALL, 20)) {
            journal.past();
            keepUntilSnapshots(journal);
        }
        Past quick;
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            quick = journal.past();
        }
        sql("DELETE FROM snapshot");
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            assertThat(quick).isEqualTo(journal.past());
        }
        assertThat(quick).isEqualTo(days.past());
    }

    private void keepUntilSnapshots(SqliteJournal journal) {
        journal.append(days.morning(10), days.past());
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    Entry next = days.entry(Days.asks(Days.id(next()), Days.SOCIAL));
                    journal.append(List.of(next), days.past());
                    return snapshots() >= 2;
                });
    }

    private long next() {
        return 5_000_000 + days.past().row();
    }

    private int snapshots() throws SQLException {
        try (Connection connection = Tables.forReading(file)) {
            return Tables.snapshots(connection).size();
        }
    }

    @Test
    void keepsTheTwoLatestSnapshotsOnly() throws SQLException {
        try (SqliteJournal journal = new SqliteJournal(file, Days.HALL, 1)) {
            journal.past();
            keepUntilSnapshots(journal);
            for (int i = 0; i < 200; i++)
                journal.append(
                        List.of(days.entry(Days.asks(Days.id(next()), Days.SOCIAL))), days.past());
            assertThat(snapshots()).isEqualTo(2);
        }
    }

    @Test
    void aSnapshotThatDoesNotFitIsPassedOver() throws SQLException {
        try (SqliteJournal journal = new SqliteJournal(file, Days.HALL, 20)) {
            journal.past();
            keepUntilSnapshots(journal);
        }
        sql(
                "UPDATE snapshot SET body = x'00' WHERE row = (SELECT max(row) FROM snapshot)",
                "UPDATE snapshot SET hash = 'other' WHERE row = (SELECT min(row) FROM snapshot)");
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            assertThat(journal.past()).isEqualTo(days.past());
        }
    }

    // ------------------------------------------------------------------ what was changed

    @Test
    void aFlippedByteIsFoundAndNamedByItsRow() throws IOException {
        keep(days.morning(40));
        byte[] bytes = Files.readAllBytes(file);
        byte[] words = "午休".getBytes(StandardCharsets.UTF_8);
        // Also in copies that the file no longer uses: a row may have moved.
        for (int at : everywhere(bytes, words)) bytes[at] ^= 1;
        Files.write(file, bytes);
        AuditResult audit = SqliteJournal.verify(file, Days.HALL);
        assertThat(audit)
                .isInstanceOfSatisfying(
                        AuditResult.Broken.class,
                        broken -> {
                            assertThat(broken.row()).isEqualTo(5);
                            assertThat(broken.why()).contains("its hash is");
                        });
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            assertThatThrownBy(journal::past)
                    .isInstanceOf(JournalBroken.class)
                    .hasMessageContaining("row 5");
        }
    }

    private static List<Integer> everywhere(byte[] bytes, byte[] wanted) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) same++;
            if (same == wanted.length) found.add(at);
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    @Test
    void aMissingRowIsNamed() throws SQLException {
        keep(days.morning(3));
        sql("DROP TRIGGER journal_is_never_shortened", "DELETE FROM journal WHERE row = 9");
        assertThat(SqliteJournal.verify(file, Days.HALL))
                .isEqualTo(new AuditResult.Broken(9, "row 9 is missing"));
    }

    @Test
    void rowsCutOffTheEndAreMissedWhereASnapshotKnowsOfThem() throws SQLException {
        try (SqliteJournal journal = new SqliteJournal(file, Days.HALL, 20)) {
            journal.past();
            keepUntilSnapshots(journal);
        }
        sql("DROP TRIGGER journal_is_never_shortened", "DELETE FROM journal WHERE row > 20");
        assertThat(SqliteJournal.verify(file, Days.HALL))
                .isInstanceOfSatisfying(
                        AuditResult.Broken.class,
                        broken -> {
                            assertThat(broken.row()).isEqualTo(21);
                            assertThat(broken.why()).startsWith("it is missing: a snapshot knows");
                        });
    }

    @Test
    void theFileItselfRefusesToBeRewritten() {
        keep(days.morning(3));
        assertThatThrownBy(() -> sql("UPDATE journal SET who = 'nobody'"))
                .hasMessageContaining("the journal is never changed");
        assertThatThrownBy(() -> sql("DELETE FROM journal"))
                .hasMessageContaining("the journal is never shortened");
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedSo() throws IOException {
        Files.createDirectories(folder.resolve("hall"));
        Files.writeString(file, "this is no database, though it is long enough to be looked at");
        assertThatThrownBy(() -> new SqliteJournal(file, Days.HALL))
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("cannot be opened");
    }

    // ------------------------------------------------------------------ whose it is

    @Test
    void aSecondWriterIsToldThatTheJournalIsInUse() {
        try (Journal first = new SqliteJournal(file, Days.HALL)) {
            first.past();
            assertThatThrownBy(() -> new SqliteJournal(file, Days.HALL))
                    .isInstanceOf(JournalBroken.class)
                    .hasMessageContaining("in use by another controller");
        }
        try (Journal next = new SqliteJournal(file, Days.HALL)) {
            assertThat(next.past()).isEqualTo(Past.NONE);
        }
    }

    @Test
    void theJournalOfAnotherHallIsRefused() {
        keep(days.morning(3));
        try (Journal other = new SqliteJournal(file, new HallId("other"))) {
            assertThatThrownBy(other::past)
                    .isInstanceOf(JournalBroken.class)
                    .hasMessageContaining("belongs to hall demo");
        }
    }

    @Test
    void aMigrationThatIsNotTheOneItWentThroughIsRefused() throws SQLException {
        keep(days.morning(3));
        sql("UPDATE migration SET checksum = 'another'");
        assertThatThrownBy(() -> new SqliteJournal(file, Days.HALL))
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("0001-journal is not the one");
    }

    @Test
    void theJournalOfANewerVersionIsRefused() throws SQLException {
        keep(days.morning(3));
        sql("INSERT INTO migration VALUES (99, '0099-later', 'x')");
        assertThatThrownBy(() -> new SqliteJournal(file, Days.HALL))
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("newer version");
    }
}
