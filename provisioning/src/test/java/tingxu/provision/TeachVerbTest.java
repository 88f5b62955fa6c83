package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import picocli.CommandLine;

import tingxu.bridge.port.Pty;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A technician teaches a pad on a real tty. */
@Timeout(60)
class TeachVerbTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void eachKeyIsAskedForAndTheMapIsPrinted() throws Exception {
        try (Pty pty = Pty.open()) {
            CompletableFuture<Integer> ended =
                    CompletableFuture.supplyAsync(() ->
                            run(
                                    Locale.CHINA,
                                    "teach",
                                    "pad",
                                    "--port",
                                    pty.path(),
                                    "--without",
                                    "4,2"));
            byte key = 0x41;
            for (String asked : List.of("请按 非常满意 键", "请按 基本满意 键", "请按 非常不满意 键")) {
                await().until(() -> out.toString().contains(asked));
                pty.write(new byte[] {key++});
            }
            assertThat(ended.join()).isZero();
        }
        assertThat(out.toString()).contains("keys: \"41=5 42=3 43=1\"");
    }

    @Test
    void aLineThatIsNotThereIsRefusedInWords() {
        assertThat(run(Locale.ENGLISH, "teach", "callpad", "--port", "/dev/no-such-tty"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("No such line: /dev/no-such-tty");
    }

    @Test
    void aKeyThatNoPadHasIsRefused() {
        assertThat(run(Locale.ENGLISH, "teach", "pad", "--port", "/dev/ttyS0", "--without", "9"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--without names some of 5, 4, 3, 2, 1");
    }

    private int run(Locale locale, String... words) {
        CommandLine line = Main.commandLine(locale);
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
