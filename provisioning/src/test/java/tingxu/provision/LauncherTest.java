package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

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
        try (Launched launched = new Launched(elsewhere, lang, words)) {
            int exit = launched.untilEnded();
            return new Said(launched.said(), exit);
        }
    }
}
