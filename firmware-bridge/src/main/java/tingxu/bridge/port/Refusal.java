package tingxu.bridge.port;

/** Why the kernel does not open a port, in words that a technician can act on. */
final class Refusal {

    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int ENOTTY = 25;

    private Refusal() {}

    /**
     * @param errno positive, as errno(3) numbers them
     */
    static String why(int errno) {
        return switch (errno) {
            case ENOENT -> "没有这个端口，请插好设备 / there is no such port: plug the device in";
            case EPERM, EACCES ->
                    "没有权限，请把本用户加入 dialout、lp 或 input 组 / no permission: add this user to the"
                            + " group dialout, lp or input";
            case EBUSY -> "另一个程序占用着它 / another program holds it";
            case EIO, ENXIO, ENODEV -> "端口上没有设备 / nothing is attached to it";
            case ENOTTY -> "不是串口 / is no serial line";
            default -> "打不开 / does not open (errno " + errno + ")";
        };
    }
}
