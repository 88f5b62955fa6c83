package tingxu.bridge.voice;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A piece of sound as a value: 22.05 kHz, mono, 16 bit. */
public final class Pcm {

    public static final int RATE_HZ = 22_050;

    private final short[] samples;

    private Pcm(short[] samples) {
        this.samples = samples;
    }

    public static Pcm of(short[] samples) {
        return new Pcm(samples.clone());
    }

    /** One after the other, with a breath between. */
    public static Pcm joined(List<Pcm> pieces, Duration breath) {
        int pause = samplesIn(breath);
        int total = pieces.stream().mapToInt(Pcm::count).sum();
        short[] all = new short[total + pause * Math.max(0, pieces.size() - 1)];
        int at = 0;
        for (Pcm piece : pieces) {
            System.arraycopy(piece.samples, 0, all, at, piece.count());
            at += piece.count() + pause;
        }
        return new Pcm(all);
    }

    public static int samplesIn(Duration length) {
        return Math.toIntExact(length.toNanos() * RATE_HZ / 1_000_000_000L);
    }

    public int count() {
        return samples.length;
    }

    public short at(int index) {
        return samples[index];
    }

    public Duration length() {
        return Duration.ofNanos(count() * 1_000_000_000L / RATE_HZ);
    }

    /** The largest deflection, 0 to 32768. */
    public int peak() {
        int peak = 0;
        for (short sample : samples) peak = Math.max(peak, Math.abs((int) sample));
        return peak;
    }

    /** Root mean square from sample {@code from} up to {@code to}: how loud that stretch is. */
    public double loudness(int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) squares += (double) samples[i] * samples[i];
        return to > from ? Math.sqrt(squares / (to - from)) : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pcm that && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "sound of " + length();
    }
}
