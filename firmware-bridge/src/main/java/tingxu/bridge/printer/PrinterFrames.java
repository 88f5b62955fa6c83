package tingxu.bridge.printer;

import tingxu.bridge.frame.Bytes;

/**
 * The ticket printer's phrase book: ESC/POS as Epson publishes it, and the FS commands of Chinese
 * printers (SPRT SP-POS5IV, HPRT TP80K, Birch BP-002).
 */
@SuppressWarnings("ImmutableEnumChecker") // Bytes are a value
enum PrinterFrames {
    // spotless:off
    //            head         parameters, for the reader
    ASK("10 04", 1, "n: 1 printer, 2 why offline, 3 error, 4 paper; answered at once by one byte"),
    RECOVER("10 05", 1, "2: forget what is buffered and go on after an error; obeyed at once"),
    START("1B 40", 0, "forgets every style"),
    BOLD("1B 45", 1, "1 on, 0 off"),
    ALIGN("1B 61", 1, "0 left, 1 centre, 2 right; only at the start of a line"),
    FEED("1B 64", 1, "lines"),
    CUT_OLD("1B 69", 0, "full cut of older modules"),
    CUT_OLD_PART("1B 6D", 0, "partial cut of older modules"),
    CHINESE("1C 26", 0, "from here on a byte above 80 is half of a character"),
    CHINESE_SIZE("1C 21", 1, "04 twice as wide, 08 twice as high; where SIZE is for letters only"),
    SIZE("1D 21", 1, "high half: times as wide, less 1; low half: times as high, less 1"),
    QR(
            "1D 28 6B",
            2,
            "length (low, high), then 31 and a function: 41 model, 43 size, 45 correction, 50"
                    + " store, 51 print"),
    CUT("1D 56", 1, "0 full or 1 partial; 41 or 42 the same and then n, dots to feed first"),
    REPORT(
            "1D 61",
            1,
            "bits: 01 drawer, 02 online, 04 error, 08 paper; four bytes now and at each change"),
    PAPER("1D 72", 1, "1; answered by one byte, in its turn among the print data"),
    PICTURE(
            "1D 76 30",
            5,
            "0, bytes a row (low, high), rows (low, high), then the dots from the top left");
    // spotless:on

    static final int LINE_END = 0x0A;
    static final int CUT_AFTER_FEED = 0x41;

    final Bytes head;
    final int parameters;
    final String meaning;

    PrinterFrames(String head, int parameters, String meaning) {
        this.head = Bytes.hex(head);
        this.parameters = parameters;
        this.meaning = meaning;
    }

    Bytes with(int... values) {
        return head.plus(Bytes.of(values));
    }

    /** How many bytes follow after the fixed parameters. */
    long more(Bytes fixed) {
        return switch (this) {
            case QR -> fixed.u16le(0);
            case PICTURE -> (long) fixed.u16le(1) * fixed.u16le(3);
            case CUT -> fixed.at(0) >= CUT_AFTER_FEED ? 1 : 0;
            case ASK,
                    RECOVER,
                    START,
                    BOLD,
                    ALIGN,
                    FEED,
                    CUT_OLD,
                    CUT_OLD_PART,
                    CHINESE,
                    CHINESE_SIZE,
                    SIZE,
                    REPORT,
                    PAPER ->
                    0;
        };
    }
}
