package tingxu.kiosk.receipt;

import tingxu.wire.HallId;
import tingxu.wire.ItemId;

import java.util.Optional;

/**
 * The QR text that leads to an item of the guide: {@code TXI1.demo.passport}. Secret of nothing.
 */
public final class ItemCode {

    private static final String VERSION = "TXI1";

    private ItemCode() {}

    public static String of(HallId hall, ItemId item) {
        return VERSION + "." + hall + "." + item;
    }

    /** The item that this text names in this hall; empty when it is no such text. */
    public static Optional<ItemId> read(HallId hall, String text) {
        String head = VERSION + "." + hall + ".";
        if (!text.startsWith(head)) return Optional.empty();
        try {
            return Optional.of(new ItemId(text.substring(head.length())));
        } catch (IllegalArgumentException noItem) {
            return Optional.empty();
        }
    }
}
