package tingxu.bridge.board.onbon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class BoardFrameTest {

    private static final String STARTS = "A5 A5 A5 A5 A5 A5 A5 A5 ";

    /** Frames of the maker's protocol page, and what they say. */
    record Golden(String name, String hex, int to, int from, String data) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Golden> GOLDEN =
            List.of(
                    new Golden(
                            "ping",
                            "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A",
                            1,
                            BoardFrame.HOST,
                            "A2 00 01 00 00"),
                    new Golden(
                            "status",
                            "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A1 02 01 00 00 2D 40 5A",
                            1,
                            BoardFrame.HOST,
                            "A1 02 01 00 00"),
                    new Golden(
                            "format",
                            "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A1 00 01 00 00 2C F8 5A",
                            1,
                            BoardFrame.HOST,
                            "A1 00 01 00 00"),
                    new Golden(
                            "clock",
                            "01 00 00 80 00 00 00 00 00 00 FE 02 0D 00 A2 03 01 08 00 13 20 01 25"
                                    + " 11 17 26 05 B0 3F 5A",
                            1,
                            BoardFrame.HOST,
                            "A2 03 01 08 00 13 20 01 25 11 17 26 05"),
                    new Golden(
                            "acknowledged",
                            "A5 00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 14 AC 5A",
                            BoardFrame.HOST,
                            BoardFrame.ANYBODY,
                            "A0 00 00 00 00"),
                    new Golden(
                            "refused",
                            "A5 00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 01 05 00 00 05 51 5A",
                            BoardFrame.HOST,
                            BoardFrame.ANYBODY,
                            "A0 01 05 00 00"),
                    new Golden(
                            "欢迎光临",
                            "FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00 00 00 01 23 00"
                                    + " 00 00 80 00 00 80 80 20 00 00 00 00 0A 00 00 00 00 02 01 01"
                                    + " 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1 D9 3C 49 5A",
                            BoardFrame.ANYBODY,
                            BoardFrame.HOST,
                            "A3 06 01 00 00 00 01 23 00 00 00 80 00 00 80 80 20 00 00 00 00 0A 00"
                                    + " 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1"
                                    + " D9"));

    static Stream<Golden> golden() {
        return GOLDEN.stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aFrameOfTheMakersPageIsWrittenByteForByte(Golden golden) {
        Bytes frame = new BoardFrame(golden.to, golden.from, Bytes.hex(golden.data)).encode();

        // The page shows answers with a ninth A5: any number is a beginning.
        assertThat(frame).isEqualTo(Bytes.hex(STARTS + golden.hex.replaceFirst("^A5 ", "")));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aFrameOfTheMakersPageIsReadInPiecesOfEverySize(Golden golden) {
        Bytes bytes = Bytes.hex(STARTS + golden.hex);
        BoardFrame expected = new BoardFrame(golden.to, golden.from, Bytes.hex(golden.data));

        for (int cut = 0; cut <= bytes.length(); cut++) {
            Heard heard = new Heard().take(bytes.slice(0, cut));
            assertThat(heard.frames).hasSize(cut == bytes.length() ? 1 : 0);
            heard.take(bytes.from(cut));
            assertThat(heard.frames).containsExactly(expected);
            assertThat(heard.broken).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aFrameWithAnyByteChangedIsBrokenAndTheNextIsWhole(Golden golden) {
        byte[] bytes = Bytes.hex(STARTS + golden.hex).toArray();
        int body = golden.hex.startsWith("A5") ? 9 : 8;
        Bytes next = new BoardFrame(7, 9, Bytes.of(1, 2, 3)).encode();

        for (int at = body; at < bytes.length; at++) {
            for (int bit = 1; bit < 256; bit <<= 1) {
                bytes[at] ^= (byte) bit;
                Heard heard = new Heard().take(Bytes.copyOf(bytes)).take(next);
                assertThat(heard.frames)
                        .as("byte %d xor %02X", at, bit)
                        .containsExactly(new BoardFrame(7, 9, Bytes.of(1, 2, 3)));
                bytes[at] ^= (byte) bit;
            }
        }
    }

    /** What the page shows besides, whatever the command is for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FE FF 00 80 00 00 00 00 00 00 FE 02 0E 00 A1 05 01 00 00 01 50 30 30 30 47 00 00"
                        + " 00 48 14 5A",
                "FE FF 00 80 00 00 00 00 00 00 FE 02 59 00 A1 06 01 00 00 50 30 30 30 01 00 00 47"
                    + " 00 00 00 00 00 00 50 30 30 30 47 00 00 00 FF 00 00 01 FF FF FF FF FF FF FF"
                    + " FF 01 00 00 01 2C 00 00 00 00 00 80 00 00 80 80 20 00 FF 00 00 00 00 00 00"
                    + " 00 02 02 02 00 0A 0A 0D 00 00 00 BB B6 D3 AD B9 E2 C1 D9 4F 6E 62 6F 6E 0F"
                    + " 18 EC F0 5A",
                "01 00 00 80 00 00 00 00 00 00 FE 02 1D 00 A4 01 01 00 00 28 00 00 00 08 00 40 00"
                        + " 00 01 00 02 00 02 00 02 0A 00 00 00 00 00 00 00 FD C0 5A",
                "01 00 00 80 00 00 00 00 00 00 FE 02 17 00 A4 02 01 00 00 00 0F 00 77 77 77 2E 6F"
                        + " 6E 62 6F 6E 62 78 2E 63 6F 6D 68 B5 5A",
                "01 00 00 80 00 00 00 00 00 00 FE 02 06 00 A4 09 01 00 00 00 65 9C 5A",
                "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A4 04 01 00 00 E1 C8 5A",
                "FE FF 00 80 00 00 00 00 00 00 FE 02 0B 00 A4 06 01 00 00 00 FF FE 83 A8 56 1C 2C"
                        + " 5A",
                "01 00 00 80 00 00 00 00 00 00 FE 02 0B 00 A3 04 01 00 00 00 01 50 30 30 30 C2 40"
                        + " 5A",
                "01 00 00 80 00 00 00 00 00 00 FE 02 0B 00 A3 04 01 00 00 00 00 50 30 30 30 FF 80"
                        + " 5A",
                "FE FF 00 80 FF 00 00 00 00 00 FE 02 06 00 A2 08 01 00 00 01 BC 51 5A",
                "FE FF 00 80 FF 00 00 00 00 00 FE 02 06 00 A2 08 01 00 00 00 7D 91 5A",
                "FE FF 00 80 FF 00 00 00 00 00 FE 02 05 00 A2 09 01 00 00 F0 00 5A",
                "01 00 00 80 00 00 00 00 00 00 63 02 77 00 A1 06 01 00 00 50 30 30 30 01 00 00 65"
                    + " 00 00 00 00 00 00 50 30 30 30 65 00 00 00 FF 00 00 01 FF FF FF FF FF FF FF"
                    + " FF 01 00 00 02 27 00 00 00 00 00 80 00 00 80 80 10 00 FF 00 00 00 00 00 00"
                    + " 00 02 02 03 00 0A 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1 D9 23 00 00 00 00 00"
                    + " 80 10 00 80 80 10 00 FF 00 00 00 00 00 00 00 02 02 03 00 0A 0A 04 00 00 00"
                    + " 31 32 33 34 8A EC F7 4C 5A"
            })
    void everyOtherFrameOfTheMakersPageIsRead(String hex) {
        Heard heard = new Heard().take(Bytes.hex(STARTS + hex));

        assertThat(heard.frames).hasSize(1);
        assertThat(heard.broken).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FE FF 00 80 00 00 00 00 00 00 FE 02 31 00 A4 05 01 00 00 02 C0 A8 00 EB FF FF FF"
                    + " 00 C0 A8 00 01 8D 13 00 C0 A8 00 01 71 17 30 30 30 30 30 30 30 30 14 00 42"
                    + " 58 2D 4E 45 54 30 30 30 30 30 16 90 5A",
                "FE FF 00 80 FF 00 00 00 00 00 FE 02 06 00 A2 12 01 03 00 01 00 FF FF 5A"
            })
    void theTwoMisprintsOfThePageAreNotFrames(String hex) {
        Heard heard = new Heard().take(Bytes.hex(STARTS + hex));

        assertThat(heard.frames).isEmpty();
        assertThat(heard.broken).isPositive();
    }

    @Test
    void whatIsWrittenForTheClockIsThePagesExample() {
        Bytes data = BoardCommand.clock(LocalDateTime.of(2013, 1, 25, 11, 17, 26));

        assertThat(data).isEqualTo(Bytes.hex(GOLDEN.get(3).data));
        assertThat(BoardCommand.status()).isEqualTo(Bytes.hex(GOLDEN.get(1).data));
        assertThat(BoardCommand.ping()).isEqualTo(Bytes.hex(GOLDEN.get(0).data));
    }

    @Test
    void theWelcomeAreaIsBuiltAsTheMakersOwnEncoderBuildsIt() {
        assertThat(
                        DynamicArea.show(
                                "欢迎光临",
                                BoardProfile.STRIP,
                                DynamicArea.Run.FOREVER,
                                Duration.ofSeconds(10)))
                .isEqualTo(Bytes.hex(GOLDEN.getLast().data));
    }

    @Test
    void everyByteIsEscapedWhereItMustBeEvenInTheLength() {
        for (int length = 0; length < 400; length++) {
            byte[] data = new byte[length];
            for (int i = 0; i < length; i++) data[i] = (byte) (i * 7 + length);
            BoardFrame frame = new BoardFrame(1, BoardFrame.HOST, Bytes.copyOf(data));
            Bytes encoded = frame.encode();

            Bytes inside = encoded.slice(8, encoded.length() - 1);
            for (int i = 0; i < inside.length(); i++)
                assertThat(inside.at(i)).isNotIn(BoardFrame.START, BoardFrame.END);
            assertThat(new Heard().take(encoded).frames).containsExactly(frame);
        }
        Bytes length5B = new BoardFrame(1, 2, Bytes.copyOf(new byte[0x5B])).encode();
        assertThat(length5B.slice(8 + 12, 8 + 15)).isEqualTo(Bytes.hex("5B 01 00"));
    }

    @Test
    void noiseNeverBreaksTheReaderNorHidesTheFrameAfterIt() {
        Random random = new Random(485);
        BoardFrame frame = new BoardFrame(1, BoardFrame.HOST, Bytes.hex("A2 00 01 00 00"));
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            Heard heard = new Heard().take(Bytes.copyOf(noise)).take(frame.encode());
            assertThat(heard.frames).contains(frame);
        }
    }

    @Test
    void aFrameThatNeverEndsIsGivenUp() {
        Heard heard = new Heard().take(Bytes.hex("A5"));
        heard.take(Bytes.copyOf(new byte[3 * BoardFramer.LONGEST]));

        assertThat(heard.broken).isEqualTo(1);
        assertThat(heard.framer).isEqualTo(BoardFramer.start());
    }

    @Test
    void theSamplePageOfAnotherSellerWhoseLengthsDoNotFitIsNotAFrame() {
        Bytes tooLong = Bytes.hex("01 00 00 80 00 00 00 00 00 00 FE 02 06 00 A2 00 01 00 00 68 F8");
        Bytes sumInsteadOfCrc =
                Bytes.hex("01 00 00 80 00 00 00 00 01 00 FE 02 05 00 A2 00 01 00 00 68 F8");

        assertThat(BoardFrame.decode(tooLong)).isNull();
        assertThat(BoardFrame.decode(sumInsteadOfCrc)).isNull();
        assertThat(BoardFrame.decode(Bytes.NONE)).isNull();
    }

    /** What a reader has made of the bytes so far. */
    private static final class Heard {

        final List<BoardFrame> frames = new ArrayList<>();
        int broken;
        BoardFramer framer = BoardFramer.start();

        Heard take(Bytes bytes) {
            for (int i = 0; i < bytes.length(); i++) {
                BoardFramer.Step step = framer.feed(bytes.at(i));
                framer = step.next();
                BoardFrame frame = step.frame();
                if (frame != null) frames.add(frame);
                if (step.broken()) broken++;
            }
            return this;
        }
    }

    @Test
    void everyErrorOfThePageHasItsWords() {
        for (int code = 0; code <= 16; code++) assertThat(BoardError.of(code).code).isEqualTo(code);
        assertThat(BoardError.of(200)).isEqualTo(BoardError.OTHER);
    }
}
