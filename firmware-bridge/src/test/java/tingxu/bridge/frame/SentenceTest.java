package tingxu.bridge.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class SentenceTest {

    private static List<Sentence> heard(Bytes bytes) {
        Sentence.Framer framer = new Sentence.Framer();
        List<Sentence> heard = new ArrayList<>();
        for (int i = 0; i < bytes.length(); i++) {
            Sentence sentence = framer.feed(bytes.at(i));
            if (sentence != null) heard.add(sentence);
        }
        return heard;
    }

    @Test
    void aSentenceIsWrittenWithItsSum() {
        assertThat(Sentence.of("HELLO").frame()).isEqualTo(Bytes.ascii("$HELLO*42\r\n"));
        assertThat(Sentence.of("RATED", 7, 5).frame()).isEqualTo(Bytes.ascii("$RATED,7,5*44\r\n"));
    }

    @Test
    void whatIsWrittenIsHeardWhateverStandsBefore() {
        Sentence said = Sentence.of("KEY", 12, "NEXT");
        for (String before : List.of("", "noise", "$KEY,1", "$KEY,1,NEXT*0", "$$$", "*00", "$*"))
            assertThat(heard(Bytes.ascii(before).plus(said.frame())))
                    .as(before)
                    .containsExactly(said);
    }

    @Test
    void oneBentBitIsNeverHeard() {
        Bytes frame = Sentence.of("RATED", 7, 5).frame();
        for (int bit = 0; bit < (frame.length() - 2) * 8; bit++) {
            byte[] bent = frame.toArray();
            bent[bit / 8] ^= (byte) (1 << bit % 8);
            List<Sentence> heard = heard(Bytes.copyOf(bent));
            // The digits of the sum may be written small: that changes no meaning.
            if (!heard.isEmpty()) assertThat(heard).containsExactly(Sentence.of("RATED", 7, 5));
        }
    }

    @Test
    void aLineWithoutEndIsPassedOver() {
        Bytes endless = Bytes.ascii("$" + "A".repeat(100_000));
        assertThat(heard(endless.plus(Sentence.of("PING").frame())))
                .containsExactly(Sentence.of("PING"));
    }

    @Test
    void noiseNeverDeafens() {
        byte[] noise = new byte[100_000];
        new Random(5).nextBytes(noise);
        assertThat(heard(Bytes.copyOf(noise).plus(Sentence.of("PING").frame())).getLast())
                .isEqualTo(Sentence.of("PING"));
    }

    @Test
    void numbersThatAreNoneAreMinusOne() {
        Sentence odd = Sentence.of("X", "", "-1", "12a", "1234567", "000042");
        assertThat(odd.number(1)).isEqualTo(-1);
        assertThat(odd.number(2)).isEqualTo(-1);
        assertThat(odd.number(3)).isEqualTo(-1);
        assertThat(odd.number(4)).isEqualTo(-1);
        assertThat(odd.number(5)).isEqualTo(42);
        assertThat(odd.number(6)).isEqualTo(-1);
    }

    @Test
    void whatCannotBeSaidIsRefused() {
        assertThatThrownBy(() -> Sentence.of("A$B")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sentence.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sentence.of("A".repeat(61)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
