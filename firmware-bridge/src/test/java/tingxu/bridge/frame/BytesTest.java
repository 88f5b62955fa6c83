package tingxu.bridge.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void bytesAreEqualWhenTheyAreTheSame() {
        assertThat(Bytes.hex("aa 90 01"))
                .isEqualTo(Bytes.of(0xAA, 0x90, 1))
                .hasToString("AA 90 01");
        assertThat(Bytes.hex("AA").hashCode()).isEqualTo(Bytes.of(0xAA).hashCode());
        assertThat(Bytes.hex("AA")).isNotEqualTo(Bytes.hex("AA 00"));
    }

    @Test
    void nobodyCanChangeBytesFromOutside() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(source);
        source[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes).isEqualTo(Bytes.of(1, 2, 3));
    }

    @Test
    void numbersAreReadInBothOrders() {
        assertThat(Bytes.hex("00 05 08").u16be(1)).isEqualTo(0x0508);
        assertThat(Bytes.hex("00 05 08").u16le(1)).isEqualTo(0x0805);
    }

    @Test
    void piecesAddUpToTheWhole() {
        Bytes all = Bytes.hex("01 02 03 04");
        assertThat(all.slice(0, 2).plus(all.from(2))).isEqualTo(all);
        assertThat(all.startsWith(Bytes.hex("01 02"))).isTrue();
        assertThat(all.startsWith(Bytes.hex("01 02 03 04 05"))).isFalse();
    }

    @Test
    void aSliceBeyondTheEndIsRefusedNotPadded() {
        assertThatThrownBy(() -> Bytes.of(1).slice(0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void asciiRefusesWhatIsNotAscii() {
        assertThatThrownBy(() -> Bytes.ascii("号")).hasMessageContaining("not ASCII");
    }
}
