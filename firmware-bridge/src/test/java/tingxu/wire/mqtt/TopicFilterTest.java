package tingxu.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/b/c, false",
        "a/b/c, a/b, false",
        "a/+/c, a/b/c, true",
        "a/+/c, a/b/d/c, false",
        "a/+, a, false",
        "a/#, a/b/c, true",
        "a/#, a, true",
        "a/#, b/a, false",
        "#, a/b, true",
    })
    void wildcardsFitAsInMqtt(String pattern, String topic, boolean fits) {
        assertThat(TopicFilter.fits(pattern, topic)).isEqualTo(fits);
    }
}
