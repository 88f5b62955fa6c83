package tingxu.bridge.printer;

import tingxu.bridge.printer.PrinterStatus.Sign;

/**
 * How a printer is, in the words that operators of kiosks know (XFS, {@code Printer.Status}).
 *
 * @param online whether it takes print data
 */
public record PrinterCondition(
        PaperSupply paper,
        boolean coverOpen,
        boolean headHot,
        boolean cutterStuck,
        boolean online) {

    /** The roll and its way through the printer. */
    public enum PaperSupply {
        FULL,
        LOW,
        OUT,
        /** Paper or knife is stuck, and someone must clear it. */
        JAMMED
    }

    static PrinterCondition of(PrinterStatus status) {
        return new PrinterCondition(
                supply(status),
                status.has(Sign.COVER_OPEN),
                status.has(Sign.HOT),
                status.has(Sign.KNIFE_STUCK),
                !status.has(Sign.OFFLINE));
    }

    private static PaperSupply supply(PrinterStatus status) {
        if (status.has(Sign.PAPER_OUT) || status.has(Sign.STOPPED_WITHOUT_PAPER))
            return PaperSupply.OUT;
        if (status.has(Sign.KNIFE_STUCK) || status.has(Sign.RECOVERABLE)) return PaperSupply.JAMMED;
        return status.has(Sign.PAPER_LOW) ? PaperSupply.LOW : PaperSupply.FULL;
    }
}
