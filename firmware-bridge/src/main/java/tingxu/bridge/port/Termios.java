package tingxu.bridge.port;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;

/**
 * Makes a tty a plain pipe of bytes: eight bits, no parity, one stop bit, no echo, no flow control
 * (termios(3), "raw mode").
 *
 * <p>struct termios of glibc and musl on x86_64 and aarch64: four flag words, the line discipline,
 * 32 control characters, three bytes of padding, two speeds.
 */
final class Termios {

    private static final int SIZE = 60;
    private static final int INPUT = 0;
    private static final int OUTPUT = 4;
    private static final int CONTROL = 8;
    private static final int LOCAL = 12;
    private static final int CHARACTERS = 17;
    private static final int SPEED_IN = 52;
    private static final int SPEED_OUT = 56;

    private static final int VTIME = 5;
    private static final int VMIN = 6;

    private static final int SPEED_BITS = 0x100F;
    private static final int SIZE_8 = 0x30;
    private static final int TWO_STOP_BITS = 0x40;
    private static final int RECEIVE = 0x80;
    private static final int PARITY = 0x100 | 0x200;
    private static final int NO_MODEM = 0x800;
    private static final int HARDWARE_FLOW = 0x80000000;

    private static final int[] USUAL = {
        1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400
    };

    private Termios() {}

    /** Sets {@code fd} raw; 0, or minus errno. */
    static int makeRaw(int fd, int baud, int when) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment termios = arena.allocate(SIZE);
            int failed = Libc.tcgetattr(fd, termios);
            if (failed < 0) return failed;
            int keep = ~(SPEED_BITS | SIZE_8 | TWO_STOP_BITS | PARITY | HARDWARE_FLOW);
            int control = termios.get(ValueLayout.JAVA_INT, CONTROL) & keep;
            int speed = speed(baud);
            termios.set(ValueLayout.JAVA_INT, INPUT, 0);
            termios.set(ValueLayout.JAVA_INT, OUTPUT, 0);
            termios.set(ValueLayout.JAVA_INT, LOCAL, 0);
            termios.set(
                    ValueLayout.JAVA_INT, CONTROL, control | speed | SIZE_8 | RECEIVE | NO_MODEM);
            termios.set(ValueLayout.JAVA_BYTE, CHARACTERS + VTIME, (byte) 0);
            termios.set(ValueLayout.JAVA_BYTE, CHARACTERS + VMIN, (byte) 1);
            termios.set(ValueLayout.JAVA_INT, SPEED_IN, speed);
            termios.set(ValueLayout.JAVA_INT, SPEED_OUT, speed);
            return Libc.tcsetattr(fd, when, termios);
        }
    }

    /** The speed that is set, in baud; 0 where it is none of the usual ones. */
    static int baud(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment termios = arena.allocate(SIZE);
            if (Libc.tcgetattr(fd, termios) < 0) return 0;
            int bits = termios.get(ValueLayout.JAVA_INT, CONTROL) & SPEED_BITS;
            return IntStream.of(USUAL).filter(baud -> speed(baud) == bits).findFirst().orElse(0);
        }
    }

    private static int speed(int baud) {
        return switch (baud) {
            case 1200 -> 9;
            case 2400 -> 11;
            case 4800 -> 12;
            case 9600 -> 13;
            case 19200 -> 14;
            case 38400 -> 15;
            case 57600 -> 0x1001;
            case 115200 -> 0x1002;
            case 230400 -> 0x1003;
            default -> throw new IllegalArgumentException("no tty runs at " + baud + " baud");
        };
    }
}
