package tingxu.bridge.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a bad line does to sentences. */
class SentenceNoiseTest {

    private static final int BYTES = 1_000_000;

    @Test
    void aMillionRandomBytesLeaveTheFramerAliveAndTheNextSentenceIsHeard() {
        Sentence.Framer framer = new Sentence.Framer();
        Random random = new Random(20_261_126);
        int heard = 0;
        for (int i = 0; i < BYTES; i++) if (framer.feed(random.nextInt(256)) != null) heard++;
        // A sum of two digits lets one of 256 through, where noise looks like a sentence at all.
        assertThat(heard).isLessThan(200);
        assertThat(last(framer, Sentence.of("RATED", 7, 5).frame()))
                .isEqualTo(Sentence.of("RATED", 7, 5));
    }

    @Test
    void everySentenceIsHeardBehindEveryPieceOfAnother() {
        Bytes cut = Sentence.of("INVITED", 1).frame();
        for (int length = 0; length < cut.length(); length++) {
            Sentence.Framer framer = new Sentence.Framer();
            for (int i = 0; i < length; i++) framer.feed(cut.at(i));
            assertThat(last(framer, Sentence.of("KEY", 3, "NEXT").frame()))
                    .as("behind %d bytes", length)
                    .isEqualTo(Sentence.of("KEY", 3, "NEXT"));
        }
    }

    private static Sentence last(Sentence.Framer framer, Bytes bytes) {
        List<Sentence> heard = new ArrayList<>();
        for (int i = 0; i < bytes.length(); i++) {
            Sentence said = framer.feed(bytes.at(i));
            if (said != null) heard.add(said);
        }
        return heard.getLast();
    }
}
