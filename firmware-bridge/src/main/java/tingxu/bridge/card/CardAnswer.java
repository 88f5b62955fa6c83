package tingxu.bridge.card;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.card.CardFrames.Status;

import java.util.Arrays;

/** One answer of the reader: a status and what was kept of its data, which may be personal. */
final class CardAnswer {

    private final Status status;
    private final byte[] data;
    private final int sent;

    /**
     * @param data what was kept; the answer owns it
     * @param sent how many bytes of data the reader sent
     */
    CardAnswer(Status status, byte[] data, int sent) {
        this.status = status;
        this.data = data;
        this.sent = sent;
    }

    Status status() {
        return status;
    }

    int kept() {
        return data.length;
    }

    int at(int index) {
        return data[index] & 0xFF;
    }

    /** Two bytes, low first: one character of a card's text. */
    char characterAt(int index) {
        return (char) (at(index) | at(index + 1) << 8);
    }

    /** The module's number as it is printed on it, or null where this answer holds none. */
    @Nullable String moduleName() {
        if (data.length != CardFrames.MODULE_ID.keep) return null;
        return "%02d.%02d-%d-%09d-%09d"
                .formatted(
                        (int) characterAt(0),
                        (int) characterAt(2),
                        numberAt(4),
                        numberAt(8),
                        numberAt(12));
    }

    int sent() {
        return sent;
    }

    void forget() {
        Arrays.fill(data, (byte) 0);
    }

    private long numberAt(int index) {
        return characterAt(index) | (long) characterAt(index + 2) << 16;
    }

    @Override
    public String toString() {
        return status + " with " + sent + " bytes";
    }
}
