package tingxu.provision.box;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** A bad wire, or a lift's motor beside it: what passes is bent, and comes in other pieces. */
public final class Noise {

    private static final int BYTES_A_FLIP = 40;
    private static final int BYTES_A_LOSS = 80;
    private static final int BYTES_A_STRAY = 40;
    private static final int SILENCES_A_BURST = 100;
    private static final int LONGEST_BURST = 12;
    private static final int BITS = 8;

    private final Random dice;
    private final boolean toDevice;
    private byte[] held = new byte[0];

    private Noise(Random dice, boolean toDevice) {
        this.dice = dice;
        this.toDevice = toDevice;
    }

    /** Both ways. */
    public static Noise bothWays(Random dice) {
        return new Noise(dice, true);
    }

    /**
     * Only what the device says, for one whose orders have no checksum: a bent order to a printer
     * is on the paper for all to see, and no host can know of it.
     */
    public static Noise ofAnswers(Random dice) {
        return new Noise(dice, false);
    }

    /** What the device hears of it. */
    byte[] heard(byte[] said) {
        return toDevice ? bent(said) : said;
    }

    /** What comes of it at the near end now: a part, or all, with what was held back before. */
    synchronized byte[] said(byte[] said) {
        byte[] all = joined(held, bent(said));
        int now = dice.nextBoolean() ? all.length : dice.nextInt(all.length + 1);
        held = Arrays.copyOfRange(all, now, all.length);
        return Arrays.copyOf(all, now);
    }

    /** What comes at the near end while the device is silent: what was held back, or a burst. */
    synchronized byte[] silence() {
        byte[] late = held;
        held = new byte[0];
        if (dice.nextInt(SILENCES_A_BURST) > 0) return late;
        byte[] burst = new byte[1 + dice.nextInt(LONGEST_BURST)];
        dice.nextBytes(burst);
        return joined(late, burst);
    }

    private byte[] bent(byte[] said) {
        ByteArrayOutputStream bent = new ByteArrayOutputStream();
        for (byte b : said) {
            if (dice.nextInt(BYTES_A_STRAY) == 0) bent.write(dice.nextInt());
            if (dice.nextInt(BYTES_A_LOSS) == 0) continue;
            bent.write(dice.nextInt(BYTES_A_FLIP) == 0 ? b ^ (1 << dice.nextInt(BITS)) : b);
        }
        return bent.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
