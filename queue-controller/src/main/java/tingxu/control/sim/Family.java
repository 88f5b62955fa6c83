package tingxu.control.sim;

/**
 * A family of days: what they have in common before chance has its say.
 *
 * @param peakLoad work offered from 09:30 to 10:30 over what the windows can do
 * @param absent share of windows at which nobody came to work
 */
public record Family(
        Matrix matrix, Categories categories, int windows, double peakLoad, double absent) {

    /** Which windows have learnt which business. */
    public enum Matrix {
        /** Each one business. */
        S,
        /** Each its own and the next one's. */
        C,
        /** A quarter comprehensive, the others one each. */
        U,
        /** 15 % comprehensive, and every second specialist the next business too. */
        M,
        /** Everybody everything. */
        F
    }

    public Family {
        if (windows < categories.size() || windows > 999)
            throw new IllegalArgumentException(
                    "windows are %d to 999, not %d".formatted(categories.size(), windows));
        if (!(peakLoad > 0 && peakLoad <= 3))
            throw new IllegalArgumentException("load is above 0 and at most 3, not " + peakLoad);
        if (!(absent >= 0 && absent < 1))
            throw new IllegalArgumentException("absent is from 0 to below 1, not " + absent);
    }

    /** Twelve kinds of business in a hall of more than thirty windows, six in a smaller one. */
    public static Family of(Matrix matrix, int windows, double peakLoad, double absent) {
        Categories categories = windows > 30 ? Categories.TWELVE : Categories.SIX;
        return new Family(matrix, categories, windows, peakLoad, absent);
    }
}
