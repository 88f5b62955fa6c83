package tingxu.control.sim;

/** Minutes of a day file as whole nanoseconds from 09:00, so that no order hangs on a rounding. */
final class Minutes {

    private static final double NANOS = 60e9;

    private Minutes() {}

    static long nanos(double minutes) {
        return Math.round(minutes * NANOS);
    }

    static double of(long nanos) {
        return nanos / NANOS;
    }

    /** With six decimals, in whole numbers: the same text everywhere. */
    static String text(long nanos) {
        long millionths = Math.floorDiv(nanos + 30_000, 60_000L);
        String sign = millionths < 0 ? "-" : "";
        long size = Math.abs(millionths);
        String decimals = Long.toString(1_000_000 + size % 1_000_000).substring(1);
        return sign + size / 1_000_000 + "." + decimals;
    }
}
