package tingxu.provision.trial;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;

import tingxu.control.forecast.OfficeDay;
import tingxu.control.forecast.OfficeDay.Moment;
import tingxu.control.forecast.OfficeDay.Queue;
import tingxu.control.forecast.Range;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Snapshots of public offices as a table: {@code office, group, date, minute, waiting,
 * open_stations, called, service_minutes}, one row a group and some minutes.
 *
 * <p>{@code called} may be calls since the row before, or a number that goes up all day (the sum of
 * calls, or the number last called, which begins anew when it has run through): where it hardly
 * ever falls it is read as the latter.
 */
final class OfficeFile {

    private static final double FALLS_OF_A_RISING_NUMBER = .1;

    /** A number that falls by more begins anew; by less, someone was called again. */
    private static final double BEGINS_ANEW = 20;

    private record Shown(
            double minute, double waiting, double stations, double called, double service) {}

    private record Day(Queue queue, LocalDate date) implements Comparable<Day> {
        private static final Comparator<Day> ORDER =
                Comparator.comparing(Day::queue).thenComparing(Day::date);

        @Override
        public int compareTo(Day other) {
            return ORDER.compare(this, other);
        }
    }

    private OfficeFile() {}

    /**
     * Reads the whole table.
     *
     * @throws IOException naming the line, the field and what it should be
     */
    static List<OfficeDay> read(Path file) throws IOException {
        SortedMap<Day, TreeMap<Double, Shown>> days = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                Day day = new Day(new Queue(text(row, "office"), text(row, "group")), date(row));
                Shown shown =
                        new Shown(
                                number(row, "minute"),
                                number(row, "waiting"),
                                number(row, "open_stations"),
                                number(row, "called"),
                                number(row, "service_minutes"));
                days.computeIfAbsent(day, _ -> new TreeMap<>()).put(shown.minute(), shown);
            }
        }
        if (days.isEmpty()) throw new IOException(file + " has no rows");
        boolean rising =
                rising(days.values().stream().map(day -> List.copyOf(day.values())).toList());
        List<OfficeDay> read = new ArrayList<>();
        days.forEach((day, shown) ->
                read.add(
                        new OfficeDay(
                                day.queue(),
                                day.date(),
                                moments(List.copyOf(shown.values()), rising))));
        return read;
    }

    private static boolean rising(List<List<Shown>> days) {
        long rises = 0;
        long falls = 0;
        for (List<Shown> day : days)
            for (int i = 1; i < day.size(); i++) {
                double change = day.get(i).called() - day.get(i - 1).called();
                if (change > 0) rises++;
                if (change < 0) falls++;
            }
        return falls < FALLS_OF_A_RISING_NUMBER * (rises + falls);
    }

    private static List<Moment> moments(List<Shown> day, boolean rising) {
        List<Moment> moments = new ArrayList<>();
        double highest = day.getFirst().called();
        for (int i = 0; i < day.size(); i++) {
            Shown shown = day.get(i);
            double calls = shown.called();
            if (rising) {
                boolean anew = shown.called() < highest - BEGINS_ANEW;
                calls = anew ? shown.called() : Math.max(0, shown.called() - highest);
                highest = anew ? shown.called() : Math.max(highest, shown.called());
            }
            moments.add(
                    new Moment(
                            shown.minute(),
                            shown.waiting(),
                            shown.stations(),
                            i == 0 ? 0 : calls,
                            shown.service()));
        }
        return moments;
    }

    /** Writes one range a row: {@code office, group, date, minute, waiting, p50, p90}. */
    static final class Out {

        private final CsvWriter rows;

        Out(Writer to) {
            rows = CsvWriter.builder().build(to);
            rows.writeRecord("office", "group", "date", "minute", "waiting", "p50", "p90");
        }

        void write(OfficeDay day, int at, Range range) {
            Moment moment = day.moments().get(at);
            rows.writeRecord(
                    day.queue().office(),
                    day.queue().group(),
                    day.date().toString(),
                    plain(moment.minute()),
                    plain(moment.waiting()),
                    minutes(range.p50()),
                    minutes(range.p90()));
        }

        void flush() throws IOException {
            rows.flush();
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? Long.toString(Math.round(number))
                : Double.toString(number);
    }

    private static String minutes(double minutes) {
        return String.format(Locale.ROOT, "%.2f", minutes);
    }

    // ------------------------------------------------------------------ fields

    private static String text(NamedCsvRecord row, String field) throws IOException {
        return row.findField(field)
                .orElseThrow(() -> wrong(row, field, "is missing from the table's first line"));
    }

    private static LocalDate date(NamedCsvRecord row) throws IOException {
        String text = text(row, "date");
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException unread) {
            throw wrong(row, "date", "should be like 2026-11-22, not \"" + text + "\"");
        }
    }

    /** An empty field is 0: offices leave out what they do not know. */
    private static double number(NamedCsvRecord row, String field) throws IOException {
        String text = text(row, field).strip();
        if (text.isEmpty()) return 0;
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number) && number >= 0) return number;
        } catch (NumberFormatException unread) {
            throw wrong(row, field, "should be a number, not \"" + text + "\"");
        }
        throw wrong(row, field, "should be a number of 0 or more, not " + text);
    }

    private static IOException wrong(NamedCsvRecord row, String field, String what) {
        return new IOException("line " + row.getStartingLineNumber() + ": " + field + " " + what);
    }
}
