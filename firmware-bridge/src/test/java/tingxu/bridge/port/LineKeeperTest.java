package tingxu.bridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(20)
class LineKeeperTest {

    private static final Trouble LINE = new Trouble("断开", "down", "pad-gone");
    private static final DeviceId KEPT = new DeviceId("kept");
    private static final LineKeeper.Patience QUICK =
            new LineKeeper.Patience(
                    3, Duration.ofSeconds(60), Duration.ofMillis(1), Duration.ofMillis(5));

    private final List<Health> feelings = new CopyOnWriteArrayList<>();
    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicInteger downs = new AtomicInteger();
    private volatile Pty pty;

    /** The number of a terminal that is closed may be another's at once. */
    private volatile boolean unplugged;

    private volatile LineKeeper.Conversation conversation = port -> {};
    private LineKeeper keeper;

    @BeforeEach
    void plugIn() throws PortGone {
        pty = Pty.open();
        keeper =
                new LineKeeper(
                        KEPT,
                        () -> {
                            openings.incrementAndGet();
                            if (unplugged) throw new PortGone(pty.path(), "unplugged");
                            return SerialPort.open(pty.path(), 9600);
                        },
                        new Conversing(),
                        LINE,
                        new SteadyClock(Instant.EPOCH),
                        feelings::add,
                        QUICK);
    }

    @AfterEach
    void close() {
        keeper.close();
        pty.close();
    }

    private void unplug() {
        unplugged = true;
        pty.close();
    }

    private void keep(LineKeeper.Conversation chosen) {
        conversation = chosen;
        keeper.start();
    }

    private final class Conversing implements LineKeeper.Conversation {

        @Override
        public void hold(Port port) throws PortGone {
            conversation.hold(port);
        }

        @Override
        public void lineDown() {
            downs.incrementAndGet();
        }
    }

    private void listen(Port port) throws PortGone {
        keeper.feel(new Health.Ready());
        while (!keeper.closing()) port.read(new byte[16], Duration.ofMinutes(1));
    }

    @Test
    void aLineThatComesBackIsUsedAgain() throws PortGone {
        keep(this::listen);
        await().until(() -> keeper.health() instanceof Health.Ready);
        unplug();
        await().until(() -> keeper.health() instanceof Health.Gone);
        pty = Pty.open();
        unplugged = false;
        await().until(() -> keeper.health() instanceof Health.Ready);
        assertThat(feelings)
                .containsExactly(
                        new Health.Ready(),
                        new Health.Strained(LINE),
                        new Health.Gone(LINE),
                        new Health.Ready());
        assertThat(downs.get()).isEqualTo(openings.get() - 1);
    }

    @Test
    void aDeviceThatWasNeverThereIsSaidToBeGone() {
        unplug();
        keep(this::listen);
        await().until(() -> feelings.equals(List.of(new Health.Gone(LINE))));
    }

    @Test
    void aPulledPlugIsGoneSoonAndWhenItIsInAgainItIsTriedWithinFiveSeconds() {
        LineKeeper.Losses losses = new LineKeeper.Losses(LineKeeper.Patience.USUAL);
        Instant pulled = Instant.parse("2026-11-27T01:00:00Z");
        Instant now = pulled;
        losses.add(now);
        while (!losses.tooMany()) {
            now = now.plus(losses.untilNextAttempt());
            losses.add(now);
        }
        assertThat(Duration.between(pulled, now)).isLessThan(Duration.ofSeconds(2));
        for (Instant end = now.plus(Duration.ofMinutes(10)); now.isBefore(end); ) {
            assertThat(losses.tooMany()).as("still gone %s", now).isTrue();
            assertThat(losses.untilNextAttempt()).isLessThan(Duration.ofSeconds(5));
            now = now.plus(losses.untilNextAttempt());
            losses.add(now);
        }
    }

    @Test
    void fiveLossesWithinAMinuteAreAStrainAndSixAreNot() {
        LineKeeper.Losses losses = new LineKeeper.Losses(LineKeeper.Patience.USUAL);
        Instant now = Instant.parse("2026-11-27T01:00:00Z");
        for (int minute = 0; minute < 60; minute++)
            for (int loss = 0; loss < 5; loss++) {
                losses.add(now.plusSeconds(61L * minute + loss));
                assertThat(losses.tooMany()).isFalse();
            }
        losses.add(now.plusSeconds(61L * 59 + 5));
        assertThat(losses.tooMany()).isTrue();
    }

    @Test
    void aBugInADriverIsALossAndTheThreadLives() {
        AtomicInteger calls = new AtomicInteger();
        keep(port -> {
            if (calls.incrementAndGet() < 3) throw new IllegalStateException("a bug");
            keeper.feel(new Health.Ready());
            port.read(new byte[1], Duration.ofMinutes(1));
        });
        await().until(() -> keeper.health() instanceof Health.Ready);
        assertThat(calls).hasValue(3);
    }

    @Test
    void closingEndsAConversationThatWaits() {
        keep(this::listen);
        await().until(() -> keeper.health() instanceof Health.Ready);
        keeper.close();
        assertThat(deviceThreads()).isEmpty();
    }

    @Test
    void closingEndsARest() {
        pty.close();
        keep(this::listen);
        await().until(() -> downs.get() > 0);
        keeper.close();
        assertThat(deviceThreads()).isEmpty();
    }

    @Test
    void aConversationCanCloseItsOwnKeeper() {
        keep(port -> keeper.close());
        await().until(() -> deviceThreads().isEmpty());
        assertThat(openings).hasValue(1);
    }

    private static List<Thread> deviceThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("device-" + KEPT))
                .toList();
    }
}
