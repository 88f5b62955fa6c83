package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** A hall is told who has booked; no number and no code stays anywhere. */
class AppointmentsVerbTest {

    private static final String NUMBER = "810000199901010014";
    private static final String HEAD = "date,time,line,item,identity,code\n";

    @TempDir Path data;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aListIsTakenCountedReplacedAndForgotten() throws IOException {
        LocalDate tomorrow = today.plusDays(1);
        assertThat(
                        taken(
                                Locale.CHINA,
                                HEAD
                                        + row(tomorrow, "09:30", "tax")
                                        + row(tomorrow, "10:30", "social")))
                .isZero();
        assertThat(out.toString()).contains(tomorrow + "：2 个队列，共 2 个预约");
        Path file = data.resolve("hall/appointments/" + tomorrow + ".csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path each : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(each)).doesNotContain(NUMBER).doesNotContain("YY-");
        }

        assertThat(
                        taken(
                                Locale.ENGLISH,
                                HEAD
                                        + row(tomorrow, "11:00", "tax")
                                        + row(today.minusDays(1), "9:00", "tax")))
                .isZero();
        assertThat(out.toString())
                .contains(tomorrow + ": 1 appointments in 1 lines")
                .contains("1 rows of days that are over");
        assertThat(run(Locale.ENGLISH, "appointments", "list")).isZero();
        assertThat(run(Locale.ENGLISH, "appointments", "drop", tomorrow.toString())).isZero();
        assertThat(file).doesNotExist();
        assertThat(run(Locale.CHINA, "appointments", "drop", tomorrow.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("没有预约名单");
    }

    @Test
    void oneWrongRowIsNamedAndNothingIsTaken() throws IOException {
        String list = HEAD + row(today, "09:30", "tax") + today + ",25:00,tax,," + NUMBER + ",\n";

        assertThat(taken(Locale.CHINA, list)).isEqualTo(1);
        assertThat(err.toString())
                .contains("第 3 行：time 应形如 09:30")
                .contains("什么也没有导入")
                .doesNotContain(NUMBER);
        assertThat(data.resolve("hall/appointments")).doesNotExist();

        Path other = data.resolve("gbk.csv");
        Files.writeString(other, "日期,时间\n", Charset.forName("GBK"));
        assertThat(run(Locale.CHINA, "appointments", "import", other.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("不是 UTF-8");
        assertThat(run(Locale.ENGLISH, "appointments", "import", "nowhere.csv")).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere.csv is no file");
    }

    private static String row(LocalDate day, String time, String line) {
        return day + "," + time + "," + line + ",," + NUMBER + ",YY-" + time + "\n";
    }

    /** The list itself is thrown away, as the runbook says. */
    private int taken(Locale locale, String list) throws IOException {
        Path file = data.resolve("list.csv");
        Files.writeString(file, list);
        try {
            return run(locale, "appointments", "import", file.toString());
        } finally {
            Files.delete(file);
        }
    }

    private int run(Locale locale, String... words) {
        CommandLine line = Main.commandLine(locale);
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = data.toString();
        return line.execute(all);
    }
}
