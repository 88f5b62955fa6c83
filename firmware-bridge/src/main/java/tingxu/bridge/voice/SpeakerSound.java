package tingxu.bridge.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The sound card of this machine. */
public final class SpeakerSound implements Sound {

    private static final AudioFormat FORMAT =
            new AudioFormat(Pcm.RATE_HZ, Short.SIZE, 1, true, false);
    private static final DataLine.Info LINE = new DataLine.Info(SourceDataLine.class, FORMAT);

    private SpeakerSound() {}

    /** The speaker, or nothing on a machine without one. */
    public static Optional<Sound> find() {
        return AudioSystem.isLineSupported(LINE)
                ? Optional.of(new SpeakerSound())
                : Optional.empty();
    }

    /** Opens the card for each phrase, so that a card that was unplugged is found again. */
    @Override
    public void play(Phrase phrase, Pcm sound) throws SoundGone {
        try (SourceDataLine line = (SourceDataLine) AudioSystem.getLine(LINE)) {
            line.open(FORMAT);
            line.start();
            byte[] bytes = bytes(sound);
            line.write(bytes, 0, bytes.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException gone) {
            throw new SoundGone(description(), gone);
        }
    }

    @Override
    public boolean look() throws SoundGone {
        try (SourceDataLine line = (SourceDataLine) AudioSystem.getLine(LINE)) {
            line.open(FORMAT);
            return true;
        } catch (LineUnavailableException | IllegalArgumentException gone) {
            throw new SoundGone(description(), gone);
        }
    }

    @Override
    public String description() {
        return "speaker";
    }

    private static byte[] bytes(Pcm sound) {
        ByteBuffer out =
                ByteBuffer.allocate(sound.count() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < sound.count(); i++) out.putShort(sound.at(i));
        return out.array();
    }
}
