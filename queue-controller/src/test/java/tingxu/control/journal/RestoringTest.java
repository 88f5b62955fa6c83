package tingxu.control.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.journal.Restoring.Outcome;
import tingxu.control.journal.Restoring.Outcome.Restored;
import tingxu.wire.HallId;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a disk does to a journal, how it is found, and what comes back. */
class RestoringTest {

    private static final Instant NIGHT = Instant.parse("2026-11-22T18:30:00Z");

    @TempDir Path folder;
    private Path file;
    private Path copies;
    private final Days days = new Days();
    private final List<Entry> all = new ArrayList<>();

    @BeforeEach
    void place() {
        file = folder.resolve("hall/journal.db");
        copies = folder.resolve("copies");
    }

    // ------------------------------------------------------------------ copies

    @Test
    void aCopyIsTheWholeJournalWhileTheHallWritesOn() throws IOException {
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            journal.past();
            keep(journal, days.morning(30));
            Copies.Made.Copy copy = copied(NIGHT, 3);
            assertThat(copy.head()).isEqualTo(journal.head());
            keep(journal, days.day(1, 5));
            assertThat(SqliteJournal.verify(copy.file(), Days.HALL))
                    .isEqualTo(new AuditResult.Sound(copy.head().row(), copy.head().hash()));
        }
    }

    @Test
    void onlySoManyCopiesAreKeptAndTheNewestSoundOneIsFound() throws IOException {
        told(days.morning(3));
        for (int night = 0; night < 5; night++) copied(NIGHT.plusSeconds(86_400L * night), 3);
        List<Path> kept = new Copies(copies, Days.HALL).newestFirst();
        assertThat(kept)
                .extracting(copy -> copy.getFileName().toString())
                .containsExactly(
                        "journal-demo-20261126T183000Z.db",
                        "journal-demo-20261125T183000Z.db",
                        "journal-demo-20261124T183000Z.db");
        spoil(kept.getFirst(), "午休");
        assertThat(new Copies(copies, Days.HALL).newestSound()).contains(kept.get(1));
    }

    @Test
    void aDamagedJournalPushesNoGoodCopyOut() throws IOException {
        told(days.morning(3));
        Copies.Made.Copy good = copied(NIGHT, 1);
        spoil(file, "午休");
        assertThat(new Copies(copies, Days.HALL).make(file, NIGHT.plusSeconds(86_400), 1))
                .isInstanceOf(Copies.Made.Damaged.class);
        assertThat(new Copies(copies, Days.HALL).newestFirst()).containsExactly(good.file());
    }

    /** The manager keeps fewer from tonight on, and tonight there is nothing to keep. */
    @Test
    void aNightWithoutACopyDropsNone() throws IOException {
        told(days.morning(3));
        for (int night = 0; night < 3; night++) copied(NIGHT.plusSeconds(86_400L * night), 3);
        spoil(file, "午休");
        assertThat(new Copies(copies, Days.HALL).make(file, NIGHT.plusSeconds(999_999), 1))
                .isInstanceOf(Copies.Made.Damaged.class);
        assertThat(new Copies(copies, Days.HALL).newestFirst()).hasSize(3);
    }

    @Test
    void whatACopyThatWasCutShortHasLeftIsGoneWithTheNext() throws IOException {
        told(days.morning(3));
        Files.createDirectories(copies);
        Path cut = copies.resolve(".journal-demo-20261101T183000Z.db.part");
        Path other = copies.resolve(".journal-another-20261101T183000Z.db.part");
        for (Path draft : List.of(cut, other)) Files.writeString(draft, "half a journal");
        copied(NIGHT, 3);
        assertThat(cut).doesNotExist();
        assertThat(other).as("another hall's").exists();
    }

    @Test
    void whereThereIsNoRoomNoCopyIsBegunAndTheNeedIsSaid() throws IOException {
        told(days.morning(3));
        Files.createDirectories(copies);
        long room = Files.getFileStore(copies).getUsableSpace();
        // A file that is larger than the disk, for it holds nothing behind its rows.
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(room + 1);
        }
        assertThat(new Copies(copies, Days.HALL).make(file, NIGHT, 3))
                .asString()
                .contains("has room for", "are needed");
        assertThat(copies).isEmptyDirectory();
    }

    // ------------------------------------------------------------------ damage is found

    @Test
    void whereverAByteIsFlippedItIsNamedOrChangedNothing() throws IOException {
        told(days.morning(60));
        byte[] sound = Files.readAllBytes(file);
        Random dice = new Random(20_261_126);
        int named = 0;
        for (int i = 0; i < 150; i++) {
            byte[] spoilt = sound.clone();
            int at = dice.nextInt(sound.length);
            spoilt[at] ^= (byte) (1 << dice.nextInt(8));
            Files.write(file, spoilt);
            if (!(SqliteJournal.verify(file, Days.HALL) instanceof AuditResult.Sound)) named++;
            else assertThat(read()).as("byte %d", at).isEqualTo(all);
        }
        assertThat(named).as("most of the file is in use").isGreaterThan(100);
    }

    @Test
    void aLogThatWasCutShortIsFoundAtTheStart() throws IOException {
        Path crashed = folder.resolve("crashed/journal.db");
        crash(crashed, 60);
        Path log = crashed.resolveSibling("journal.db-wal");
        try (var channel = Files.newByteChannel(log, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() * 2 / 3);
        }
        try (Journal journal = new SqliteJournal(crashed, Days.HALL)) {
            assertThatThrownBy(journal::past)
                    .isInstanceOf(JournalBroken.class)
                    .hasMessageContaining("are missing: they were there, and the end was cut off")
                    .hasMessageContaining("to " + all.size() + " of " + crashed);
        }
        assertThat(SqliteJournal.verify(crashed, Days.HALL)).isInstanceOf(AuditResult.Broken.class);
    }

    @Test
    void anUncutLogIsTakenAsItIs() throws IOException {
        Path crashed = folder.resolve("crashed/journal.db");
        crash(crashed, 60);
        try (Journal journal = new SqliteJournal(crashed, Days.HALL)) {
            assertThat(journal.past()).isEqualTo(days.past());
        }
    }

    // ------------------------------------------------------------------ what comes back

    @Test
    void aFlippedByteIsPutRightFromTheHashAlone() throws IOException {
        told(days.morning(40));
        Head before = head();
        spoil(file, "午休");
        Restored restored = restored(null);
        assertThat(restored.mended()).containsExactly(5L);
        assertThat(restored.lost()).isZero();
        assertThat(restored.head()).isEqualTo(before);
        assertThat(read()).isEqualTo(all);
        assertThat(restored.aside()).exists();
    }

    @Test
    void aFlippedHashIsPutRightToo() throws Exception {
        told(days.morning(10));
        Head before = head();
        sql(
                "DROP TRIGGER journal_is_never_changed",
                "UPDATE journal SET hash = '0' || substr(hash, 2) WHERE row = 7"
                        + " AND substr(hash, 1, 1) <> '0'",
                "UPDATE journal SET hash = '1' || substr(hash, 2) WHERE row = 8"
                        + " AND substr(hash, 1, 1) = '0'");
        assertThat(restored(null).head()).isEqualTo(before);
        assertThat(read()).isEqualTo(all);
    }

    @Test
    void aTornPageOfThePastComesFromTheCopyAndTodayFromTheFile() throws IOException {
        told(days.morning(200));
        Copies.Made.Copy copy = copied(NIGHT, 3);
        told(days.day(1, 100));
        Head before = head();
        tearTheFirstRow();
        assertThat(SqliteJournal.verify(file, Days.HALL)).isNotInstanceOf(AuditResult.Sound.class);
        Restored restored = restored(copy.file());
        assertThat(restored.copied()).isEqualTo(copy.head().row());
        assertThat(restored.head()).isEqualTo(before);
        assertThat(restored.lost()).isZero();
        assertThat(read()).isEqualTo(all);
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            assertThat(journal.past()).isEqualTo(days.past());
        }
    }

    @Test
    void whatIsLostIsCountedAndTheBadFileIsKept() throws Exception {
        told(days.morning(30));
        sql(
                "DROP TRIGGER journal_is_never_changed",
                "UPDATE journal SET events = 'nothing like it', who = 'x' WHERE row = 50");
        byte[] bad = Files.readAllBytes(file);
        Restored restored = restored(null);
        assertThat(restored.head().row()).isEqualTo(49);
        assertThat(restored.lost()).isEqualTo(all.size() - 49);
        assertThat(restored.why()).startsWith("row 50: its hash is");
        assertThat(Files.readAllBytes(restored.aside())).isEqualTo(bad);
        assertThat(SqliteJournal.verify(file, Days.HALL))
                .isEqualTo(new AuditResult.Sound(49, restored.head().hash()));
    }

    @Test
    void aNewDiskIsFilledFromTheCopyAlone() throws IOException {
        told(days.morning(30));
        Copies.Made.Copy copy = copied(NIGHT, 3);
        for (String each : List.of("", "-wal", "-shm", "-head"))
            Files.deleteIfExists(file.resolveSibling("journal.db" + each));
        Restored restored = restored(copy.file());
        assertThat(restored.aside()).isNull();
        assertThat(read()).isEqualTo(all);
    }

    // ------------------------------------------------------------------ what is refused

    @Test
    void aRunningHallIsNotOverwritten() {
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            journal.past();
            assertThatThrownBy(() -> new Restoring(file, Days.HALL))
                    .isInstanceOf(JournalBroken.class)
                    .hasMessageContaining("in use by another controller");
        }
    }

    @Test
    void whatAnEarlierTryHasLeftIsInNobodysWayAndTheOldLogIsNotReadAgain() throws IOException {
        told(days.morning(10));
        Copies.Made.Copy copy = copied(NIGHT, 3);
        for (String ending : List.of(".restored", ".restored-wal", ".restored-head"))
            Files.writeString(file.resolveSibling("journal.db" + ending), "half of it");
        spoil(file, "午休");
        Path log = Files.writeString(file.resolveSibling("journal.db-wal"), "of the old file");
        restored(copy.file());
        assertThat(log).doesNotExist();
        assertThat(SqliteJournal.verify(file, Days.HALL)).isInstanceOf(AuditResult.Sound.class);
        assertThat(read()).isEqualTo(all);
    }

    @Test
    void aDamagedCopyAndTheCopyOfAnotherPastAreRefusedAndNothingIsTouched() throws IOException {
        told(days.morning(10));
        Copies.Made.Copy copy = copied(NIGHT, 3);
        byte[] before = Files.readAllBytes(file);
        spoil(copy.file(), "午休");
        assertThat(restore(copy.file())).isInstanceOf(Outcome.Refused.class);

        Path other = folder.resolve("other.db");
        Days others = new Days();
        try (Journal journal = new SqliteJournal(other, Days.HALL)) {
            journal.past();
            List<Entry> day = others.day(3, 9);
            journal.append(day, others.past());
        }
        assertThat(restore(other))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.why().en()).contains("is no copy of this journal"));
        try (Restoring foreign = new Restoring(file, new HallId("elsewhere"))) {
            assertThat(foreign.from(copy.file(), NIGHT)).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    // ------------------------------------------------------------------

    private void told(List<Entry> entries) {
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            journal.past();
            keep(journal, entries);
        }
    }

    private void keep(Journal journal, List<Entry> entries) {
        journal.append(entries, days.past());
        all.addAll(entries);
    }

    /** The files of a journal as a process leaves them that was killed. */
    private void crash(Path crashed, int visitors) throws IOException {
        Files.createDirectories(crashed.getParent());
        try (Journal journal = new SqliteJournal(file, Days.HALL)) {
            journal.past();
            for (Entry entry : days.morning(visitors)) keep(journal, List.of(entry));
            for (String each : List.of("", "-wal", "-head"))
                Files.copy(
                        file.resolveSibling("journal.db" + each),
                        crashed.resolveSibling("journal.db" + each));
        }
    }

    private Copies.Made.Copy copied(Instant now, int most) {
        return (Copies.Made.Copy) new Copies(copies, Days.HALL).make(file, now, most);
    }

    private Head head() {
        AuditResult.Sound sound = (AuditResult.Sound) SqliteJournal.verify(file, Days.HALL);
        return new Head(sound.rows(), sound.lastHash());
    }

    private List<Entry> read() {
        List<Entry> read = new ArrayList<>();
        SqliteJournal.read(file, 1, read::add);
        return read;
    }

    private Outcome restore(@Nullable Path copy) {
        try (Restoring restoring = new Restoring(file, Days.HALL)) {
            return restoring.from(copy, NIGHT);
        }
    }

    private Restored restored(@Nullable Path copy) {
        Outcome outcome = restore(copy);
        assertThat(outcome).isInstanceOf(Restored.class);
        return (Restored) outcome;
    }

    private void sql(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.executeUpdate(each);
        }
    }

    /** The leaf of the table that holds row 5 is overwritten with nothing. */
    private void tearTheFirstRow() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at : everywhere(bytes, "午休")) {
            int page = at / 4096 * 4096;
            if (bytes[page] != 0x0D) continue;
            for (int i = page; i < page + 4096; i++) bytes[i] = 0;
        }
        Files.write(file, bytes);
    }

    /** Also in copies that the file no longer uses: a row may have moved. */
    private static void spoil(Path victim, String words) throws IOException {
        byte[] bytes = Files.readAllBytes(victim);
        for (int at : everywhere(bytes, words)) bytes[at] ^= 0x10;
        Files.write(victim, bytes);
    }

    private static List<Integer> everywhere(byte[] bytes, String words) {
        byte[] wanted = words.getBytes(StandardCharsets.UTF_8);
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) same++;
            if (same == wanted.length) found.add(at);
        }
        assertThat(found).isNotEmpty();
        return found;
    }
}
