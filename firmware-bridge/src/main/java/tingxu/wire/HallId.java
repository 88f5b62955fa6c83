package tingxu.wire;

/** One hall among all that share a broker or a database, such as {@code demo}. */
public record HallId(String name) implements Comparable<HallId> {

    public HallId {
        Names.check("hall", name);
    }

    @Override
    public int compareTo(HallId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
