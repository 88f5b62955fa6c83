package tingxu.bridge.pad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.port.Replay;
import tingxu.bridge.port.ReplayPort;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Recorded conversations with an evaluation pad that is invited for 30 seconds. */
@Timeout(30)
class PadSessionsTest {

    @ParameterizedTest
    @CsvSource({
        "rated-three-times, Rated[level=5]",
        "nobody-presses,    Silent[]",
        "bent-rating,       Rated[level=2]",
        "invitation-lost,   Rated[level=4]",
        "falls-silent,      Silent[]"
    })
    void anInvitationHasOneOutcome(String name, String outcome) throws IOException {
        ReplayPort port = new ReplayPort(name, Replay.text("pad/" + name));
        List<PadEvent> events = new CopyOnWriteArrayList<>();
        Replay.play(
                port,
                line -> {
                    EvaluationPad pad =
                            new EvaluationPad(
                                    new DeviceId(name),
                                    line,
                                    port.clock(),
                                    events::add,
                                    health -> {});
                    pad.invite(Duration.ofSeconds(30));
                    pad.start();
                    return pad;
                });
        assertThat(events).extracting(Object::toString).containsExactly(outcome);
    }
}
