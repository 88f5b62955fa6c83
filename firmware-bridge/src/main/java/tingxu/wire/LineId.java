package tingxu.wire;

/** A line (队列): a kind of business that people wait in together, such as {@code passport}. */
public record LineId(String name) implements Comparable<LineId> {

    public LineId {
        Names.check("line", name);
    }

    @Override
    public int compareTo(LineId other) {
        return this == other ? 0 : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
