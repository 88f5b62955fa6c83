package tingxu.bridge.board.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.board.Answer;
import tingxu.bridge.board.BoardFace;
import tingxu.bridge.board.Hearing;
import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;

class TemplateTest {

    @Test
    void thePublishedFrameThatShows999OnBoard5() {
        Template frame = Template.of("{address:1} {number:2} {sum:add}");

        assertThat(frame.frame(5, BoardFace.number("999"))).isEqualTo(Bytes.hex("05 03 E7 EF"));
        assertThat(frame.frame(5, BoardFace.number("A999"))).isEqualTo(Bytes.hex("05 03 E7 EF"));
        assertThat(frame.frame(5, BoardFace.free())).isEqualTo(Bytes.hex("05 00 00 05"));
    }

    @Test
    void everyItemWritesItsBytes() {
        assertThat(shown("AA 55 {address:1} {text:gbk:8} {sum:xor} 0D", "空闲"))
                .isEqualTo("AA 55 07 BF D5 CF D0 20 20 20 20 8D 0D");
        assertThat(shown("{address:2} {address:2:low} {length:1} {text} FF", "空闲"))
                .isEqualTo("00 07 07 00 04 BF D5 CF D0 FF");
        assertThat(shown("02 {colour} {text:gb2312:3} 03", "空闲")).isEqualTo("02 02 BF D5 20 03");
        assertThat(hex("{text:ascii:6:right}", BoardFace.number("A023")))
                .isEqualTo("20 20 41 30 32 33");
        assertThat(hex("{text:ascii:3}", BoardFace.number("A023"))).isEqualTo("41 30 32");
    }

    @ParameterizedTest
    @CsvSource({
        "xor, 31",
        "add, DD",
        "neg, 23",
        "modbus, 37 4B",
        "arc, 3D BB",
        "ccitt, 31 C3",
    })
    void everySumIsThePublishedOneOf123456789(String sum, String expected) {
        assertThat(hex("31 32 33 34 35 36 37 38 39 {sum:%s}".formatted(sum), BoardFace.free()))
                .isEqualTo("31 32 33 34 35 36 37 38 39 " + expected);
        assertThat(hex("FF 31 32 33 34 35 36 37 38 39 {sum:%s:2}".formatted(sum), BoardFace.free()))
                .endsWith(" 39 " + expected);
    }

    @Test
    void whatACharsetDoesNotHaveIsShownAsMissing() {
        assertThat(hex("{text:gb2312}", BoardFace.paused("𠮷"))).endsWith("20 A1 FE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AA 5 {text}|item 2, \"5\" at character 4, is a byte of two hexadecimal digits",
                "AA {txt:gbk}|item 2, \"{txt:gbk}\" at character 4, is no field; a field is"
                        + " address",
                "{text:utf8:8}|item 1, \"{text:utf8:8}\" at character 1, is one of ascii, gb2312,"
                        + " gbk",
                "{text:gbk:0}|has a number from 1 to 64, not \"0\"",
                "{text:gbk:x}|has a number from 1 to 64, not \"x\"",
                "{text} {text}|item 2, \"{text}\" at character 8, is the second text",
                "{text:gbk:8:middle}|is set left or right, not \"middle\"",
                "AA {sum:crc}|is one of xor, add, neg, modbus, arc, ccitt, not \"crc\"",
                "AA {sum}|names its sum",
                "AA {sum:xor:9}|begins at byte 9, but only 1 stand before it",
                "{address:3}|has a number from 1 to 2",
                "{address:1:big}|low or high, not \"big\"",
                "{colour:2}|has at most 1 parts",
                "''|a frame has items",
            })
    void aMistakeIsAnsweredWithItsPlace(String line, String answer) {
        assertThatThrownBy(() -> Template.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(answer);
    }

    @Test
    void aLineOfTooManyItemsIsRefused() {
        assertThatThrownBy(() -> Template.of("00 ".repeat(65))).hasMessageContaining("most 64");
    }

    @Test
    void aFrameIsReadBackAndABentOneIsNot() {
        Template frame = Template.of("AA 55 {address:1} {text:gbk} {sum:xor} 0D");
        Bytes bytes = frame.frame(7, BoardFace.number("A023"));
        assertThat(frame.read(bytes)).isEqualTo(new Template.Said(7, Bytes.ascii("A023")));
        for (int at = 0; at < bytes.length(); at++) {
            byte[] bent = bytes.toArray();
            bent[at] ^= 0x10;
            assertThat(frame.read(Bytes.copyOf(bent))).isNull();
        }
        for (int cut = 0; cut < bytes.length(); cut++)
            assertThat(frame.read(bytes.slice(0, cut))).isNull();
    }

    @Test
    void anAnswerIsHeardAfterAMillionBytesOfNoise() {
        Template answer = Template.of("06 {address:2} {sum:modbus}");
        TemplateDialect dialect =
                new TemplateDialect(
                        new TemplateProfile(
                                Template.of("{text}"), answer, 513, Duration.ofMillis(300)));
        Bytes said = answer.frame(513, BoardFace.dark());
        Hearing ears = Objects.requireNonNull(dialect.hearing(Bytes.NONE));
        Random random = new Random(6);
        byte[] noise = new byte[10_000];
        int heard = 0;
        for (int round = 0; round < 100; round++) {
            random.nextBytes(noise);
            for (byte b : noise) if (ears.feed(b & 0xFF) != null) heard += 1_000;
            for (int i = 0; i < said.length(); i++)
                if (ears.feed(said.at(i)) instanceof Answer.Yes) heard++;
        }
        assertThat(heard).isEqualTo(100);
    }

    private static String shown(String line, String words) {
        assertThat(BoardFace.free().lines().getFirst().text()).isEqualTo(words);
        return hex(line, BoardFace.free());
    }

    private static String hex(String line, BoardFace face) {
        return Template.of(line).frame(7, face).toString();
    }
}
