package tingxu.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import tingxu.provision.faults.Course;
import tingxu.provision.faults.Fault;
import tingxu.provision.faults.Setting;
import tingxu.provision.faults.Shrink;
import tingxu.provision.faults.Storm;
import tingxu.provision.faults.Swaps;
import tingxu.provision.history.Checker;
import tingxu.provision.history.HistoryFile;
import tingxu.wire.mqtt.Codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Stories in which everything goes wrong; the long form is {@code ./tingxu sim faults}. */
class StormTest {

    private static final Set<Fault> SINCE =
            Set.of(Fault.SECOND_BROWSER, Fault.COPY, Fault.CHECK_IN);
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("tingxu");
    private static final Level BEFORE = LOG.getEffectiveLevel();

    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(BEFORE);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostDoubledOrCalledTwice(long seed) {
        Course course = Storm.play(new Setting(seed));

        assertThat(course.breaches()).as(course.setting().command()).isEmpty();
        assertThat(course.issued()).as("something happened").isPositive();
    }

    /**
     * Stories that found something in the hall which was mended since (decision 0015), told as they
     * were when they did: before a clerk had a second browser, or anybody a copy or an appointment.
     */
    @ParameterizedTest
    @ValueSource(
            longs = {
                32, 49, 146, 258, 265, 410, 692, 992, 1167, 1188, 1279, 1343, 3649, 3652, 3762,
                4480, 5268, 7638, 9159, 10097, 12361, 12598, 12861, 15271, 16213, 18282, 21980
            })
    void whatOnceBrokeHolds(long seed) {
        Course course = Storm.play(new Setting(seed, Setting.ACTS, SINCE));

        assertThat(course.breaches()).as(course.setting().command()).isEmpty();
    }

    /**
     * An appointment had a second number, because a third of its numbers had been given back; a
     * copy bore another time than the first paper.
     */
    @ParameterizedTest
    @ValueSource(longs = {173, 494, 886, 2797})
    void whatCheckInsAndCopiesOnceBrokeHolds(long seed) {
        Course course = Storm.play(new Setting(seed));

        assertThat(course.breaches()).as(course.setting().command()).isEmpty();
    }

    /** Nodes that nobody heard said everything again on each new line, half a million times. */
    @ParameterizedTest
    @ValueSource(longs = {160, 191, 198})
    void aStoryIsNoFlood(long seed) {
        Course course = Storm.play(new Setting(seed));

        assertThat(course.struck().values().stream().mapToInt(each -> each).sum())
                .as("of all messages one in so many meets a fault")
                .isLessThan(10_000);
    }

    @Test
    void whatIsRememberedOfAMessageIsWhatWouldBeReadFromIt() {
        Swaps reading =
                new Swaps() {
                    @Override
                    public Codec codec(Setting setting) {
                        return new Codec();
                    }
                };

        for (long seed = 1; seed <= 4; seed++)
            assertThat(Storm.play(new Setting(seed), reading).digest())
                    .isEqualTo(Storm.play(new Setting(seed)).digest());
    }

    @Test
    void aSeedIsTheSameStoryOnAnyMachine() throws Exception {
        String here = Storm.play(new Setting(7)).digest();

        assertThat(inAnother(7)).endsWith(here + "\n");
    }

    @Test
    void aHistoryInAFileIsJudgedAlike(@TempDir Path folder) throws IOException {
        Course course = Storm.play(new Setting(3), Bug.ONE_CUSTOMER_TWO_CLERKS.planted());
        Path file = folder.resolve("history.jsonl");

        HistoryFile.write(file, course.history());

        assertThat(HistoryFile.read(file)).isEqualTo(course.history());
        assertThat(Checker.check(HistoryFile.read(file))).isEqualTo(course.breaches());
    }

    @Test
    void aFailingStoryIsMadeShorter() {
        Course failing = Storm.play(new Setting(1), Bug.BAND_OVERFLOWS.planted());

        Course shorter = Shrink.of(failing, Bug.BAND_OVERFLOWS.planted());

        assertThat(shorter.breaches()).isNotEmpty();
        assertThat(shorter.setting().acts()).isLessThan(failing.setting().acts());
        assertThat(shorter.setting().without()).isNotEmpty();
    }

    private static String inAnother(long seed) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "tingxu.provision.Main",
                                        "sim",
                                        "faults",
                                        "--seeds",
                                        "1",
                                        "--from",
                                        Long.toString(seed),
                                        "--story"))
                        .redirectErrorStream(false)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
