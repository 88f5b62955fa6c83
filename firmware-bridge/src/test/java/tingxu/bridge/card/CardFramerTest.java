package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.bridge.card.CardFramer.Broken;
import tingxu.bridge.card.CardFramer.Whole;
import tingxu.bridge.card.CardFrames.Status;
import tingxu.bridge.frame.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class CardFramerTest {

    private static final Bytes NO_CARD = Bytes.hex("AA AA AA 96 69 00 04 00 00 80 84");

    /** All that comes of some bytes. */
    static List<CardFramer.Cut> cuts(CardFrames asked, Bytes bytes) {
        CardFramer framer = new CardFramer();
        framer.await(asked);
        List<CardFramer.Cut> cuts = new ArrayList<>();
        for (int i = 0; i < bytes.length(); i++) {
            CardFramer.Cut cut = framer.feed(bytes.at(i));
            if (cut != null) cuts.add(cut);
        }
        return cuts;
    }

    @Test
    void noiseBeforeAFrameIsNotPartOfIt() {
        for (String noise :
                List.of("00 FF", "AA", "AA AA AA AA AA", "AA AA AA 96", "AA AA AA 96 AA"))
            assertThat(cuts(CardFrames.FIND, Bytes.hex(noise).plus(NO_CARD)))
                    .as(noise)
                    .singleElement()
                    .isInstanceOf(Whole.class);
    }

    @Test
    void aBentPreambleIsNoFrameAndTheNextFrameIsHeard() {
        Bytes bent = Bytes.hex("AA 00 AA AA 96 69 00 04 00 00 90 94");
        assertThat(cuts(CardFrames.FIND, bent)).isEmpty();
        assertThat(cuts(CardFrames.FIND, bent.plus(NO_CARD))).hasSize(1);
    }

    @Test
    void everySingleBentBitIsNoticedAndCostsOneFrameAtMost() {
        for (int bit = 0; bit < NO_CARD.length() * 8; bit++) {
            byte[] bent = NO_CARD.toArray();
            bent[bit / 8] ^= (byte) (1 << bit % 8);
            List<CardFramer.Cut> cuts =
                    cuts(CardFrames.FIND, Bytes.copyOf(bent).plus(NO_CARD).plus(NO_CARD));
            assertThat(cuts.getLast()).as("bit " + bit).isInstanceOf(Whole.class);
            assertThat(cuts.stream().filter(Whole.class::isInstance)).hasSizeBetween(1, 2);
        }
    }

    @Test
    void aLengthThatTheCommandCannotHaveIsRefusedAtOnce() {
        assertThat(cuts(CardFrames.FIND, Bytes.hex("AA AA AA 96 69 FF FF")))
                .containsExactly(new Broken("a length of 65535 where FIND was asked"));
        assertThat(cuts(CardFrames.FIND, Bytes.hex("AA AA AA 96 69 00 03"))).hasSize(1);
    }

    @Test
    void ofACardOnlyTheTextIsKeptAndThePhotoIsOnlySummed() {
        Bytes page = page(CardText.citizen("张三", "11010519491231002X"));
        assertThat(page.length()).isEqualTo(1295);
        assertThat(cuts(CardFrames.READ, page))
                .singleElement()
                .isInstanceOfSatisfying(
                        Whole.class,
                        whole -> {
                            assertThat(whole.answer().kept()).isEqualTo(260);
                            assertThat(whole.answer().sent()).isEqualTo(1284);
                            assertThat(whole.answer()).hasToString("DONE with 1284 bytes");
                        });
        byte[] bent = page.toArray();
        bent[1000] ^= 1;
        assertThat(cuts(CardFrames.READ, Bytes.copyOf(bent)))
                .containsExactly(new Broken("a wrong checksum"));
    }

    @Test
    void aMillionBytesOfNoiseDoNotDeafenIt() {
        Random random = new Random(19);
        CardFramer framer = new CardFramer();
        framer.await(CardFrames.READ);
        for (int i = 0; i < 1_000_000; i++)
            framer.feed(random.nextInt(4) == 0 ? 0xAA : random.nextInt(256));
        framer.await(CardFrames.FIND);
        CardFramer.Cut last = null;
        for (int i = 0; i < NO_CARD.length(); i++) last = framer.feed(NO_CARD.at(i));
        assertThat(last)
                .isInstanceOfSatisfying(
                        Whole.class,
                        whole -> assertThat(whole.answer().status()).isEqualTo(Status.NO_CARD));
    }

    /** The whole answer to a read. */
    static Bytes page(CardText text) {
        return CardFrames.framed(
                Bytes.hex("00 00 90 01 00 04 00")
                        .plus(Bytes.copyOf(text.encode()))
                        .plus(Bytes.copyOf(new byte[1024])));
    }
}
