package tingxu.wire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.wire.Envelope;
import tingxu.wire.HallId;
import tingxu.wire.Message;
import tingxu.wire.MessageId;
import tingxu.wire.StripState;
import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** What is old undoes nothing that is newer, however late it comes. */
class FreshnessTest {

    private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private final Freshness freshness = new Freshness();

    @Test
    void aStripOfAnEpochThatIsOverIsOld() {
        assertThat(news(strip(100, 7))).isTrue();
        assertThat(news(strip(105, 20))).as("the hall has started again").isTrue();

        assertThat(news(strip(100, 12))).as("hours late").isFalse();
        assertThat(news(strip(105, 21))).isTrue();
    }

    @Test
    void aJournalThatWasMadeAnewIsBelieved() {
        news(strip(100, 700));

        assertThat(news(strip(105, 1))).isTrue();
    }

    @Test
    void aDayThatHasEndedDoesNotBeginAgain() {
        assertThat(news(birth(true, DAY))).isTrue();
        assertThat(news(birth(false, DAY))).isTrue();
        assertThat(news(birth(true, DAY.plusDays(1)))).isTrue();

        assertThat(news(birth(true, DAY))).as("of yesterday").isFalse();
    }

    @Test
    void ofThreeWordsTheFreshestTellsHowOldTheOthersAre() {
        Ages ages = new Ages();
        ages.of(1, NOW, NOW);

        assertThat(ages.of(1, NOW, NOW.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(ages.of(1, NOW.plusSeconds(91), NOW.plusSeconds(91))).isZero();
    }

    @Test
    void aHallThatBeginsAnewUnderAClockThatWasSetBackIsBelievedAtOnce() {
        Ages ages = new Ages();
        ages.of(1, NOW.plus(Duration.ofDays(1)), NOW);

        assertThat(ages.of(2, NOW, NOW)).as("of another run").isZero();
        assertThat(ages.of(2, NOW, NOW.plusSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void wordsThatAreLateTogetherAreLate() {
        Ages ages = new Ages();
        ages.of(1, NOW, NOW);
        Instant late = NOW.plusSeconds(40);

        for (int i = 0; i < 5; i++)
            assertThat(ages.of(1, NOW.plusSeconds(i), late)).isEqualTo(Duration.ofSeconds(40L - i));
    }

    @Test
    void aHallThatWasPutToSleepIsBelievedTwoMinutesLater() {
        Ages ages = new Ages();
        for (int i = 0; i < 5; i++) ages.of(1, NOW, NOW);
        Instant awake = NOW.plusSeconds(130);
        Instant behind = awake.minusSeconds(60);

        assertThat(ages.of(1, behind, awake)).isEqualTo(Duration.ofMinutes(1));
        ages.of(1, behind, awake);
        assertThat(ages.of(1, behind, awake)).isZero();
    }

    private boolean news(Envelope envelope) {
        return freshness.isNews(envelope.message().getClass().getSimpleName(), envelope);
    }

    private static Envelope strip(long epoch, long revision) {
        return said(
                epoch, new Message.WindowShows(new WindowId(1), revision, new StripState.Free()));
    }

    private static Envelope birth(boolean open, LocalDate day) {
        return said(100, new Message.HallBirth(open, 100, NOW, day));
    }

    private static Envelope said(long epoch, Message message) {
        return new Envelope(
                MessageId.of(NOW.toEpochMilli(), 1, 1),
                new HallId("demo"),
                "ctl",
                NOW,
                epoch,
                0,
                message);
    }
}
