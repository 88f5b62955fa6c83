package tingxu.bridge.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Parts;
import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.board.onbon.SimulatedBoard.Mood;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Shared;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.voice.Announcer;
import tingxu.bridge.voice.Phrase;
import tingxu.bridge.voice.Spoken;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A strip's own card as the voice of a zone, on a real tty. */
@Timeout(60)
class StripVoiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Phrase CALL = Phrase.call("A023", 5, 0);

    private final Parts parts = new Parts();
    private final List<Spoken> heard = new CopyOnWriteArrayList<>();
    private final List<Health> feelings = new CopyOnWriteArrayList<>();
    private final SteadyClock steady = new SteadyClock(Instant.EPOCH);
    private volatile Duration ahead = Duration.ZERO;

    @AfterEach
    void close() {
        parts.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"HEALTHY", "SLOW", "NOISE"})
    void aCardIsGivenTheWordsAndTheNextOnesWhenItHasSpoken(Mood mood) throws Exception {
        SimulatedBoard card = plugIn(mood);
        Announcer voice = voice();
        await().atMost(SOON).until(() -> voice.health() instanceof Health.Ready);
        voice.announce(CALL);
        await().atMost(SOON).until(() -> card.spoken().contains("请A023号到5号窗口"));
        ahead = Duration.ofMinutes(1);

        await().atMost(SOON).until(() -> heard.size() == 1);
        assertThat(heard.getFirst().fate()).isEqualTo(Spoken.Fate.HEARD);
    }

    @Test
    void aDeafCardIsGoneAndWhatItShouldHaveSaidHasFailed() throws Exception {
        plugIn(Mood.DEAF);
        Announcer voice = voice();
        voice.announce(CALL);

        await().atMost(SOON).until(() -> heard.size() == 1);
        assertThat(heard.getFirst().fate()).isEqualTo(Spoken.Fate.FAILED);
        await().atMost(SOON).until(() -> voice.health() instanceof Health.Gone);
        assertThat(feelings)
                .as("never well before the card has said so")
                .doesNotContain(new Health.Ready());
    }

    private String path = "";

    private SimulatedBoard plugIn(Mood mood) throws Exception {
        Pty pty = Pty.open();
        path = pty.path();
        SimulatedBoard card = parts.keep(new SimulatedBoard(pty));
        card.mood(mood);
        return card;
    }

    private Announcer voice() throws Exception {
        Field entry =
                Yaml.parse("bridge.yaml", "voice: {make: onbon, port: " + path + "}").at("voice");
        var make = Kinds.VOICE.make(entry);
        Announcer voice =
                make.driver()
                        .make(
                                new Fitting(
                                        new DeviceId("voice"),
                                        entry,
                                        make.baud(),
                                        Path.of("."),
                                        () -> steady.instant().plus(ahead),
                                        feelings::add,
                                        UnaryOperator.identity(),
                                        new Shared()),
                                heard::add);
        parts.keep(voice).start();
        return voice;
    }
}
