package tingxu.control.journal;

import org.jspecify.annotations.Nullable;

import tingxu.wire.HallId;

/** Walks the chain: each row must bear the hall's name, follow on, and hash to what lies there. */
final class Audit {

    private final HallId hall;
    private long row;
    private String hash;

    Audit(HallId hall, long row, String hash) {
        this.hall = hall;
        this.row = row;
        this.hash = hash;
    }

    /** What is wrong with the next row; null when nothing is. */
    @Nullable String next(Row next, String kept) {
        long expected = row + 1;
        if (next.row() != expected) return "row " + expected + " is missing";
        if (!next.hall().equals(hall.name()))
            return "it belongs to hall " + next.hall() + ", not to " + hall;
        String computed = next.hash(hash);
        if (!computed.equals(kept))
            return "its hash is " + kept + ", but its columns and the row before give " + computed;
        row = expected;
        hash = computed;
        return null;
    }

    long row() {
        return row;
    }

    String hash() {
        return hash;
    }
}
