package tingxu.wire;

import java.util.Locale;

/**
 * One computer of a hall: a kiosk ({@code k01}) or a bridge ({@code b01}). Staff see {@code K01}.
 */
public record NodeId(String name) implements Comparable<NodeId> {

    public NodeId {
        Names.check("node", name);
    }

    /** Reads what a person typed: {@code K01} and {@code k01} are the same node. */
    public static NodeId parse(String text) {
        return new NodeId(text.strip().toLowerCase(Locale.ROOT));
    }

    /** As on a label: {@code K01}. */
    public String label() {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public int compareTo(NodeId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
