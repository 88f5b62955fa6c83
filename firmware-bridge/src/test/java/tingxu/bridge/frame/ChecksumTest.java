package tingxu.bridge.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChecksumTest {

    private static final Bytes DIGITS = Bytes.ascii("123456789");

    @Test
    void theCyclicSumsGiveTheCatalogueValues() {
        assertThat(Checksum.crc16Arc(DIGITS)).isEqualTo(0xBB3D);
        assertThat(Checksum.crc16Modbus(DIGITS)).isEqualTo(0x4B37);
        assertThat(Checksum.crcCcitt(DIGITS)).isEqualTo(0x31C3);
    }

    @Test
    void theCyclicSumAgreesWithAMakersOwnExample() {
        assertThat(Checksum.crcCcitt(Bytes.hex("08 01 00 D9 D3"))).isEqualTo(0x2038);
    }

    @Test
    void xorAndSumStayOneByte() {
        assertThat(Checksum.xor(Bytes.hex("00 03 10 FF"))).isEqualTo(0xEC);
        assertThat(Checksum.sum(Bytes.hex("FF FF 03"))).isEqualTo(0x01);
        assertThat(Checksum.xor(Bytes.NONE)).isZero();
    }
}
