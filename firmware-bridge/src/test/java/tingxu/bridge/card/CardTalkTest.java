package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tingxu.bridge.Health;
import tingxu.bridge.card.CardEvent.CardSeen;
import tingxu.bridge.card.CardFrames.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class CardTalkTest {

    private static final Duration FIND_PAUSE = Duration.ofMillis(300);
    private static final Duration SEEN_TO_HEARD = Duration.ofMillis(2_500);

    /** A life of a card as letters: seen, read, trouble, gone. */
    private static final String STORIES = "(S(RG|TG|TRG))*(S|SR|ST|STR)?";

    private final List<Instant> finds = new ArrayList<>();
    private final StringBuilder story = new StringBuilder();
    private Duration longestWait = Duration.ZERO;
    private Instant seen = Instant.EPOCH;
    private Instant now = Instant.EPOCH;
    private Health health = new Health.Ready();
    private CardTalk talk = CardTalk.begin(now);

    @Test
    void findsAreNeverCloserThanTheManualAllows() {
        answer(Status.DONE, 0);
        answer(Status.DONE, 0);
        for (int i = 0; i < 200; i++) answer(Status.NO_CARD, 0);
        for (int i = 1; i < finds.size(); i++)
            assertThat(Duration.between(finds.get(i - 1), finds.get(i)))
                    .isGreaterThanOrEqualTo(FIND_PAUSE);
        assertThat(finds).hasSizeGreaterThan(150);
    }

    @Test
    void aModuleThatFailsItsSelfTestIsSaidAndAskedAgain() {
        answer(Status.SELF_TEST_FAILED, 5);
        assertThat(health).isEqualTo(new Health.Gone(CardTroubles.REFUSES));
        sleep();
        answer(Status.DONE, 5);
        answer(Status.DONE, 5);
        assertThat(health).isEqualTo(new Health.Ready());
    }

    @Test
    void whateverTheReaderDoesACitizenHearsWithinThreeSecondsAndStoriesAreWhole() {
        for (int seed = 0; seed < 300; seed++) {
            begin();
            Random random = new Random(seed);
            for (int i = 0; i < 400; i++) misbehave(random);
            assertThat(story.toString()).as("seed %s", seed).matches(STORIES);
            assertThat(longestWait).as("seed %s", seed).isLessThanOrEqualTo(SEEN_TO_HEARD);
        }
    }

    private void begin() {
        finds.clear();
        story.setLength(0);
        longestWait = Duration.ZERO;
        now = Instant.EPOCH;
        talk = CardTalk.begin(now);
    }

    private void misbehave(Random random) {
        int delay = random.nextInt(random.nextBoolean() ? 40 : 900);
        switch (random.nextInt(8)) {
            case 0 -> sleep();
            case 1 -> {
                pass(delay);
                take(talk.garbled("noise", now));
            }
            case 2 -> answer(anyOf(random, List.of(Status.values())), delay);
            default -> answer(likely(random), delay);
        }
    }

    private static <T> T anyOf(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Status likely(Random random) {
        return switch (talk.stage()) {
            case STARTING, FOUND, SELECTED -> Status.DONE;
            case NO_CARD -> random.nextInt(3) == 0 ? Status.NO_CARD : Status.FOUND;
            case WAIT_REMOVAL -> random.nextBoolean() ? Status.NOT_ON_CARD : Status.READ_FAILED;
        };
    }

    /** The reader answers after a while, or the limit comes first. */
    private void answer(Status status, int delayMillis) {
        while (talk.asked() == null) sleep();
        pass(delayMillis);
        CardAnswer answer =
                talk.stage() == CardTalk.Stage.SELECTED
                        ? page(status)
                        : new CardAnswer(status, new byte[0], 0);
        if (talk.asked() != null) take(talk.heard(answer, now));
    }

    private static CardAnswer page(Status status) {
        byte[] data = new byte[260];
        data[0] = 1;
        data[2] = 4;
        System.arraycopy(CardText.citizen("张三", "11010519491231002X").encode(), 0, data, 4, 256);
        return new CardAnswer(status, data, 1284);
    }

    private void pass(int millis) {
        Instant then = now.plusMillis(millis);
        while (!talk.wakeAt().isAfter(then)) sleep();
        now = then;
    }

    private void sleep() {
        if (talk.wakeAt().isAfter(now)) now = talk.wakeAt();
        take(talk.woken(now));
    }

    private void take(CardTalk.Turn turn) {
        if (turn.next().asked() == CardFrames.FIND && talk.asked() != CardFrames.FIND)
            finds.add(now);
        if (turn.health() != null) health = turn.health();
        turn.events().forEach(this::tell);
        talk = turn.next();
    }

    private void tell(CardEvent event) {
        Duration waited = Duration.between(seen, now);
        if (event instanceof CardSeen) seen = now;
        else if (story.toString().endsWith("S") && waited.compareTo(longestWait) > 0)
            longestWait = waited;
        story.append(
                switch (event) {
                    case CardSeen _ -> "S";
                    case CardEvent.CardRead _ -> "R";
                    case CardEvent.CardTrouble _ -> "T";
                    case CardEvent.CardGone _ -> "G";
                });
    }
}
