package tingxu.kiosk.guide;

import tingxu.wire.ItemId;
import tingxu.wire.LineId;
import tingxu.wire.Words;

import java.util.List;

/**
 * A service item (事项) as the guide tells it.
 *
 * @param days working days it takes; 0 when it is done while the citizen waits
 * @param feeYuan 0 when it is free
 * @param also other names that citizens search for, Chinese
 */
public record Item(
        ItemId id,
        Words name,
        LineId line,
        List<Material> materials,
        int days,
        int feeYuan,
        Words place,
        Words hours,
        List<String> also) {

    public Item {
        materials = List.copyOf(materials);
        also = List.copyOf(also);
    }

    /**
     * One thing to bring.
     *
     * @param copies how many of it
     */
    public record Material(Words name, Form form, int copies) {}

    /** In which form a material is to be brought. */
    public enum Form {
        ORIGINAL,
        COPY,
        BOTH,
        FORM
    }

    public Words timeLimit() {
        return days == 0
                ? new Words("当场办结", "Done while you wait")
                : new Words(days + " 个工作日", days == 1 ? "1 working day" : days + " working days");
    }

    public Words fee() {
        return feeYuan == 0 ? new Words("免费", "Free") : new Words(feeYuan + " 元", "CNY " + feeYuan);
    }
}
