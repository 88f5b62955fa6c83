package tingxu.bridge.pad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.bridge.frame.Sentence;
import tingxu.bridge.pad.PadEvent.Rated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the driver makes of a pad that answers late; time is told. */
class PadTalkTest {

    private final List<PadEvent> events = new ArrayList<>();
    private final List<Sentence> said = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-27T01:00:00Z");
    private PadTalk talk = PadTalk.begin(now);

    @Test
    void aRatingThatComesWhileASlowPadIsGreetedAnewCountsOnce() {
        take(talk.meet(now));
        take(talk.heard(PadFrames.VERSION.with(PadFrames.VERSION_SPOKEN), now));
        take(talk.invite(now.plusSeconds(30), now));
        while (!PadFrames.HELLO.is(said.getLast())) {
            now = now.plus(Duration.ofMillis(300));
            take(talk.woken(now));
        }

        take(talk.heard(PadFrames.RATED.with(1, 5), now));
        take(talk.heard(PadFrames.RATED.with(1, 5), now));
        take(talk.heard(PadFrames.VERSION.with(PadFrames.VERSION_SPOKEN), now));

        assertThat(events).containsExactly(new Rated(5));
        assertThat(said).filteredOn(PadFrames.TAKEN::is).hasSize(2);
        assertThat(PadFrames.INVITE.is(said.getLast())).as("nobody is asked again").isFalse();
    }

    private void take(PadTalk.Turn turn) {
        talk = turn.next();
        events.addAll(turn.events());
        said.addAll(turn.says());
    }
}
