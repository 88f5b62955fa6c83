package tingxu.control.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.Catalogue.Keeping;
import tingxu.control.catalogue.HallFile;
import tingxu.control.journal.Copies;
import tingxu.control.journal.Days;
import tingxu.control.journal.SqliteJournal;
import tingxu.control.roster.Alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Its clock is moved by hand; the demonstration's hall looks after its journal at 02:30. */
@DisplayName("Every night has its round, and a day has none")
class NightsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(2);
    private static final int SOME_LOOKS = 20;
    private static final Instant EVENING = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-26T18:30:00Z");

    @TempDir Path folder;
    private Path journal;
    private final Catalogue hall = HallFile.demo();
    private final AtomicReference<Instant> now = new AtomicReference<>(EVENING);
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();
    private HolderKeys keys;
    private Keeper keeper;

    @BeforeEach
    void aDayOfWork() {
        journal = folder.resolve("journal.db");
        keys = Purge.keysIn(folder);
        Days days = new Days();
        try (SqliteJournal written = new SqliteJournal(journal, Days.HALL)) {
            written.past();
            written.append(days.morning(3), days.past());
        }
        keeper = keeper(OFTEN);
    }

    private Keeper keeper(Duration look) {
        Keeper made =
                new Keeper(
                        journal,
                        hall,
                        keys,
                        () -> {
                            looks.incrementAndGet();
                            return now.get();
                        },
                        look);
        made.listen(rounds::incrementAndGet);
        return made;
    }

    @AfterEach
    void close() {
        keeper.close();
    }

    /** Made by hand an hour ago. */
    private void aFreshCopy() throws IOException {
        Copies copies = new Copies(folder.resolve("copies"), Days.HALL);
        assertThat(copies.make(journal, EVENING.minusSeconds(3_600), 3))
                .isInstanceOf(Copies.Made.Copy.class);
        for (Path copy : copies.newestFirst())
            Files.setLastModifiedTime(copy, FileTime.from(EVENING.minusSeconds(3_600)));
    }

    private void itLooks() {
        int before = looks.get();
        await().atMost(SOON).until(() -> looks.get() > before + SOME_LOOKS);
    }

    private void untilRounds(int wanted) {
        await().atMost(SOON).until(() -> rounds.get() == wanted);
    }

    @Test
    void a_hall_with_a_fresh_copy_waits_for_the_night() throws IOException {
        aFreshCopy();
        keeper.start();
        itLooks();
        now.set(NIGHT.minusSeconds(1));
        itLooks();
        assertThat(rounds).as("neither at the start nor before its time").hasValue(0);

        now.set(NIGHT);
        untilRounds(1);
        itLooks();
        assertThat(rounds).as("once a night").hasValue(1);
        assertThat(keeper.last().orElseThrow().at()).isEqualTo(NIGHT);
        assertThat(new Copies(folder.resolve("copies"), Days.HALL).newestFirst()).hasSize(2);
    }

    @Test
    void a_round_that_came_late_puts_off_no_other() throws IOException {
        aFreshCopy();
        keeper.start();
        now.set(NIGHT.plus(Duration.ofHours(9)));
        untilRounds(1);
        now.set(NIGHT.plus(Duration.ofDays(1)));
        untilRounds(2);
    }

    @Test
    void a_clock_that_was_far_ahead_does_not_put_the_nights_off() throws IOException {
        aFreshCopy();
        now.set(EVENING.plus(Duration.ofDays(400)));
        keeper = keeper(OFTEN);
        now.set(EVENING);
        keeper.start();
        itLooks();
        assertThat(rounds).hasValue(0);
        now.set(NIGHT);
        untilRounds(1);
    }

    @Test
    void a_hall_that_has_not_worked_yet_has_nothing_to_copy() {
        journal = folder.resolve("new.db");
        try (SqliteJournal empty = new SqliteJournal(journal, Days.HALL)) {
            empty.past();
        }
        keeper = keeper(OFTEN);
        keeper.start();
        itLooks();
        assertThat(rounds).hasValue(0);
        assertThat(folder.resolve("copies")).doesNotExist();
    }

    @Test
    void what_is_to_be_forgotten_is_forgotten_at_night() throws IOException {
        keys.veiled(LocalDate.of(2026, 11, 1), "4f1c");
        keeper.start();
        untilRounds(1);
        assertThat(keeper.last().orElseThrow().forgotten()).isEqualTo(1);
        assertThat(keys.days()).isEmpty();
    }

    @Test
    void where_no_round_has_come_for_long_someone_is_told_how_long() throws IOException {
        aFreshCopy();
        keeper = keeper(Duration.ofHours(1));
        keeper.start();
        assertThat(keeper.alerts()).isEmpty();
        now.set(EVENING.plus(Duration.ofHours(26)));
        Alert alert = keeper.alerts().getFirst();
        assertThat(alert.what().zh()).isEqualTo("已 27 小时没有备份日志");
        assertThat(alert.what().en()).contains("27 hours");
        assertThat(alert.urgent()).isFalse();
        assertThat(alert.remedy()).isEqualTo("copy-failed");
    }

    @Test
    void copies_go_where_the_halls_file_says() {
        Path disk = Path.of("/mnt/another-disk");
        Keeping usual = hall.keeping();
        Catalogue elsewhere =
                new Catalogue(
                        hall.hall(),
                        hall.time(),
                        hall.plan(),
                        hall.zones(),
                        hall.windows(),
                        hall.shadow(),
                        hall.foresight(),
                        new Keeping(usual.at(), usual.copies(), disk, usual.identityDays()),
                        hall.booking(),
                        hall.phones());
        assertThat(Keeper.folder(journal, elsewhere)).isEqualTo(disk);
        assertThat(Keeper.folder(journal, hall)).isEqualTo(folder.resolve("copies"));
    }
}
