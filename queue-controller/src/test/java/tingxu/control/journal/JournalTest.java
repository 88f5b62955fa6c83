package tingxu.control.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What every journal does, on disk or in memory. */
class JournalTest {

    enum Kind {
        MEMORY,
        SQLITE;

        Journal open(Path folder) {
            return switch (this) {
                case MEMORY -> new MemoryJournal(Days.HALL);
                case SQLITE -> new SqliteJournal(folder.resolve("journal.db"), Days.HALL);
            };
        }
    }

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void givesBackEveryEntryAsItWas(Kind kind) {
        Days days = new Days();
        List<Entry> told = days.morning(20);
        try (Journal journal = kind.open(folder)) {
            assertThat(journal.past()).isEqualTo(Past.NONE);
            journal.append(told, days.past());
            List<Entry> read = new ArrayList<>();
            journal.read(1, read::add);
            assertThat(read).isEqualTo(told);
            List<Entry> tail = new ArrayList<>();
            journal.read(10, tail::add);
            assertThat(tail).isEqualTo(told.subList(9, told.size()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatTheSameSpeakerSaidBefore(Kind kind) {
        Days days = new Days();
        List<Entry> told = days.morning(5);
        try (Journal journal = kind.open(folder)) {
            journal.past();
            journal.append(told, days.past());
            Entry some = told.get(7);
            assertThat(journal.find(some.who(), some.id())).contains(some);
            assertThat(journal.find("someone else", some.id())).isEmpty();
            assertThat(journal.find(some.who(), Days.id(77_777))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAGapAndARepeatAndKeepsNothingOfThatBatch(Kind kind) {
        Days days = new Days();
        List<Entry> told = days.morning(0);
        try (Journal journal = kind.open(folder)) {
            journal.past();
            journal.append(told.subList(0, 3), Past.NONE);
            assertThatThrownBy(() -> journal.append(told.subList(4, 6), Past.NONE))
                    .isInstanceOf(JournalBroken.class);
            assertThat(journal.verify()).isInstanceOf(AuditResult.Sound.class);
        }
        try (Journal journal = kind.open(folder.resolve("other"))) {
            journal.past();
            Entry first = told.getFirst();
            Entry again = new Entry(2, first.id(), first.who(), 0, 0, first.at(), List.of(), null);
            assertThatThrownBy(() -> journal.append(List.of(first, again), Past.NONE))
                    .isInstanceOf(JournalBroken.class);
            List<Entry> read = new ArrayList<>();
            journal.read(1, read::add);
            assertThat(read).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsInTheSameHashForTheSameDay(Kind kind) {
        Days days = new Days();
        List<Entry> told = days.morning(3);
        String hash = Row.START;
        for (Entry entry : told) hash = Row.of(Days.HALL, entry).hash(hash);
        try (Journal journal = kind.open(folder)) {
            journal.past();
            for (Entry entry : told) journal.append(List.of(entry), days.past());
            assertThat(journal.verify()).isEqualTo(new AuditResult.Sound(told.size(), hash));
        }
    }
}
