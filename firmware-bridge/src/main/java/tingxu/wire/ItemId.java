package tingxu.wire;

/** A service item (事项) of the guide, such as {@code household-move}. */
public record ItemId(String name) implements Comparable<ItemId> {

    public ItemId {
        Names.check("item", name);
    }

    @Override
    public int compareTo(ItemId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
