package tingxu.bridge.voice;

import tingxu.bridge.Health.Trouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes each announcement into a WAV file: for halls without a speaker, and for tests. */
public final class WavFolder implements Sound {

    private static final String SUFFIX = ".wav";

    private final Path folder;
    private final int keep;
    private long written;

    /**
     * @param folder made if missing
     * @param keep how many of the newest files stay
     */
    public WavFolder(Path folder, int keep) throws IOException {
        if (keep < 1) throw new IllegalArgumentException("keep at least one file, not " + keep);
        this.folder = Files.createDirectories(folder);
        this.keep = keep;
        List<Path> old = files();
        this.written = old.isEmpty() ? 0 : serial(old.getLast());
    }

    @Override
    public void play(Phrase phrase, Pcm sound) throws SoundGone {
        // ASCII names only: a service started in the C locale cannot name a file 请.
        String who = phrase.about().replaceAll("[^A-Za-z0-9-]", "_");
        try {
            Files.write(
                    folder.resolve("%06d-%s%s".formatted(++written, who, SUFFIX)),
                    Wav.write(sound));
            List<Path> all = files();
            for (Path old : all.subList(0, Math.max(0, all.size() - keep))) Files.delete(old);
        } catch (IOException gone) {
            throw new SoundGone(description(), gone);
        }
    }

    @Override
    public boolean look() throws SoundGone {
        if (Files.isDirectory(folder) && Files.isWritable(folder)) return true;
        throw new SoundGone(description(), new NoSuchFileException(folder.toString()));
    }

    @Override
    public boolean audible() {
        return false;
    }

    @Override
    public Trouble shortcoming() {
        return new Trouble(
                "没有扬声器，语音写入文件夹 " + folder,
                "No speaker: announcements are written to " + folder,
                "voice-no-speaker");
    }

    @Override
    public String description() {
        return "WAV files in %s, the last %d kept".formatted(folder, keep);
    }

    /** The files, oldest first. */
    public List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("\\d{6,}-.*\\.wav"))
                    .sorted(Comparator.comparingLong(WavFolder::serial))
                    .toList();
        }
    }

    private static long serial(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('-')));
    }
}
