package tingxu.bridge.voice;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one kind of WAV file this room reads and writes: 22.05 kHz, mono, 16 bit. */
final class Wav {

    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FMT = 0x20746D66;
    private static final int DATA = 0x61746164;
    private static final short PLAIN = 1;
    private static final int HEADER_BYTES = 44;

    private Wav() {}

    static byte[] write(Pcm sound) {
        int bytes = sound.count() * Short.BYTES;
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(RIFF).putInt(HEADER_BYTES - 8 + bytes).putInt(WAVE);
        out.putInt(FMT).putInt(16).putShort(PLAIN).putShort((short) 1);
        out.putInt(Pcm.RATE_HZ).putInt(Pcm.RATE_HZ * Short.BYTES);
        out.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        out.putInt(DATA).putInt(bytes);
        for (int i = 0; i < sound.count(); i++) out.putShort(sound.at(i));
        return out.array();
    }

    /**
     * Finds the sound among the chunks of the file.
     *
     * @throws IOException when the file is another kind of WAV, or none
     */
    static Pcm read(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (in.getInt() != RIFF) throw new IOException("not a WAV file");
            in.getInt();
            if (in.getInt() != WAVE) throw new IOException("not a WAV file");
            return chunks(in);
        } catch (BufferUnderflowException cut) {
            throw new IOException("the WAV file is cut short", cut);
        }
    }

    private static Pcm chunks(ByteBuffer in) throws IOException {
        boolean ours = false;
        while (true) {
            int kind = in.getInt();
            long bytes = Integer.toUnsignedLong(in.getInt());
            if (kind == FMT) ours = isOurs(in.slice().order(ByteOrder.LITTLE_ENDIAN));
            if (kind == DATA) {
                if (!ours) throw new IOException("not 22.05 kHz, mono, 16 bit");
                return samples(in, bytes);
            }
            long next = in.position() + bytes + (bytes & 1);
            if (next > in.limit()) throw new BufferUnderflowException();
            in.position((int) next);
        }
    }

    private static boolean isOurs(ByteBuffer format) {
        return format.getShort() == PLAIN
                && format.getShort() == 1
                && format.getInt() == Pcm.RATE_HZ
                && format.getInt() == Pcm.RATE_HZ * Short.BYTES
                && format.getShort() == Short.BYTES
                && format.getShort() == Short.SIZE;
    }

    /** Programs that write into a pipe leave a length that is too large: take what is there. */
    private static Pcm samples(ByteBuffer in, long bytes) {
        short[] samples = new short[(int) (Math.min(bytes, in.remaining()) / Short.BYTES)];
        in.asShortBuffer().get(samples);
        return Pcm.of(samples);
    }
}
