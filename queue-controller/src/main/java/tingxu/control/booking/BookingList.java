package tingxu.control.booking;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.jspecify.annotations.Nullable;

import tingxu.wire.Appointment;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Words;
import tingxu.wire.seal.AppointmentKey;
import tingxu.wire.seal.IdentityNumber;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a list of appointments as other systems export it: CSV whose first row names the columns.
 * Identity numbers and codes become keys where they are read, and no sentence repeats one.
 */
public final class BookingList {

    private static final int WRONG_TOLD = 20;
    private static final int CODE_LETTERS = 300;
    private static final String DATE = "date";
    private static final String TIME = "time";
    private static final String LINE = "line";
    private static final String ITEM = "item";
    private static final String IDENTITY = "identity";
    private static final String CODE = "code";

    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry(DATE, DATE),
                    Map.entry("日期", DATE),
                    Map.entry(TIME, TIME),
                    Map.entry("时间", TIME),
                    Map.entry(LINE, LINE),
                    Map.entry("队列", LINE),
                    Map.entry(ITEM, ITEM),
                    Map.entry("事项", ITEM),
                    Map.entry(IDENTITY, IDENTITY),
                    Map.entry("身份证号", IDENTITY),
                    Map.entry(CODE, CODE),
                    Map.entry("预约码", CODE));

    private final ZoneId zone;
    private final LocalDate today;
    private final Predicate<LineId> known;
    private final byte[] hallKey;
    private final List<Words> wrong = new ArrayList<>();
    private final SortedMap<LocalDate, SortedMap<LineId, List<Appointment>>> days = new TreeMap<>();
    private int past;

    /** What came of reading a list. */
    public sealed interface Read {

        /**
         * @param past rows that were left out, of days that are over
         */
        record Usable(List<BookedDay> days, int past) implements Read {}

        /**
         * Nothing of it is used.
         *
         * @param why row and field and what would do, of the first rows that are wrong
         */
        record Wrong(List<Words> why) implements Read {}
    }

    /** A row that cannot be used: the field, and what would do. */
    private static final class RowWrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Words why;

        RowWrong(String field, String zh, String en) {
            super(en);
            this.why = new Words(field + " " + zh, field + " " + en);
        }
    }

    private BookingList(ZoneId zone, LocalDate today, Predicate<LineId> known, byte[] hallKey) {
        this.zone = zone;
        this.today = today;
        this.known = known;
        this.hallKey = hallKey.clone();
    }

    /**
     * @param zone of the hall, in which the times are told
     * @param known whether the hall has this line
     * @param hallKey under which identity numbers and codes are hashed
     */
    public static Read read(
            String text, ZoneId zone, LocalDate today, Predicate<LineId> known, byte[] hallKey) {
        BookingList list = new BookingList(zone, today, known, hallKey);
        list.rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!list.wrong.isEmpty()) return new Read.Wrong(List.copyOf(list.wrong));
        List<BookedDay> days = new ArrayList<>();
        list.days.forEach((day, lines) -> days.add(new BookedDay(day, lines)));
        return new Read.Usable(days, list.past);
    }

    private void rows(String text) {
        Map<String, Integer> columns = null;
        CsvReader.CsvReaderBuilder csv =
                CsvReader.builder().allowMissingFields(true).allowExtraFields(true);
        try (CsvReader<CsvRecord> rows = csv.ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                if (columns == null) columns = columns(row.getFields());
                else if (columns.isEmpty() || wrong.size() >= WRONG_TOLD) return;
                else if (!row.getFields().stream().allMatch(String::isBlank))
                    try {
                        row(row.getFields(), columns);
                    } catch (RowWrong cannot) {
                        say(row.getStartingLineNumber(), cannot.why);
                    }
            }
        } catch (CsvParseException | IOException unreadable) {
            wrong.add(new Words("不是 CSV，请检查引号", "This is no CSV: look at its quotes"));
        }
        if (columns == null) columns(List.of());
    }

    private void say(long row, Words why) {
        wrong.add(new Words("第 " + row + " 行：" + why.zh(), "Row " + row + ": " + why.en()));
    }

    private Map<String, Integer> columns(List<String> names) {
        Map<String, Integer> columns = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = COLUMNS.get(names.get(i).strip().toLowerCase(Locale.ROOT));
            if (name == null)
                say(
                        1,
                        new Words(
                                "不认识第 " + (i + 1) + " 列；可用的列有 date、time、line、item、identity、code",
                                "column "
                                        + (i + 1)
                                        + " is not known; columns are date, time, line, item,"
                                        + " identity, code"));
            else columns.put(name, i);
        }
        for (String needed : List.of(DATE, TIME, LINE))
            if (!columns.containsKey(needed))
                say(1, new Words("缺少列 " + needed, "column " + needed + " is missing"));
        if (!columns.containsKey(IDENTITY) && !columns.containsKey(CODE))
            say(
                    1,
                    new Words(
                            "缺少列 identity 或 code：没有它们就认不出来人",
                            "column identity or code is missing: without either nobody is known"
                                    + " again"));
        if (!wrong.isEmpty()) columns.clear();
        return columns;
    }

    private void row(List<String> fields, Map<String, Integer> columns) throws RowWrong {
        LocalDate day = day(field(fields, columns, DATE));
        Instant at = time(field(fields, columns, TIME)).atDate(day).atZone(zone).toInstant();
        LineId line = line(field(fields, columns, LINE));
        ItemId item = item(field(fields, columns, ITEM));
        String card = identity(field(fields, columns, IDENTITY));
        String code = code(field(fields, columns, CODE));
        if (card == null && code == null)
            throw new RowWrong("identity", "和 code 至少要有一个", "or code must be given");
        if (day.isBefore(today)) {
            past++;
            return;
        }
        Appointment one =
                new Appointment(
                        card == null ? null : AppointmentKey.of(day, card),
                        code == null ? null : AppointmentKey.of(day, code),
                        item,
                        at);
        put(day, line, one);
    }

    private void put(LocalDate day, LineId line, Appointment one) throws RowWrong {
        List<Appointment> booked =
                days.computeIfAbsent(day, _ -> new TreeMap<>())
                        .computeIfAbsent(line, _ -> new ArrayList<>());
        if (booked.stream().anyMatch(other -> other.id().equals(one.id())))
            throw new RowWrong(TIME, "重复：同一人在同一时间已有预约", "is booked by the same person already");
        if (booked.size() == Appointment.A_LINE_MOST)
            throw new RowWrong(
                    LINE,
                    "一天最多 " + Appointment.A_LINE_MOST + " 个预约",
                    "has at most " + Appointment.A_LINE_MOST + " appointments a day");
        booked.add(one);
    }

    private static String field(List<String> fields, Map<String, Integer> columns, String name) {
        Integer at = columns.get(name);
        return at == null || at >= fields.size() ? "" : fields.get(at).strip();
    }

    private static LocalDate day(String text) throws RowWrong {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new RowWrong(DATE, "应形如 2026-11-26", "is a day such as 2026-11-26");
        }
    }

    private static LocalTime time(String text) throws RowWrong {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException wrong) {
            throw new RowWrong(TIME, "应形如 09:30", "is a time such as 09:30");
        }
    }

    private LineId line(String text) throws RowWrong {
        try {
            LineId line = new LineId(text);
            if (known.test(line)) return line;
        } catch (IllegalArgumentException notOne) {
            // Said below: what stands in the wrong column may be a person's number.
        }
        throw new RowWrong(LINE, "应是大厅文件里队列的 id", "is the id of a line of the hall's file");
    }

    private static @Nullable ItemId item(String text) throws RowWrong {
        try {
            return text.isEmpty() ? null : new ItemId(text);
        } catch (IllegalArgumentException notOne) {
            throw new RowWrong(ITEM, "应是办事指南里事项的 id", "is the id of an item of the guide");
        }
    }

    /** The number becomes a mark here; one that is a mark already stays as it is. */
    private @Nullable String identity(String text) throws RowWrong {
        if (text.isEmpty()) return null;
        if (text.matches("[0-9a-fA-F]{64}")) return text.toLowerCase(Locale.ROOT);
        String number = text.toUpperCase(Locale.ROOT);
        if (!number.matches("[0-9]{17}[0-9X]") || !IdentityNumber.obeysItsRule(number))
            throw new RowWrong(
                    IDENTITY,
                    "应是 18 位身份证号（校验位要对），或大厅密钥下的 64 位十六进制 HMAC",
                    "is an identity number of 18 digits with the right last one, or its HMAC under"
                            + " the hall's key, 64 hexadecimal digits");
        return AppointmentKey.mark(hallKey, number);
    }

    private @Nullable String code(String text) throws RowWrong {
        if (text.isEmpty()) return null;
        if (text.length() > CODE_LETTERS)
            throw new RowWrong(
                    CODE, "最多 " + CODE_LETTERS + " 个字", "has at most " + CODE_LETTERS + " letters");
        return AppointmentKey.mark(hallKey, text);
    }
}
