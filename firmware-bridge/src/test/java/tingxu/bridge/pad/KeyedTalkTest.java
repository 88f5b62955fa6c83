package tingxu.bridge.pad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.bridge.keys.KeyMap;
import tingxu.bridge.pad.PadEvent.Rated;
import tingxu.bridge.pad.PadEvent.Silent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A pad that only sends keys: the invitation is kept on this side of the line. */
class KeyedTalkTest {

    private final List<PadEvent> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private KeyedTalk talk = KeyedTalk.begin(KeyMap.parse("41=5 42=1", KeyedPad.MEANINGS));

    @Test
    void theFirstKeyIsTheRatingAndTheSecondIsNobodys() {
        talk = talk.invite(now.plusSeconds(60));
        hear('B', 1_000);
        hear('A', 1_000);
        assertThat(told).containsExactly(new Rated(1));
    }

    @Test
    void aKeyHeldDownOverTheEndOfOneServiceDoesNotRateTheNext() {
        talk = talk.invite(now.plusSeconds(60));
        hear('A', 0);
        for (int i = 0; i < 5; i++) hear('A', 100);
        talk = talk.invite(now.plusSeconds(60));
        for (int i = 0; i < 5; i++) hear('A', 100);
        assertThat(told).containsExactly(new Rated(5));
        hear('A', 1_000);
        assertThat(told).containsExactly(new Rated(5), new Rated(5));
    }

    @Test
    void anUnknownByteIsNoRating() {
        talk = talk.invite(now.plusSeconds(60));
        hear('C', 1_000);
        hear(0xFF, 1_000);
        assertThat(told).isEmpty();
    }

    @Test
    void aKeyAfterTheEndIsTooLate() {
        talk = talk.invite(now.plusSeconds(10));
        hear('A', 10_000);
        tell(talk.woken(now));
        hear('A', 1_000);
        assertThat(told).containsExactly(new Silent());
    }

    @Test
    void anInvitationTakenBackIsNotHeardOf() {
        talk = talk.invite(now.plusSeconds(10)).darken();
        hear('A', 1_000);
        now = now.plusSeconds(60);
        tell(talk.woken(now));
        assertThat(told).isEmpty();
    }

    private void hear(int code, long laterMillis) {
        now = now.plusMillis(laterMillis);
        tell(talk.heard(code, now));
    }

    private void tell(KeyedTalk.Turn turn) {
        talk = turn.next();
        PadEvent event = turn.event();
        if (event != null) told.add(event);
    }
}
