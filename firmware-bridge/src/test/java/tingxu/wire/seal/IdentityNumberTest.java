package tingxu.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers here are of a region that no district has. */
class IdentityNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "810000199901010014",
                "缺810000199901010014的复印件",
                "810000 19990101 0014",
                "81000019990101-0014"
            })
    void is_seen_wherever_it_stands(String text) {
        assertThat(IdentityNumber.standsIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "缺复印件",
                "810000199901010015",
                "8100001999010100140",
                "810000199913010014",
                "8100**********0014",
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                "受理号 202611260000123456"
            })
    void is_not_seen_where_there_is_none(String text) {
        assertThat(IdentityNumber.standsIn(text)).isFalse();
    }
}
