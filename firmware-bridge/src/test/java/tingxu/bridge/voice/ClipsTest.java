package tingxu.bridge.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class ClipsTest {

    private static final int EDGE = Pcm.samplesIn(Duration.ofMillis(20));
    private static final int LOUD_ENOUGH = 1_500;

    @TempDir Path own;

    static List<String> shippedClips() {
        return Word.ALL.stream().map(Word::clip).toList();
    }

    @ParameterizedTest
    @MethodSource("shippedClips")
    void aShippedClipIsNeitherSilentNorPaddedWithSilence(String name) throws Exception {
        Pcm clip = Clips.of(null).sound(only(name));

        assertThat(clip.loudness(0, clip.count())).isGreaterThan(LOUD_ENOUGH);
        assertThat(clip.peak()).isBetween(20_000, 32_000);
        assertThat(clip.length()).isBetween(Duration.ofMillis(150), Duration.ofMillis(1_200));
        assertThat(clip.loudness(0, EDGE)).isGreaterThan(50);
        assertThat(clip.loudness(clip.count() - EDGE, clip.count())).isGreaterThan(50);
    }

    @Test
    void noTwoShippedClipsSoundTheSame() throws Exception {
        Clips shipped = Clips.of(null);
        List<Pcm> sounds = new ArrayList<>();
        for (String name : shippedClips()) sounds.add(shipped.sound(only(name)));

        assertThat(sounds).doesNotHaveDuplicates().hasSize(43);
    }

    @Test
    void aPhraseIsAsLongAsItsClipsAndTheBreathsBetween() throws Exception {
        Clips shipped = Clips.of(null);
        Phrase call = Phrase.call("A023", 12, 0);
        int clips = 0;
        for (String name : call.clips()) clips += shipped.sound(only(name)).count();
        int breaths = (call.clips().size() - 1) * Pcm.samplesIn(Duration.ofMillis(40));

        Pcm whole = shipped.sound(call);

        assertThat(whole.count()).isEqualTo(clips + breaths);
        assertThat(whole.length()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(7));
    }

    @Test
    void theHallsOwnRecordingIsHeardInsteadOfTheShippedOne() throws Exception {
        Pcm recording = tone(500);
        Files.write(own.resolve("please.wav"), Wav.write(recording));
        Files.write(own.resolve("welcome.wav"), Wav.write(recording));

        Clips clips = Clips.of(own);

        assertThat(clips.sound(only("please"))).isEqualTo(recording);
        assertThat(clips.sound(only("welcome"))).isEqualTo(recording);
        assertThat(clips.sound(only("window"))).isEqualTo(Clips.of(null).sound(only("window")));
        assertThat(clips.shortcoming()).isNull();
    }

    @Test
    void aRecordingOfAnotherKindIsNamedAndTheShippedOneStays() throws Exception {
        byte[] stereo = Wav.write(tone(500));
        stereo[22] = 2;
        Files.write(own.resolve("please.wav"), stereo);
        Files.writeString(own.resolve("to.wav"), "not a sound");

        Clips clips = Clips.of(own);

        assertThat(clips.shortcoming())
                .extracting(trouble -> trouble == null ? "" : trouble.en())
                .asString()
                .contains("please.wav: not 22.05 kHz, mono, 16 bit")
                .contains("to.wav: not a WAV file");
        assertThat(clips.sound(only("please"))).isEqualTo(Clips.of(null).sound(only("please")));
    }

    @Test
    void aWordThatNobodyRecordedIsNamed() throws Exception {
        Clips shipped = Clips.of(null);

        assertThatThrownBy(() -> shipped.sound(only("lunch")))
                .isInstanceOf(Clips.UnknownClip.class)
                .hasMessage("no clip named lunch");
    }

    @Test
    void aWavFileComesBackAsItWas() throws Exception {
        assertThat(Wav.read(Wav.write(tone(1_000)))).isEqualTo(tone(1_000));
    }

    @Test
    void aWavFileCutAnywhereIsRefusedOrShorterButNeverBreaksTheReader() {
        byte[] whole = Wav.write(tone(50));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                assertThat(Wav.read(cut).count()).isLessThan(50);
            } catch (IOException refused) {
                assertThat(refused).hasMessageMatching("the WAV file is cut short|not a WAV file");
            }
        }
    }

    @Test
    void aWavFileWithOtherChunksAndAnEndlessLengthIsRead() throws Exception {
        byte[] plain = Wav.write(tone(100));
        ByteBuffer with = ByteBuffer.allocate(plain.length + 12);
        with.put(plain, 0, 12).put(new byte[] {'L', 'I', 'S', 'T', 3, 0, 0, 0, 1, 2, 3, 0});
        with.put(plain, 12, plain.length - 12);
        byte[] file = with.array();
        Arrays.fill(file, 52, 56, (byte) 0xFF);

        assertThat(Wav.read(file)).isEqualTo(tone(100));
    }

    static Phrase only(String clip) {
        return new Phrase(clip, clip, 0, List.of(clip), clip);
    }

    static Pcm tone(int samples) {
        short[] wave = new short[samples];
        for (int i = 0; i < samples; i++) wave[i] = (short) (10_000 * Math.sin(i / 8.0));
        return Pcm.of(wave);
    }
}
