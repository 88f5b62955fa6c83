package tingxu.wire;

/**
 * An expected wait, always as a range.
 *
 * @param p50Minutes half of the citizens wait no longer than this
 * @param p90Minutes nine of ten wait no longer than this
 */
public record WaitRange(int p50Minutes, int p90Minutes) {

    public WaitRange {
        if (p50Minutes < 0 || p90Minutes < p50Minutes)
            throw new IllegalArgumentException(
                    "a wait is 0 <= p50 <= p90 minutes, not " + p50Minutes + " to " + p90Minutes);
    }

    /** The minutes as people read them: one figure where both are the same. */
    public String text(String dash) {
        String most = Integer.toString(p90Minutes);
        return p50Minutes == p90Minutes ? most : p50Minutes + dash + most;
    }
}
