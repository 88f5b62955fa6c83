package tingxu.bridge.voice;

import java.io.IOException;
import java.util.Arrays;

/** Any file as a clip that a hall has recorded itself. */
public final class WavFuzz {

    private WavFuzz() {}

    public static void fuzzerTestOneInput(byte[] file) {
        Pcm sound;
        try {
            sound = Wav.read(file);
        } catch (IOException notOurs) {
            return;
        }
        byte[] written = Wav.write(sound);
        try {
            if (!Arrays.equals(written, Wav.write(Wav.read(written))))
                throw new AssertionError("written and read is another sound");
        } catch (IOException ours) {
            throw new AssertionError("what we write we cannot read", ours);
        }
    }
}
