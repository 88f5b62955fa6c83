package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.Sources;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher as a technician uses it: a process of its own, from any folder. */
@Tag("faults")
class LauncherTest {

    @TempDir Path elsewhere;

    @Test
    void it_prints_a_claim_code_from_any_folder() throws Exception {
        Said said = run("en_US.UTF-8", "provision", "slot", "add", "K01", "--data", "hall");
        assertThat(said.out).containsPattern("^K01(-[0-9A-HJKMNP-TV-Z]{4}){4}\n");
        assertThat(said.exit).isZero();
        assertThat(elsewhere.resolve("hall/slots/slots.json")).exists();
    }

    @Test
    void it_speaks_chinese_where_the_system_does_even_without_that_locale_installed()
            throws Exception {
        assertThat(run("zh_CN.UTF-8", "provision", "slot", "list").out).contains("还没有机位");
    }

    @Test
    void a_refusal_is_one_and_a_word_it_does_not_know_is_two() throws Exception {
        assertThat(run("C", "provision", "slot", "revoke", "K09").exit).isEqualTo(1);
        assertThat(run("C", "fly").exit).isEqualTo(2);
    }

    private record Said(String out, int exit) {}

    private Said run(String lang, String... words) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(
                                        Stream.of(Sources.top().resolve("tingxu").toString()),
                                        Stream.of(words))
                                .toList());
        builder.environment().put("LANG", lang);
        builder.environment().keySet().removeAll(List.of("LC_ALL", "LC_MESSAGES"));
        Process process =
                builder.directory(elsewhere.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Said(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                    process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
