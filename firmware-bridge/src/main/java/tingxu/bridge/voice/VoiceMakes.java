package tingxu.bridge.voice;

import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Make;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** The makes of voices. */
public final class VoiceMakes {

    private static final int FILES_KEPT = 200;

    /** The sound card of this machine; without one, files. */
    public static final Make<Announcer, Spoken> SPEAKER =
            Make.of(
                    "speaker",
                    "本机声卡，录音拼接",
                    "this machine's sound card, from recordings",
                    0,
                    VoiceMakes::speaker);

    private VoiceMakes() {}

    private static Announcer speaker(Fitting fitting, Consumer<Spoken> ear) throws FileWrong {
        Path files =
                Objects.requireNonNullElse(fitting.path("files"), fitting.folder().resolve("said"));
        Path clips = fitting.path("clips");
        var speaker = SpeakerSound.find();
        try {
            return new Announcer(
                    fitting.id(),
                    clips,
                    speaker.isPresent() ? speaker.get() : new WavFolder(files, FILES_KEPT),
                    ear,
                    fitting.feelings());
        } catch (IOException unreadable) {
            throw fitting.entry()
                    .at(clips == null ? "files" : "clips")
                    .wrong("读不到：" + unreadable, "cannot be read: " + unreadable);
        }
    }
}
