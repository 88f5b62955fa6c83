package tingxu.bridge.voice;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health.Trouble;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The recorded words: the hall's own where it has made some, the shipped ones elsewhere. */
public final class Clips {

    private static final Duration BREATH = Duration.ofMillis(40);
    private static final String SUFFIX = ".wav";

    private final Map<String, Pcm> clips;
    private final List<String> refused;

    private Clips(Map<String, Pcm> clips, List<String> refused) {
        this.clips = clips;
        this.refused = refused;
    }

    /** The shipped words, and over them the WAV files of {@code own}. */
    public static Clips of(@Nullable Path own) throws IOException {
        Map<String, Pcm> clips = new TreeMap<>();
        for (Word word : Word.ALL) clips.put(word.clip(), shipped(word.clip()));
        List<String> refused = own == null || !Files.isDirectory(own) ? List.of() : lay(own, clips);
        return new Clips(clips, refused);
    }

    /** The phrase as one sound. */
    Pcm sound(Phrase phrase) throws UnknownClip {
        List<String> missing =
                phrase.clips().stream().filter(clip -> !clips.containsKey(clip)).toList();
        if (!missing.isEmpty()) throw new UnknownClip(missing);
        return Pcm.joined(phrase.clips().stream().map(this::clip).toList(), BREATH);
    }

    private Pcm clip(String name) {
        Pcm clip = clips.get(name);
        if (clip == null) throw new IllegalArgumentException("no clip " + name);
        return clip;
    }

    /** Files of the hall that were not usable; the shipped words are heard instead. */
    @Nullable Trouble shortcoming() {
        if (refused.isEmpty()) return null;
        return new Trouble(
                "录音文件不可用，改用自带语音：" + String.join("；", refused),
                "Recordings not usable, shipped words instead: " + String.join("; ", refused),
                "voice-clips");
    }

    private static List<String> lay(Path own, Map<String, Pcm> clips) throws IOException {
        List<String> refused = new ArrayList<>();
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(SUFFIX)) continue;
                try {
                    Pcm clip = Wav.read(Files.readAllBytes(file));
                    clips.put(name.substring(0, name.length() - SUFFIX.length()), clip);
                } catch (IOException wrong) {
                    refused.add(name + ": " + wrong.getMessage());
                }
            }
        }
        return List.copyOf(refused);
    }

    private static Pcm shipped(String clip) throws IOException {
        try (InputStream in = Clips.class.getResourceAsStream(clip + SUFFIX)) {
            if (in == null) throw new IOException("the shipped clip %s is missing".formatted(clip));
            return Wav.read(in.readAllBytes());
        }
    }

    /** A phrase names words that nobody has recorded. */
    static final class UnknownClip extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownClip(List<String> missing) {
            super("no clip named " + String.join(", ", missing));
        }
    }
}
