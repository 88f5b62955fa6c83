package tingxu.control.forecast;

/** Minutes from now: half of those like this one are called before p50, nine of ten before p90. */
public record Range(double p50, double p90) {

    public static final Range NOW = new Range(0, 0);
}
