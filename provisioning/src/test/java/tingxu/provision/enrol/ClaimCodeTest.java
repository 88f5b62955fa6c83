package tingxu.provision.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.wire.NodeId;

import java.util.HexFormat;
import java.util.Random;
import java.util.TreeSet;

class ClaimCodeTest {

    private static final NodeId K01 = new NodeId("k01");

    @Test
    void ten_bytes_become_sixteen_letters() {
        assertThat(of("00000000000000000000").text()).isEqualTo("K01-0000-0000-0000-0000");
        assertThat(of("ffffffffffffffffffff").text()).isEqualTo("K01-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assertThat(of("0844c2d6a1b7e3f90012").text()).isEqualTo("K01-112C-5NN1-PZHZ-J00J");
    }

    @Test
    void every_bit_counts() {
        TreeSet<String> codes = new TreeSet<>();
        for (int bit = 0; bit < 80; bit++) {
            byte[] bytes = new byte[ClaimCode.RANDOM_BYTES];
            bytes[bit / 8] = (byte) (1 << bit % 8);
            codes.add(ClaimCode.of(K01, bytes).secret());
        }
        assertThat(codes).hasSize(80);
    }

    @Test
    void what_is_printed_can_be_typed() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[ClaimCode.RANDOM_BYTES];
            random.nextBytes(bytes);
            ClaimCode code = ClaimCode.of(new NodeId("hall-2-k" + i), bytes);
            assertThat(ClaimCode.parse(code.text())).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K01-7F3K-9QXM-2T4C-8W10",
                " k01-7f3k-9qxm-2t4c-8w10 ",
                "K01 7F3K 9QXM 2T4C 8W1O",
                "k017F3K9QXM2T4C8WI0",
                "K01-7F3K-9QXM-2T4C-8WLO"
            })
    void a_person_may_type_it_as_they_read_it(String typed) {
        assertThat(ClaimCode.parse(typed)).isEqualTo(new ClaimCode(K01, "7F3K9QXM2T4C8W10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "K01", "K01-7F3K", "7F3K-9QXM-2T4C-8W10", "K01-7F3K-9QXM-2T4C-8WU0"})
    void what_cannot_be_a_code_is_refused(String typed) {
        assertThatThrownBy(() -> ClaimCode.parse(typed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_does_not_give_itself_away_in_a_log() {
        assertThat(of("0844c2d6a1b7e3f90012").toString()).isEqualTo("K01-****");
    }

    private static ClaimCode of(String hex) {
        return ClaimCode.of(K01, HexFormat.of().parseHex(hex));
    }
}
