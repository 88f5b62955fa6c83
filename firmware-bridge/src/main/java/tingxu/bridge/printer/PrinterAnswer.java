package tingxu.bridge.printer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;

/**
 * One thing a printer says. All answers share one stream; fixed bits tell them apart (Epson,
 * "Differentiating transmission data").
 */
sealed interface PrinterAnswer {

    /** To ASK, at once: which of the four questions is known only to the one who asked. */
    record RealTime(int bits) implements PrinterAnswer {}

    /** To PAPER, in its turn: whatever was sent before it has been printed. */
    record Paper(int bits) implements PrinterAnswer {}

    /** A report of four bytes that nobody asked for. */
    record Report(Bytes bits) implements PrinterAnswer {}

    /** XON or XOFF. */
    record Flow(boolean go) implements PrinterAnswer {}

    /** A byte that fits no table. */
    record Noise(int bits) implements PrinterAnswer {}

    /** Cuts the stream. Pure: the same bytes in any pieces yield the same answers. */
    record Reader(Bytes report) {

        private static final int REPORT_BYTES = 4;
        private static final int XON = 0x11;
        private static final int XOFF = 0x13;

        Reader() {
            this(Bytes.NONE);
        }

        /** What is known after one more byte; no answer while a report is incomplete. */
        record Step(Reader next, @Nullable PrinterAnswer answer) {}

        Step feed(int b) {
            return switch (kind(b)) {
                case REAL_TIME -> new Step(this, new RealTime(b));
                case REPORT_START -> new Step(new Reader(Bytes.of(b)), null);
                case LOW -> low(b);
                case FLOW -> new Step(this, new Flow(b == XON));
                case NOISE -> new Step(new Reader(), new Noise(b));
            };
        }

        private Step low(int b) {
            if (report.isEmpty()) return new Step(this, new Paper(b));
            Bytes longer = report.plus(b);
            return longer.length() < REPORT_BYTES
                    ? new Step(new Reader(longer), null)
                    : new Step(new Reader(), new Report(longer));
        }

        enum Kind {
            REAL_TIME,
            REPORT_START,
            LOW,
            FLOW,
            NOISE
        }

        static Kind kind(int b) {
            if (b == XON || b == XOFF) return Kind.FLOW;
            if ((b & 0x93) == 0x12) return Kind.REAL_TIME;
            if ((b & 0x93) == 0x10) return Kind.REPORT_START;
            return (b & 0x90) == 0 ? Kind.LOW : Kind.NOISE;
        }
    }
}
