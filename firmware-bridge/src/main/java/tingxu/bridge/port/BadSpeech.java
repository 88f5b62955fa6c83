package tingxu.bridge.port;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The ways in which simulated devices, and worn real ones, say something badly. */
public final class BadSpeech {

    private static final long MILLISECOND_NANOS = Duration.ofMillis(1).toNanos();

    private BadSpeech() {}

    /** The same three times. */
    public static void thrice(Port line, byte[] words) throws PortGone {
        for (int i = 0; i < 3; i++) line.write(words);
    }

    /** A byte a millisecond. */
    public static void slowly(Port line, byte[] words) throws PortGone {
        for (byte b : words) {
            LockSupport.parkNanos(MILLISECOND_NANOS);
            line.write(new byte[] {b});
        }
    }

    /** One byte a write, behind bytes that nobody has said. */
    public static void noisily(Port line, byte[] noise, byte[] words) throws PortGone {
        line.write(noise);
        for (byte b : words) line.write(new byte[] {b});
    }

    /** The first half, and then the plug is pulled. */
    public static void cutShort(Port line, byte[] words) throws PortGone {
        byte[] half = new byte[words.length / 2];
        System.arraycopy(words, 0, half, 0, half.length);
        line.write(half);
        line.close();
    }
}
