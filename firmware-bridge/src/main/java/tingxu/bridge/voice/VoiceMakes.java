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
        var speaker = fitting.shared().instead(Sound.class, fitting.id()).or(SpeakerSound::find);
        try {
            return announcer(
                    fitting,
                    speaker.isPresent() ? speaker.get() : new WavFolder(files, FILES_KEPT),
                    ear);
        } catch (IOException unreadable) {
            throw unreadable(fitting, "files", unreadable);
        }
    }

    /** An announcer with the hall's own {@code clips}, where the entry names some. */
    public static Announcer announcer(Fitting fitting, Sound sound, Consumer<Spoken> ear)
            throws FileWrong {
        try {
            return new Announcer(
                    fitting.id(), fitting.path("clips"), sound, ear, fitting.feelings());
        } catch (IOException unreadable) {
            throw unreadable(fitting, "clips", unreadable);
        }
    }

    private static FileWrong unreadable(Fitting fitting, String field, IOException why)
            throws FileWrong {
        return fitting.entry().at(field).wrong("读不到：" + why, "cannot be read: " + why);
    }
}
