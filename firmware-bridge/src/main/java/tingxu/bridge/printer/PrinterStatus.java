package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health;
import tingxu.bridge.Health.Trouble;
import tingxu.bridge.frame.Bytes;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The signs a printer has given of how it is, from whichever answer came last. */
record PrinterStatus(Set<Sign> signs) {

    static final PrinterStatus WELL = new PrinterStatus(EnumSet.noneOf(Sign.class));

    PrinterStatus {
        signs = Collections.unmodifiableSet(signs);
    }

    /** What a printer can be. */
    enum Sign {
        OFFLINE("脱机"),
        COVER_OPEN("上盖未合"),
        FEEDING("正在走纸"),
        STOPPED_WITHOUT_PAPER("缺纸停机"),
        IN_ERROR("有故障"),
        RECOVERABLE("可恢复的故障"),
        KNIFE_STUCK("切刀卡住"),
        BROKEN("不可恢复的故障"),
        HOT("打印头过热"),
        PAPER_LOW("纸将尽"),
        PAPER_OUT("缺纸");

        final String zh;

        Sign(String zh) {
            this.zh = zh;
        }
    }

    /** The byte in which a sign is given. */
    enum Source {
        PRINTER,
        OFFLINE_CAUSE,
        ERROR,
        PAPER,
        REPORT_1,
        REPORT_2,
        REPORT_3,
        PAPER_IN_TURN;

        /** The byte that answers question {@code n}. */
        static Source realTime(int n) {
            return values()[n - 1];
        }
    }

    /** The bit tables of the manuals: any bit of the mask gives the sign. */
    enum Bit {
        // spotless:off
        OFFLINE(Source.PRINTER, 0x08, Sign.OFFLINE),
        FEED_HELD(Source.PRINTER, 0x40, Sign.FEEDING),
        COVER(Source.OFFLINE_CAUSE, 0x04, Sign.COVER_OPEN),
        FEED_BUTTON(Source.OFFLINE_CAUSE, 0x08, Sign.FEEDING),
        PAPER_STOP(Source.OFFLINE_CAUSE, 0x20, Sign.STOPPED_WITHOUT_PAPER),
        SOME_ERROR(Source.OFFLINE_CAUSE, 0x40, Sign.IN_ERROR),
        RECOVERABLE(Source.ERROR, 0x04, Sign.RECOVERABLE),
        KNIFE(Source.ERROR, 0x08, Sign.KNIFE_STUCK),
        UNRECOVERABLE(Source.ERROR, 0x20, Sign.BROKEN),
        HEAD_HOT(Source.ERROR, 0x40, Sign.HOT),
        NEAR_END(Source.PAPER, 0x0C, Sign.PAPER_LOW),
        END(Source.PAPER, 0x60, Sign.PAPER_OUT),
        REPORTED_OFFLINE(Source.REPORT_1, 0x08, Sign.OFFLINE),
        REPORTED_COVER(Source.REPORT_1, 0x20, Sign.COVER_OPEN),
        REPORTED_FEED(Source.REPORT_1, 0x40, Sign.FEEDING),
        REPORTED_ERROR(Source.REPORT_2, 0x04, Sign.RECOVERABLE),
        REPORTED_KNIFE(Source.REPORT_2, 0x08, Sign.KNIFE_STUCK),
        REPORTED_BROKEN(Source.REPORT_2, 0x20, Sign.BROKEN),
        REPORTED_HOT(Source.REPORT_2, 0x40, Sign.HOT),
        REPORTED_LOW(Source.REPORT_3, 0x03, Sign.PAPER_LOW),
        REPORTED_END(Source.REPORT_3, 0x0C, Sign.PAPER_OUT),
        LOW_IN_TURN(Source.PAPER_IN_TURN, 0x03, Sign.PAPER_LOW),
        END_IN_TURN(Source.PAPER_IN_TURN, 0x0C, Sign.PAPER_OUT);
        // spotless:on

        final Source source;
        final int mask;
        final Sign sign;

        Bit(Source source, int mask, Sign sign) {
            this.source = source;
            this.mask = mask;
            this.sign = sign;
        }
    }

    boolean has(Sign sign) {
        return signs.contains(sign);
    }

    /** Whether something is stuck that the printer can go on from once it is cleared. */
    boolean recoverable() {
        return has(Sign.KNIFE_STUCK) || has(Sign.RECOVERABLE);
    }

    /** Each byte speaks for the signs of its own table only. */
    PrinterStatus with(Source source, int bits) {
        Set<Sign> now = signs.isEmpty() ? EnumSet.noneOf(Sign.class) : EnumSet.copyOf(signs);
        for (Bit bit : Bit.values()) if (bit.source == source) now.remove(bit.sign);
        for (Bit bit : Bit.values())
            if (bit.source == source && (bits & bit.mask) != 0) now.add(bit.sign);
        return new PrinterStatus(now);
    }

    /** A report of four bytes; the fourth is reserved. */
    PrinterStatus with(Bytes report) {
        return with(Source.REPORT_1, report.at(0))
                .with(Source.REPORT_2, report.at(1))
                .with(Source.REPORT_3, report.at(2));
    }

    /** Why it cannot print now, the likeliest cause first; null when it can. */
    @Nullable Trouble obstacle() {
        if (signs.contains(Sign.COVER_OPEN)) return PrinterTroubles.COVER_OPEN;
        if (signs.contains(Sign.PAPER_OUT) || signs.contains(Sign.STOPPED_WITHOUT_PAPER))
            return PrinterTroubles.PAPER_OUT;
        if (signs.contains(Sign.KNIFE_STUCK)) return PrinterTroubles.KNIFE_STUCK;
        if (signs.contains(Sign.BROKEN)
                || signs.contains(Sign.RECOVERABLE)
                || signs.contains(Sign.IN_ERROR)) return PrinterTroubles.FAULT;
        if (!signs.contains(Sign.OFFLINE)) return null;
        return signs.contains(Sign.FEEDING) ? PrinterTroubles.FEEDING : PrinterTroubles.OFFLINE;
    }

    Health health() {
        Trouble obstacle = obstacle();
        if (obstacle != null) return new Health.Gone(obstacle);
        if (signs.contains(Sign.PAPER_LOW)) return new Health.Strained(PrinterTroubles.PAPER_LOW);
        if (signs.contains(Sign.HOT)) return new Health.Strained(PrinterTroubles.HOT);
        return new Health.Ready();
    }
}
