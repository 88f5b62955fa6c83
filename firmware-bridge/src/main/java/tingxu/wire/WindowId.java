package tingxu.wire;

/** A numbered window (窗口), 1 to 999. */
public record WindowId(int number) implements Comparable<WindowId> {

    public WindowId {
        if (number < 1 || number > 999)
            throw new IllegalArgumentException("window is 1 to 999, not " + number);
    }

    @Override
    public int compareTo(WindowId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "window " + number;
    }
}
