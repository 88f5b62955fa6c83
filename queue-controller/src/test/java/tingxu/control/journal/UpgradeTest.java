package tingxu.control.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A journal from before opens; one from after is refused in words, and left as it is. */
class UpgradeTest {

    /** As the program of that day left it: without a witness, and with snapshots. */
    private static final Path WRITTEN = Path.of("src/test/resources/journal/written-2026-11-22.db");

    private static final AuditResult AS_IT_WAS =
            new AuditResult.Sound(
                    122, "f5239c082284b314cc02d511e654d0e3b9ee35503e2ea3abb496f6093a281efb");

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void lay() throws IOException {
        file = Files.copy(WRITTEN, folder.resolve("journal.db"));
    }

    @Test
    void what_an_earlier_version_wrote_opens_and_goes_on() throws SQLException {
        assertThat(SqliteJournal.verify(file, Days.HALL)).isEqualTo(AS_IT_WAS);
        Past quick;
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            quick = journal.past();
            Days days = new Days(quick);
            journal.append(days.day(1, 3), days.past());
            assertThat(journal.verify()).isInstanceOf(AuditResult.Sound.class);
        }
        Past[] folded = {Past.NONE};
        SqliteJournal.read(
                file,
                1,
                entry -> {
                    if (entry.row() <= quick.row()) folded[0] = folded[0].after(entry);
                });
        assertThat(folded[0]).isEqualTo(quick);
    }

    @Test
    void what_a_later_version_wrote_is_refused_with_its_row_and_left_alone() throws SQLException {
        Row later =
                new Row(
                        123,
                        Days.HALL.name(),
                        Days.id(8_000_000).ulid(),
                        "desk",
                        0,
                        0,
                        "2026-11-22T03:00:00Z",
                        "[{\"type\":\"window-painted\",\"window\":3,\"at\":\"2026-11-22T03:00:00Z\"}]",
                        null,
                        null);
        String hash = later.hash(((AuditResult.Sound) AS_IT_WAS).lastHash());
        try (Tables tables = Tables.forWriting(file)) {
            tables.begin();
            tables.insert(later, hash);
            tables.commit();
        }
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            assertThatThrownBy(journal::past)
                    .isInstanceOf(JournalBroken.class)
                    .hasMessageContaining("row 123 of")
                    .hasMessageContaining("written by a newer version");
            assertThatThrownBy(() -> journal.append(List.of(), Past.NONE))
                    .as("nothing is written on top of it")
                    .isInstanceOf(JournalBroken.class);
        }
        assertThat(SqliteJournal.verify(file, Days.HALL))
                .isEqualTo(new AuditResult.Sound(123, hash));
    }

    @Test
    void a_file_of_a_newer_shape_is_refused_and_not_a_byte_is_changed() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO migration VALUES (2, '0002-later', 'x')");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> new SqliteJournal(file, Days.HALL))
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("made by a newer version (migration 2)");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
}
