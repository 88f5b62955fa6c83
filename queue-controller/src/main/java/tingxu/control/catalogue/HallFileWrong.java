package tingxu.control.catalogue;

import tingxu.wire.Words;

/** A hall file cannot be used as it is: where, why, and what helps. */
public final class HallFileWrong extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient Words why;

    HallFileWrong(String file, String field, String zh, String en) {
        super(file + ": " + (field.isEmpty() ? "" : field + ": ") + zh + " / " + en);
        this.field = field;
        this.why = new Words(zh, en);
    }

    /** Such as {@code lines[2].series}; empty when the whole file is meant. */
    public String field() {
        return field;
    }

    public Words why() {
        return why;
    }
}
