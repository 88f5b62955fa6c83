package tingxu.bridge.voice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes the shipped clips anew: the words by espeak-ng, the chime by arithmetic.
 *
 * <p>The voice must be {@code cmn-latn-pinyin}: espeak-ng 1.51's plain {@code cmn} reads 号 as the
 * English letters h, a, o and the number four.
 */
public final class ClipMaker {

    private static final String VOICE = "cmn-latn-pinyin";
    private static final String WORDS_A_MINUTE = "150";
    private static final int LOUDEST = 24_000;
    private static final double QUIET = 0.02;
    private static final int MARGIN = Pcm.samplesIn(Duration.ofMillis(8));

    private ClipMaker() {}

    /** Takes one argument: the folder that the WAV files go into. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Word word : Word.ALL) {
            Pcm raw = word.zh().isEmpty() ? chime() : spoken(word.zh());
            Files.write(folder.resolve(word.clip() + ".wav"), Wav.write(levelled(trimmed(raw))));
        }
    }

    private static Pcm spoken(String zh) throws IOException, InterruptedException {
        Process espeak =
                new ProcessBuilder("espeak-ng", "-v", VOICE, "-s", WORDS_A_MINUTE, "--stdout", zh)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (InputStream out = espeak.getInputStream()) {
            byte[] wav = out.readAllBytes();
            int exit = espeak.waitFor();
            if (exit != 0) throw new IOException("espeak-ng ended with %d".formatted(exit));
            return Wav.read(wav);
        }
    }

    /** Two falling bells, E5 and C5. */
    private static Pcm chime() {
        int bell = Pcm.samplesIn(Duration.ofMillis(380));
        short[] samples = new short[bell * 3];
        ring(samples, 0, 659.26);
        ring(samples, bell, 523.25);
        return Pcm.of(samples);
    }

    private static void ring(short[] samples, int from, double hertz) {
        for (int i = from; i < samples.length; i++) {
            double seconds = (double) (i - from) / Pcm.RATE_HZ;
            double wave =
                    Math.sin(2 * Math.PI * hertz * seconds)
                            + 0.3 * Math.sin(4 * Math.PI * hertz * seconds);
            samples[i] += (short) (9_000 * wave * Math.exp(-6 * seconds));
        }
    }

    /** Without the silence before and after the word. */
    private static Pcm trimmed(Pcm raw) {
        double threshold = raw.peak() * QUIET;
        int first = 0;
        while (first < raw.count() && Math.abs(raw.at(first)) < threshold) first++;
        int last = raw.count();
        while (last > first && Math.abs(raw.at(last - 1)) < threshold) last--;
        int from = Math.max(0, first - MARGIN);
        short[] word = new short[Math.min(raw.count(), last + MARGIN) - from];
        for (int i = 0; i < word.length; i++) word[i] = raw.at(from + i);
        return Pcm.of(word);
    }

    private static Pcm levelled(Pcm word) {
        short[] samples = new short[word.count()];
        for (int i = 0; i < samples.length; i++)
            samples[i] = (short) (word.at(i) * LOUDEST / Math.max(1, word.peak()));
        return Pcm.of(samples);
    }
}
