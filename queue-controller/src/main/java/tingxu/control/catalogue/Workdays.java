package tingxu.control.catalogue;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The calendar of working days, by which the deadlines of a hall count.
 *
 * @param years that the file knows; others are counted Monday to Friday
 */
public record Workdays(
        NavigableSet<Integer> years,
        NavigableSet<LocalDate> holidays,
        NavigableSet<LocalDate> working) {

    private static final String SHIPPED = "/tingxu/workdays.yaml";

    public Workdays {
        years = Collections.unmodifiableNavigableSet(new TreeSet<>(years));
        holidays = Collections.unmodifiableNavigableSet(new TreeSet<>(holidays));
        working = Collections.unmodifiableNavigableSet(new TreeSet<>(working));
    }

    /** The calendar in the jar. */
    public static Workdays shipped() {
        try {
            return read(Yaml.shipped(Workdays.class, SHIPPED));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (FileWrong wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    public static Workdays parse(String name, String yaml) throws FileWrong {
        return read(Yaml.parse(name, yaml));
    }

    private static Workdays read(Field root) throws FileWrong {
        NavigableSet<Integer> years = new TreeSet<>();
        NavigableSet<LocalDate> holidays = new TreeSet<>();
        NavigableSet<LocalDate> working = new TreeSet<>();
        for (String year : root.names()) {
            Field section = root.at(year);
            years.add(section.named(Integer::valueOf));
            for (Field span : section.at("holidays").each()) span(span, holidays);
            for (Field day : section.at("working").each()) working.add(day.as(LocalDate::parse));
        }
        root.nothingElseBelow();
        return new Workdays(years, holidays, working);
    }

    private static void span(Field field, NavigableSet<LocalDate> days) throws FileWrong {
        String[] ends = field.text().split("/", -1);
        if (ends.length != 2)
            throw field.wrong("应是 首日/末日", "is FIRST/LAST, such as 2026-10-01/2026-10-07");
        LocalDate first = field.as(_ -> LocalDate.parse(ends[0]));
        LocalDate last = field.as(_ -> LocalDate.parse(ends[1]));
        if (last.isBefore(first) || last.isAfter(first.plusDays(31)))
            throw field.wrong("末日应在首日之后一个月内", "ends within a month after it begins");
        first.datesUntil(last.plusDays(1)).forEach(days::add);
    }

    public boolean works(LocalDate day) {
        if (working.contains(day)) return true;
        if (holidays.contains(day)) return false;
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The last of {@code count} working days after {@code day}. */
    public LocalDate after(LocalDate day, int count) {
        LocalDate reached = day;
        for (int left = count; left > 0; ) {
            reached = reached.plusDays(1);
            if (works(reached)) left--;
        }
        return reached;
    }
}
