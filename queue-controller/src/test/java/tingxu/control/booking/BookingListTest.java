package tingxu.control.booking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.control.booking.BookingList.Read;
import tingxu.wire.Appointment;
import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.Words;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.seal.AppointmentKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/** A list of another system is read whole or not at all, and no number outlives the reading. */
class BookingListTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final byte[] KEY = new byte[32];
    private static final String NUMBER = "81000019990101009X";
    private static final LineId TAX = new LineId("tax");
    private static final String HEAD = "date,time,line,item,identity,code\n";

    @TempDir Path folder;

    @Test
    void numbersAndCodesBecomeKeysOfTheirDay() {
        Read.Usable usable =
                usable(
                        HEAD
                                + "2026-11-26,9:30,tax,tax-deed,81000019990101009x,YY-1\r\n"
                                + "2026-11-27,14:00,tax,,\"81000019990101009X\",\"a \"\"b\"\","
                                + " c\"\n"
                                + "\n"
                                + "2026-11-25,10:00,tax,,81000019990101009X,\n");

        assertThat(usable.past()).isEqualTo(1);
        Appointment today = usable.days().getFirst().of(TAX).getFirst();
        assertThat(today)
                .isEqualTo(
                        new Appointment(
                                key(DAY, NUMBER),
                                key(DAY, "YY-1"),
                                new ItemId("tax-deed"),
                                Instant.parse("2026-11-26T01:30:00Z")));
        Appointment tomorrow = usable.days().getLast().of(TAX).getFirst();
        assertThat(tomorrow.code()).isEqualTo(key(DAY.plusDays(1), "a \"b\", c"));
        assertThat(tomorrow.card()).as("another day, another key").isNotEqualTo(today.card());
        assertThat(usable.days().toString()).doesNotContain("8100001999").doesNotContain("YY-1");
    }

    @Test
    void columnsMayBeChineseInAnyOrderAndAMarkServesAsANumber() {
        String mark = AppointmentKey.mark(KEY, NUMBER);

        Read.Usable usable =
                usable(
                        "\uFEFF身份证号,队列,日期,时间\n"
                                + mark.toUpperCase(Locale.ROOT)
                                + ",tax,2026-11-26,09:30\n");

        assertThat(usable.days().getFirst().of(TAX).getFirst().card()).isEqualTo(key(DAY, NUMBER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    26.11.2026,09:30,tax,,81000019990101009X,   | Row 2: date
                    2026-11-26,930,tax,,81000019990101009X,     | Row 2: time
                    2026-11-26,09:30,taxes,,81000019990101009X, | Row 2: line
                    2026-11-26,09:30,TAX!,,81000019990101009X,  | Row 2: line
                    2026-11-26,09:30,810000199901010091,,tax,   | Row 2: line
                    2026-11-26,09:30,81000019990101009X,,tax,   | Row 2: line
                    2026-11-26,09:30,tax,A B,81000019990101009X,| Row 2: item
                    2026-11-26,09:30,tax,,810000199901010091,   | Row 2: identity
                    2026-11-26,09:30,tax,,8100001999010100,     | Row 2: identity
                    2026-11-26,09:30,tax,,,                     | Row 2: identity
                    2026-11-26,09:30                            | Row 2: line
                    """)
    void aWrongRowIsNamedWithItsFieldAndNeverWithItsNumber(String row, String named) {
        List<Words> why = wrong(HEAD + row + "\n");

        assertThat(why).hasSize(1);
        assertThat(why.getFirst().en()).startsWith(named);
        assertThat(why.getFirst().zh()).startsWith("第 2 行");
        assertThat(why.toString()).doesNotContainPattern("[0-9]{16}");
    }

    @Test
    void missingColumnsAndTheFirstTwentyWrongRowsAreNamedAtOnce() {
        assertThat(wrong("time,name\n"))
                .extracting(Words::en)
                .anyMatch(why -> why.contains("column 2 is not known"))
                .anyMatch(why -> why.contains("column date is missing"))
                .anyMatch(why -> why.contains("identity or code is missing"));
        assertThat(wrong("")).isNotEmpty();
        assertThat(wrong(HEAD + "x\n".repeat(50))).hasSize(20);
    }

    @Test
    void theSamePersonAtTheSameTimeIsThereOnceAndALineHoldsWhatAMessageHolds() {
        String row = "2026-11-26,09:30,tax,," + NUMBER + ",\n";
        assertThat(wrong(HEAD + row + row).getFirst().en()).startsWith("Row 3: time");

        StringBuilder many = new StringBuilder(HEAD);
        String item = "i".repeat(40);
        for (int i = 0; i < Appointment.A_LINE_MOST; i++)
            many.append("2026-11-26,09:30,tax,")
                    .append(item)
                    .append(",,YY-")
                    .append(i)
                    .append('\n');
        BookedDay full = usable(many.toString()).days().getFirst();
        assertThat(full.count()).isEqualTo(Appointment.A_LINE_MOST);
        assertThat(wrong(many + row).getFirst().en()).startsWith("Row 402: line");
        assertThat(readBack(full)).isTrue();
    }

    /** The largest list that may be, with all its fields, fits into one message. */
    private static boolean readBack(BookedDay full) {
        List<Appointment> all = new ArrayList<>();
        for (Appointment one : full.of(TAX))
            all.add(new Appointment(one.code(), one.code(), one.item(), one.at()));
        Message shows = new Message.AppointmentsShow(1, DAY, TAX, 15, 15, all);
        Codec codec = new Codec();
        Instant now = Instant.parse("2026-11-26T01:00:00.123456789Z");
        String words =
                codec.write(
                        new Envelope(
                                MessageId.of(0, 0, 0),
                                new HallId("demo"),
                                "ctl",
                                now,
                                1,
                                0,
                                shows));
        return codec.read(words) instanceof Codec.Heard.Understood(Envelope envelope)
                && envelope.message().equals(shows);
    }

    @Test
    void aDaysFileIsFoundAnewWhenItChangesAndGoesWhenTheDayIsOver() throws IOException {
        BookedDays days = new BookedDays(folder);
        assertThat(days.of(DAY).count()).isZero();
        BookedDay list = usable(HEAD + "2026-11-26,9:30,tax,tax-deed,,YY-1\n").days().getFirst();
        Files.writeString(days.file(DAY), list.text());
        assertThat(days.of(DAY)).isEqualTo(list);

        Files.writeString(days.file(DAY), "nonsense");
        assertThat(days.of(DAY)).as("what was known stays").isEqualTo(list);
        Files.delete(days.file(DAY));
        assertThat(days.of(DAY)).isEqualTo(new BookedDay(DAY, new TreeMap<>()));

        Files.writeString(days.file(DAY), list.text());
        Files.writeString(days.file(DAY.plusDays(1)), "");
        days.of(DAY.plusDays(1));
        assertThat(days.all()).containsOnlyKeys(DAY.plusDays(1));
    }

    /**
     * Bytes of a good list changed, doubled, cut and shuffled: answered, and never with a number.
     */
    @Test
    void noListThatIsSpoiltBreaksTheReadingOrIsRepeated() {
        String good =
                "\uFEFF"
                        + HEAD
                        + "2026-11-26,9:30,tax,tax-deed,"
                        + NUMBER
                        + ",\"a \"\"b\"\", c\"\r\n";
        String odd = ",\"\r\n\uFEFF\0\u202e九-:.X";
        Random dice = new Random(20261126);
        int usable = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int n = dice.nextInt(1, 6); n > 0; n--) {
                int at = dice.nextInt(text.length());
                switch (dice.nextInt(4)) {
                    case 0 -> text.setCharAt(at, odd.charAt(dice.nextInt(odd.length())));
                    case 1 -> text.insert(at, text.substring(at, dice.nextInt(at, text.length())));
                    case 2 -> text.delete(at, Math.min(text.length(), at + dice.nextInt(1, 9)));
                    default -> text.insert(at, (char) dice.nextInt(0x3000));
                }
                if (text.isEmpty()) text.append(' ');
            }
            Read read = read(text.toString());
            assertThat(read.toString()).doesNotContain(NUMBER);
            if (!(read instanceof Read.Usable(List<BookedDay> days, int _))) continue;
            usable++;
            for (BookedDay day : days)
                assertThat(BookedDay.parse(day.day(), day.text())).isEqualTo(day);
        }
        assertThat(usable).as("some are still good").isPositive();
    }

    private static String key(LocalDate day, String text) {
        return AppointmentKey.of(day, AppointmentKey.mark(KEY, text));
    }

    private static Read read(String text) {
        return BookingList.read(text, ZoneId.of("Asia/Shanghai"), DAY, TAX::equals, KEY);
    }

    private static Read.Usable usable(String text) {
        Read read = read(text);
        assertThat(read).isInstanceOf(Read.Usable.class);
        return (Read.Usable) read;
    }

    private static List<Words> wrong(String text) {
        Read read = read(text);
        assertThat(read).isInstanceOf(Read.Wrong.class);
        return ((Read.Wrong) read).why();
    }
}
