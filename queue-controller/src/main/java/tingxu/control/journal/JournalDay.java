package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** One business day out of a journal's file, whoever writes it meanwhile. */
public final class JournalDay {

    private JournalDay() {}

    /**
     * Reads the entries of a day, from the one that opened it to the last before the next.
     *
     * @param wanted null for the last day
     * @return whether the journal has that day
     */
    public static boolean read(Path file, @Nullable LocalDate wanted, Consumer<Entry> reader) {
        return upTo(file, wanted, reader).isPresent();
    }

    /**
     * Reads a day as {@link #read} does.
     *
     * @return its last row and the hash of all up to it; empty when the journal has no such day
     */
    public static Optional<Head> upTo(
            Path file, @Nullable LocalDate wanted, Consumer<Entry> reader) {
        try (Connection connection = Tables.forReading(file)) {
            long first = 0;
            long next = Long.MAX_VALUE;
            for (Row opening : Tables.openings(connection)) {
                if (first > 0 && wanted != null) {
                    next = opening.row();
                    break;
                }
                if (wanted == null || day(opening).equals(wanted)) first = opening.row();
            }
            if (first == 0) return Optional.empty();
            long end = next;
            Head[] last = {Head.NONE};
            Tables.read(
                    connection,
                    first,
                    kept -> {
                        if (kept.row().row() >= end) return false;
                        reader.accept(kept.row().entry());
                        last[0] = new Head(kept.row().row(), kept.hash());
                        return true;
                    });
            return Optional.of(last[0]);
        } catch (SQLException unreadable) {
            throw new JournalBroken("the journal " + file + " cannot be read", unreadable);
        }
    }

    private static LocalDate day(Row opening) {
        for (Event event : opening.entry().events())
            if (event instanceof Event.DayOpened(var day, _, _)) return day;
        throw new JournalBroken("row " + opening.row() + " opens no day");
    }
}
