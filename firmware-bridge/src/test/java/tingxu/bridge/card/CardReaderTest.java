package tingxu.bridge.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.card.CardEvent.CardGone;
import tingxu.bridge.card.CardEvent.CardRead;
import tingxu.bridge.card.CardEvent.CardSeen;
import tingxu.bridge.card.CardEvent.CardTrouble;
import tingxu.bridge.card.SimulatedCardReader.Mood;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.port.TracedPort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class CardReaderTest {

    private static final String NUMBER = "11010519491231002X";
    private static final CardText CARD = CardText.citizen("张三", NUMBER);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private final List<CardEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> trace = new CopyOnWriteArrayList<>();
    private final SteadyClock steady = new SteadyClock(Instant.EPOCH);
    private volatile Duration ahead = Duration.ZERO;
    private volatile Pty pty;
    private SimulatedCardReader simulated;
    private CardReader reader;

    @BeforeAll
    static void listenToTheLog() {
        // Other test classes may be starting the logging at this moment.
        await().until(() -> LoggerFactory.getILoggerFactory() instanceof LoggerContext);
        Logger bridge = (Logger) LoggerFactory.getLogger("tingxu.bridge");
        bridge.setLevel(Level.DEBUG);
        LOG.start();
        bridge.addAppender(LOG);
    }

    @AfterAll
    static void theLogShowsNothingOfAnyCard() {
        Logger bridge = (Logger) LoggerFactory.getLogger("tingxu.bridge");
        bridge.detachAppender(LOG);
        bridge.setLevel(null);
        assertThat(LOG.list)
                .isNotEmpty()
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(NUMBER.substring(6, 14)));
    }

    @BeforeEach
    void plugIn() throws PortGone {
        pty = Pty.open();
        simulated = new SimulatedCardReader(pty);
        reader =
                new CardReader(
                        new DeviceId("card-1"),
                        () ->
                                new TracedPort(
                                        SerialPort.open(pty.path(), 115200),
                                        trace::add,
                                        new CardVeil()),
                        () -> steady.instant().plus(ahead),
                        events::add,
                        health -> {});
        reader.start();
    }

    @AfterEach
    void close() {
        reader.close();
        simulated.close();
    }

    private void awaitReady() {
        await().atMost(LIMIT).until(() -> reader.health() instanceof Health.Ready);
    }

    private void awaitEvent(Class<? extends CardEvent> kind) {
        await().atMost(LIMIT).until(() -> events.stream().anyMatch(kind::isInstance));
    }

    private List<Class<?>> kinds() {
        return List.copyOf(events.stream().<Class<?>>map(Object::getClass).toList());
    }

    @Test
    void aCardIsSeenReadAndTakenAway() {
        awaitReady();
        assertThat(reader.module()).isEqualTo("05.03-20260101-123456789-000000042");
        simulated.place(CARD);
        awaitEvent(CardRead.class);
        simulated.remove();
        awaitEvent(CardGone.class);
        assertThat(kinds()).containsExactly(CardSeen.class, CardRead.class, CardGone.class);
        assertThat(((CardRead) events.get(1)).card().mask()).isEqualTo("1101************2X");
    }

    @Test
    void aCardThatStaysIsReadOnce() {
        simulated.place(CARD);
        awaitEvent(CardRead.class);
        long said = trace.size();
        await().atMost(LIMIT).until(() -> trace.size() > said + 9);
        assertThat(kinds()).containsExactly(CardSeen.class, CardRead.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SPLIT_WRITES", "JUNK_PREFIX", "NOISE", "SLOW"})
    void anUglyLineCarriesACardAllTheSame(Mood mood) {
        simulated.mood(mood);
        simulated.place(CARD);
        awaitEvent(CardRead.class);
        assertThat(kinds()).containsExactly(CardSeen.class, CardRead.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "BENT_PREAMBLE",
                "WRONG_CHECKSUM",
                "TRUNCATED",
                "CARD_REMOVED_MID_READ",
                "CARD_UNREADABLE"
            })
    void aReadThatFailsIsAnsweredWithinThreeSecondsAndTheNextOneSucceeds(Mood mood) {
        awaitReady();
        simulated.mood(mood);
        simulated.place(CARD);
        awaitEvent(CardSeen.class);
        long seen = System.nanoTime();
        awaitEvent(CardTrouble.class);
        assertThat(Duration.ofNanos(System.nanoTime() - seen)).isLessThan(Duration.ofMillis(3300));
        assertThat(kinds()).doesNotContain(CardRead.class);
        simulated.mood(Mood.HEALTHY);
        simulated.place(CARD);
        awaitEvent(CardRead.class);
        assertThat(kinds().stream().filter(CardTrouble.class::equals)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "TWO_CARDS, card-one-at-a-time",
        "OTHER_CARD, card-other-kind",
        "NOT_GENUINE, card-not-verified",
        "CARD_UNREADABLE, card-unreadable"
    })
    void whoeverLaysDownAnUnusableCardIsToldWhatToDo(Mood mood, String remedy) {
        awaitReady();
        simulated.mood(mood);
        simulated.place(CARD);
        awaitEvent(CardTrouble.class);
        assertThat(events)
                .filteredOn(CardTrouble.class::isInstance)
                .extracting(event -> ((CardTrouble) event).trouble().remedy())
                .containsExactly(remedy);
        assertThat(kinds()).doesNotContain(CardRead.class);
        assertThat(reader.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void aPlugPulledInTheMiddleOfAReadEndsTheCardsStory() {
        awaitReady();
        simulated.mood(Mood.HANGS_UP);
        simulated.place(CARD);
        awaitEvent(CardGone.class);
        assertThat(kinds()).containsExactly(CardSeen.class, CardTrouble.class, CardGone.class);
    }

    @Test
    void aNumberNobodyForgotIsWipedAfterThirtySeconds() {
        simulated.place(CARD);
        awaitEvent(CardRead.class);
        IdCard card = ((CardRead) events.get(1)).card();
        ahead = Duration.ofSeconds(25);
        long said = trace.size();
        await().atMost(LIMIT).until(() -> trace.size() > said + 5);
        assertThat(card.mask()).isEqualTo("1101************2X");
        ahead = CardReader.MEMORY;
        await().atMost(LIMIT).until(() -> card.toString().equals("CITIZEN forgotten"));
    }

    @Test
    void aCardDoesNotOutliveItsLine() {
        simulated.place(CARD);
        awaitEvent(CardRead.class);
        IdCard card = ((CardRead) events.get(1)).card();
        reader.close();
        assertThat(card).hasToString("CITIZEN forgotten");
    }

    @Test
    void aDeafReaderIsGoneAndComesBackWhenItHears() {
        awaitReady();
        simulated.mood(Mood.DEAF);
        await().atMost(LIMIT).until(() -> remedy().equals("card-reader-silent"));
        simulated.mood(Mood.HEALTHY);
        awaitReady();
        simulated.place(CARD);
        awaitEvent(CardRead.class);
    }

    @Test
    void aModuleThatRefusesToWorkIsSaid() {
        simulated.mood(Mood.REFUSING);
        await().atMost(LIMIT).until(() -> remedy().equals("card-module-refuses"));
    }

    @Test
    void aReaderThatIsUnpluggedAndPluggedInAgainReadsOn() throws PortGone {
        simulated.place(CARD);
        awaitEvent(CardRead.class);
        simulated.close();
        awaitEvent(CardGone.class);
        pty = Pty.open();
        simulated = new SimulatedCardReader(pty);
        awaitReady();
        simulated.place(CARD);
        await().atMost(LIMIT)
                .until(() -> kinds().stream().filter(CardRead.class::equals).count() == 2);
    }

    @Test
    void aMillionBytesOfNoiseLeaveItAlive() throws PortGone {
        awaitReady();
        Random random = new Random(1919);
        byte[] noise = new byte[10_000];
        for (int i = 0; i < 100; i++) {
            random.nextBytes(noise);
            pty.write(noise);
        }
        simulated.place(CARD);
        awaitEvent(CardRead.class);
        assertThat(kinds()).containsExactly(CardSeen.class, CardRead.class);
    }

    @Test
    void theTraceOfARealCardShowsNothingOfIt() {
        CardText other = CardText.citizen("李四", "440524188001010014");
        simulated.place(other);
        awaitEvent(CardRead.class);
        String hex = String.join(" ", trace.stream().map(line -> line.substring(2)).toList());
        assertThat(hex).doesNotContain(hexOf("440524")).doesNotContain(hexOf("李四"));
        assertThat(hex).contains(hexOf("110105"));
    }

    private static String hexOf(String text) {
        return tingxu.bridge.frame.Bytes.copyOf(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE))
                .toString();
    }

    private String remedy() {
        return reader.health() instanceof Health.Gone gone ? gone.trouble().remedy() : "";
    }
}
