package tingxu.provision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

/** A short run of the bench of devices: it counts what it says it counts. */
@Timeout(120)
class DeviceBenchTest {

    @Test
    void everyProtocolIsMeasuredAndCardsAreReadAtTheSpeedOfTheLine() {
        StringWriter out = new StringWriter();
        int code =
                Main.commandLine(Locale.ENGLISH)
                        .setOut(new PrintWriter(out))
                        .execute("bench", "device", "--seconds", "1", "--cards", "2", "--json");

        assertThat(code).isZero();
        JsonNode found = JsonMapper.shared().readTree(out.toString());
        assertThat(
                        found.get("protocols")
                                .valueStream()
                                .map(each -> each.get("protocol").asString()))
                .contains("card", "printer", "scanner", "scanner-keyboard", "board", "pad");
        assertThat(found.get("protocols").valueStream())
                .allMatch(each -> each.get("frames_per_s").asLong() > 0);
        JsonNode card = found.get("card");
        assertThat(card.get("line_ms").asDouble()).isBetween(112.0, 113.0);
        assertThat(card.get("p50_ms").asDouble()).isPositive();
        assertThat(card.get("max_ms").asDouble())
                .isGreaterThanOrEqualTo(card.get("p99_ms").asDouble());
    }
}
