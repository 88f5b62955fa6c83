package tingxu.control.booking;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Appointment;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A day's appointments by line, each line's by time, and the text they are kept as. */
public record BookedDay(LocalDate day, SortedMap<LineId, List<Appointment>> lines) {

    private static final int FIELDS = 5;

    public BookedDay {
        SortedMap<LineId, List<Appointment>> sorted = new TreeMap<>();
        lines.forEach((line, booked) ->
                sorted.put(
                        line,
                        booked.stream().sorted(Comparator.comparing(Appointment::at)).toList()));
        lines = java.util.Collections.unmodifiableSortedMap(sorted);
    }

    public static BookedDay none(LocalDate day) {
        return new BookedDay(day, new TreeMap<>());
    }

    public List<Appointment> of(LineId line) {
        return lines.getOrDefault(line, List.of());
    }

    public int count() {
        return lines.values().stream().mapToInt(List::size).sum();
    }

    /** One appointment a row: line, time, item, card, code. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<LineId, List<Appointment>> each : lines.entrySet())
            for (Appointment one : each.getValue())
                text.append(each.getKey())
                        .append(',')
                        .append(one.at())
                        .append(',')
                        .append(one.item() == null ? "" : one.item().name())
                        .append(',')
                        .append(one.card() == null ? "" : one.card())
                        .append(',')
                        .append(one.code() == null ? "" : one.code())
                        .append('\n');
        return text.toString();
    }

    /**
     * @throws IllegalArgumentException at the first row that {@link #text} did not write
     */
    public static BookedDay parse(LocalDate day, String text) {
        SortedMap<LineId, List<Appointment>> lines = new TreeMap<>();
        int row = 0;
        for (String each : text.lines().toList()) {
            row++;
            String[] fields = each.split(",", -1);
            if (fields.length != FIELDS)
                throw new IllegalArgumentException("row " + row + " has not " + FIELDS + " fields");
            try {
                lines.computeIfAbsent(new LineId(fields[0]), _ -> new ArrayList<>())
                        .add(
                                new Appointment(
                                        given(fields[3]),
                                        given(fields[4]),
                                        fields[2].isEmpty() ? null : new ItemId(fields[2]),
                                        Instant.parse(fields[1])));
            } catch (java.time.DateTimeException | IllegalArgumentException wrong) {
                throw new IllegalArgumentException("row " + row + ": " + wrong.getMessage(), wrong);
            }
        }
        return new BookedDay(day, lines);
    }

    private static @Nullable String given(String field) {
        return field.isEmpty() ? null : field;
    }
}
