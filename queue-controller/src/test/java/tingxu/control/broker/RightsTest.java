package tingxu.control.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.wire.HallId;

class RightsTest {

    private final Rights rights = new Rights(new HallId("demo"));

    @ParameterizedTest
    @CsvSource({
        "k01, tx/v1/demo/k/k01/state, true",
        "k01, tx/v1/demo/k/k01/evt, true",
        "k01, tx/v1/demo/k/k01/ask, true",
        "k01, tx/v1/demo/k/k01/res, true",
        "k01, tx/v1/demo/k/k01/tel, true",
        "k01, tx/v1/demo/k/k01/cmd, false",
        "k01, tx/v1/demo/k/k01/ack, false",
        "k01, tx/v1/demo/k/k01/evt/more, false",
        "k01, tx/v1/demo/k/k011/evt, false",
        "k01, tx/v1/demo/k/k02/evt, false",
        "k01, tx/v1/demo/k/+/evt, false",
        "k01, tx/v1/demo/board/w1, false",
        "k01, tx/v1/demo/ctl/state, false",
        "k01, tx/v1/other/k/k01/evt, false",
        "k01, $sys.mqtt.retain.tx/v1/demo/k/k01/evt, false",
        "ctl, tx/v1/demo/board/w1, true",
        "ctl, tx/v1/demo/k/k01/cmd, true",
        "ctl, tx/v1/other/board/w1, false",
        "ctl, tx/v1/demo/#, false",
    })
    void whatANameMaySay(String name, String topic, boolean may) {
        assertThat(rights.maySay(name, topic)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "k01, tx/v1/demo/k/k01/ack, true",
        "k01, tx/v1/demo/k/k01/cmd, true",
        "k01, tx/v1/demo/board/#, true",
        "k01, tx/v1/demo/board/w1, true",
        "k01, tx/v1/demo/cfg/all, true",
        "k01, tx/v1/demo/ctl/state, true",
        "k01, tx/v1/demo/k/k01/evt, false",
        "k01, tx/v1/demo/k/k01/+, false",
        "k01, tx/v1/demo/k/k02/cmd, false",
        "k01, tx/v1/demo/k/+/cmd, false",
        "k01, tx/v1/demo/+/w1, false",
        "k01, tx/v1/demo/#, false",
        "k01, #, false",
        "k01, +/v1/demo/board/w1, false",
        "k01, tx/v1/other/board/w1, false",
        "ctl, tx/v1/demo/k/+/evt, true",
        "ctl, tx/v1/demo/#, true",
        "ctl, tx/v1/+/k/k01/evt, false",
        "ctl, #, false",
    })
    void whatANameMayHear(String name, String pattern, boolean may) {
        assertThat(rights.mayHear(name, pattern)).isEqualTo(may);
    }
}
