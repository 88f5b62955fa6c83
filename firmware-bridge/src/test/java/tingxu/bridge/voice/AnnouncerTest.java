package tingxu.bridge.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tingxu.bridge.DeviceId;
import tingxu.bridge.Health;
import tingxu.bridge.voice.Spoken.Fate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;

class AnnouncerTest {

    @TempDir Path folder;

    private final Gate gate = new Gate();
    private final List<Spoken> heard = new CopyOnWriteArrayList<>();
    private final List<Health> feelings = new CopyOnWriteArrayList<>();
    private Announcer announcer;

    @BeforeEach
    void start() throws Exception {
        announcer = announcer(gate);
    }

    @AfterEach
    void end() {
        announcer.close();
    }

    @Test
    void aPhraseIsSaidWithItsCaptionAndLength() throws Exception {
        Phrase call = Phrase.call("A023", 5, 0).named("message-7");
        gate.open.release();

        announcer.announce(call);

        await().until(() -> heard.size() == 1);
        Spoken spoken = heard.getFirst();
        assertThat(spoken.phrase().id()).isEqualTo("message-7");
        assertThat(spoken.caption()).isEqualTo("请A023号到5号窗口");
        assertThat(spoken.audible()).isTrue();
        assertThat(spoken.length()).isEqualTo(Clips.of(null).sound(call).length());
        assertThat(announcer.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void aStripWithAVoiceIsGivenTheCaptionAndOneThatDoesNotTakeItHasFailed() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        Phrase call = new Phrase("1", "A023", 0, List.of("digit-0"), "请A023号到5号窗口");
        Instant[] now = {Instant.parse("2026-11-22T01:00:00Z")};
        try (Announcer card = announcer(new CardSound("strip 5", card(said::add), () -> now[0]));
                Announcer deaf =
                        announcer(new CardSound("strip 6", card(_ -> false), () -> now[0]))) {
            card.announce(call);
            await().until(() -> said.size() == 1);
            assertThat(heard).as("it still speaks").isEmpty();
            now[0] = now[0].plusSeconds(30);
            await().until(() -> heard.size() == 1);
            deaf.announce(call);
            await().until(() -> heard.size() == 2);

            assertThat(said).containsExactly("请A023号到5号窗口");
            assertThat(heard).extracting(Spoken::fate).containsExactly(Fate.HEARD, Fate.FAILED);
            assertThat(deaf.health()).isInstanceOf(Health.Gone.class);
        }
    }

    @Test
    void aCardThatSpeaksIsCutShortWhenTheAnnouncerCloses() throws Exception {
        Instant stopped = Instant.parse("2026-11-22T01:00:00Z");
        List<String> said = new CopyOnWriteArrayList<>();
        Announcer card = announcer(new CardSound("strip 5", card(said::add), () -> stopped));
        card.announce(Phrase.call("A023", 5, 0));
        await().until(() -> said.size() == 1);

        card.close();

        await().until(() -> heard.size() == 1);
    }

    /** A card that is well, and takes words as it is told. */
    private static CardSound.Card card(Predicate<String> takes) {
        return new CardSound.Card() {
            @Override
            public boolean speak(String words) {
                return takes.test(words);
            }

            @Override
            public void start(Consumer<Health> line) {
                line.accept(new Health.Ready());
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void twoPhrasesNeverOverlapAndKeepTheirOrder() {
        List<Phrase> calls =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> Phrase.call("A%03d".formatted(i), i, 0))
                        .toList();
        calls.forEach(announcer::announce);

        gate.open.release(calls.size());

        await().until(() -> heard.size() == calls.size());
        assertThat(gate.played).containsExactlyElementsOf(calls);
        assertThat(gate.mostAtOnce).hasValue(1);
    }

    @Test
    void aRecallOfATicketThatStillWaitsKeepsItsPlaceAndTakesTheNewestWords() {
        playing("A001");
        announcer.announce(Phrase.call("A002", 2, 0));
        announcer.announce(Phrase.call("A003", 3, 0));

        announcer.announce(Phrase.call("A002", 7, 1));

        assertThat(heard).extracting(Spoken::fate).containsExactly(Fate.MERGED);
        assertThat(heard.getFirst().phrase()).isEqualTo(Phrase.call("A002", 2, 0));
        gate.open.release(3);
        await().until(() -> gate.played.size() == 3);
        assertThat(gate.played)
                .extracting(Phrase::caption)
                .containsExactly("请A001号到1号窗口", "请A002号到7号窗口", "请A003号到3号窗口");
    }

    @Test
    void aRecallOfTheTicketBeingSaidIsSaidAfterIt() {
        playing("A001");

        announcer.announce(Phrase.call("A001", 1, 1));

        gate.open.release(2);
        await().until(() -> heard.size() == 2);
        assertThat(gate.played).extracting(Phrase::repeat).containsExactly(0, 1);
    }

    @Test
    void aFullQueueLetsTheOldestRecallGoFirst() {
        playing("A000");
        for (int i = 1; i <= Announcer.CAPACITY; i++)
            announcer.announce(Phrase.call("A%03d".formatted(i), 1, i == 5 || i == 9 ? 1 : 0));

        announcer.announce(Phrase.call("B001", 2, 0));
        announcer.announce(Phrase.call("B002", 2, 0));
        announcer.announce(Phrase.call("B003", 2, 0));

        assertThat(heard).extracting(Spoken::fate).containsOnly(Fate.DROPPED);
        assertThat(heard)
                .extracting(spoken -> spoken.phrase().about())
                .containsExactly("A005", "A009", "A001");
    }

    @Test
    void aBrokenSpeakerIsSaidAndTheNextPhraseIsTriedAgain() {
        gate.broken = true;
        gate.open.release(2);
        announcer.announce(Phrase.call("A001", 1, 0));
        await().until(() -> heard.size() == 1);
        assertThat(heard.getFirst().fate()).isEqualTo(Fate.FAILED);
        assertThat(announcer.health()).isInstanceOf(Health.Gone.class);

        gate.broken = false;
        announcer.announce(Phrase.call("A002", 1, 0));

        await().until(() -> heard.size() == 2);
        assertThat(heard.getLast().fate()).isEqualTo(Fate.HEARD);
        assertThat(feelings)
                .extracting(Object::getClass)
                .containsExactly(Health.Ready.class, Health.Gone.class, Health.Ready.class);
    }

    @Test
    void whereTheCardIsPulledOutThePhraseHasFailedAndItIsWellByItselfWhenItIsInAgain()
            throws Exception {
        SimulatedSpeaker speaker = speaker();
        announcer.announce(Phrase.call("A001", 1, 0));
        await().until(speaker::sounding);

        speaker.mood(SimulatedSpeaker.Mood.UNPLUGGED);

        await().until(() -> heard.size() == 1);
        assertThat(heard.getFirst().fate()).isEqualTo(Fate.FAILED);
        assertThat(announcer.health()).isInstanceOf(Health.Gone.class);
        speaker.mood(SimulatedSpeaker.Mood.HEALTHY);
        await().until(() -> announcer.health() instanceof Health.Ready);
    }

    @Test
    void aCardThatNeverEndsAPhraseHoldsUpNobodyAndIsWellByItselfWhenItLetsGo() throws Exception {
        SimulatedSpeaker speaker = speaker();
        speaker.mood(SimulatedSpeaker.Mood.STUCK_CARD);
        announcer.announce(Phrase.call("A001", 1, 0));
        announcer.announce(Phrase.call("A002", 1, 0));

        await().until(() -> heard.size() == 2);
        assertThat(heard).extracting(Spoken::fate).containsOnly(Fate.FAILED);
        assertThat(announcer.health())
                .isInstanceOfSatisfying(
                        Health.Gone.class,
                        gone -> assertThat(gone.trouble().remedy()).isEqualTo("voice-silent"));
        assertThat(speaker.about()).as("never two at once").isEqualTo("A001");
        speaker.mood(SimulatedSpeaker.Mood.HEALTHY);
        await().until(() -> announcer.health() instanceof Health.Ready);
        speaker.mood(SimulatedSpeaker.Mood.CUT_SHORT);
        announcer.announce(new Phrase("1", "bell", 0, List.of("digit-1"), "1"));
        await().until(() -> heard.size() == 3);
        assertThat(heard.getLast().fate()).isEqualTo(Fate.FAILED);
    }

    @Test
    void phrasesThatAreLeftOutAreAStrainUntilItHasCaughtUp() {
        playing("A000");
        for (int i = 1; i <= Announcer.CAPACITY + 1; i++)
            announcer.announce(Phrase.call("A%03d".formatted(i), 1, 0));
        assertThat(heard).extracting(Spoken::fate).containsExactly(Fate.DROPPED);

        gate.open.release();

        await().until(() -> announcer.health().equals(new Health.Strained(Waiting.FULL)));
        gate.open.release(Announcer.CAPACITY);
        await().until(() -> announcer.health() instanceof Health.Ready);
    }

    /** Where a limit is short and a look is soon. */
    private SimulatedSpeaker speaker() throws Exception {
        announcer.close();
        SimulatedSpeaker speaker =
                new SimulatedSpeaker(folder.resolve("said"), 5, Optional.empty());
        announcer =
                new Announcer(
                        new DeviceId("voice-test"),
                        null,
                        speaker,
                        heard::add,
                        feelings::add,
                        new Announcer.Patience(_ -> Duration.ofMillis(500), Duration.ofMillis(20)));
        announcer.start();
        return speaker;
    }

    @Test
    void aPhraseWithAnUnknownWordIsNotSaidAndSaysWhich() {
        announcer.announce(new Phrase("1", "lunch", 0, List.of("lunch"), "午休"));

        await().until(() -> heard.size() == 1);
        assertThat(heard.getFirst().fate()).isEqualTo(Fate.FAILED);
        assertThat(heard.getFirst().trouble()).asString().contains("lunch");
        assertThat(gate.played).isEmpty();
    }

    @Test
    void closingEndsEveryPhraseThatWaits() {
        playing("A001");
        announcer.announce(Phrase.call("A002", 1, 0));

        announcer.close();
        announcer.announce(Phrase.call("A003", 1, 0));

        await().until(() -> heard.size() == 3);
        assertThat(heard).extracting(Spoken::fate).containsOnly(Fate.FAILED);
    }

    @Test
    void withoutASpeakerEveryPhraseIsAFileAndTheNewestStay() throws Exception {
        announcer.close();
        WavFolder files = new WavFolder(folder.resolve("said"), 2);
        announcer = announcer(files);
        for (int i = 1; i <= 3; i++) announcer.announce(Phrase.call("A00" + i, i, 0));

        await().until(() -> heard.size() == 3);
        assertThat(heard).extracting(Spoken::fate).containsOnly(Fate.WRITTEN);
        assertThat(heard).noneMatch(Spoken::audible);
        assertThat(files.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("000002-A002.wav", "000003-A003.wav");
        Pcm written = Wav.read(Files.readAllBytes(files.files().getLast()));
        assertThat(written).isEqualTo(Clips.of(null).sound(Phrase.call("A003", 3, 0)));
        assertThat(announcer.health())
                .isInstanceOfSatisfying(
                        Health.Strained.class,
                        strained -> assertThat(strained.trouble().zh()).contains("没有扬声器"));
        assertThat(files.description()).contains("said", "last 2 kept");
    }

    @Test
    void aFolderGoesOnCountingAfterARestart() throws Exception {
        new WavFolder(folder, 5).play(Phrase.call("A001", 1, 0), ClipsTest.tone(10));
        new WavFolder(folder, 5)
                .play(new Phrase("1", "甲/1", 0, List.of("chime"), "甲"), ClipsTest.tone(10));

        assertThat(new WavFolder(folder, 5).files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("000001-A001.wav", "000002-__1.wav");
    }

    @Test
    void aSpeakerIsFoundExactlyWhereThereIsOne() {
        boolean there =
                AudioSystem.isLineSupported(
                        new DataLine.Info(
                                SourceDataLine.class, new AudioFormat(22_050, 16, 1, true, false)));

        assertThat(SpeakerSound.find().isPresent()).isEqualTo(there);
    }

    private void playing(String number) {
        announcer.announce(Phrase.call(number, 1, 0));
        await().until(() -> gate.entered.get() == 1);
    }

    private Announcer announcer(Sound sound) throws Exception {
        Announcer made =
                new Announcer(new DeviceId("voice-test"), null, sound, heard::add, feelings::add);
        made.start();
        return made;
    }

    /** A speaker that says a phrase only when the test opens the gate. */
    private static final class Gate implements Sound {

        final Semaphore open = new Semaphore(0);
        final List<Phrase> played = new CopyOnWriteArrayList<>();
        final AtomicInteger entered = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        volatile boolean broken;

        @Override
        public void play(Phrase phrase, Pcm sound) throws SoundGone, InterruptedException {
            entered.incrementAndGet();
            mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                open.acquire();
                if (broken) throw new SoundGone("test", new IllegalStateException("unplugged"));
                played.add(phrase);
            } finally {
                now.decrementAndGet();
            }
        }

        @Override
        public String description() {
            return "gate";
        }
    }
}
