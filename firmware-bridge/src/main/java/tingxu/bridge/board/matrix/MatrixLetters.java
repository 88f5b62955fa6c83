package tingxu.bridge.board.matrix;

import tingxu.bridge.frame.Bytes;

/** Letters of five by seven dots; each byte is a column, the lowest bit on top. */
final class MatrixLetters {

    static final int WIDE = 5;

    private static final String KNOWN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";

    private static final Bytes COLUMNS =
            Bytes.hex(
                    "3E 51 49 45 3E 00 42 7F 40 00 42 61 51 49 46 21 41 45 4B 31 18 14 12 7F 10"
                            + " 27 45 45 45 39 3C 4A 49 49 30 01 71 09 05 03 36 49 49 49 36 06 49"
                            + " 49 29 1E 7E 11 11 11 7E 7F 49 49 49 36 3E 41 41 41 22 7F 41 41 22"
                            + " 1C 7F 49 49 49 41 7F 09 09 09 01 3E 41 49 49 7A 7F 08 08 08 7F 00"
                            + " 41 7F 41 00 20 40 41 3F 01 7F 08 14 22 41 7F 40 40 40 40 7F 02 0C"
                            + " 02 7F 7F 04 08 10 7F 3E 41 41 41 3E 7F 09 09 09 06 3E 41 51 21 5E"
                            + " 7F 09 19 29 46 46 49 49 49 31 01 01 7F 01 01 3F 40 40 40 3F 1F 20"
                            + " 40 20 1F 3F 40 38 40 3F 63 14 08 14 63 07 08 70 08 07 61 51 49 45"
                            + " 43 08 08 08 08 08");

    private MatrixLetters() {}

    /** The five columns of a letter; dark for what has none. */
    static Bytes columns(char letter) {
        int place = KNOWN.indexOf(letter);
        return place < 0
                ? Bytes.of(0, 0, 0, 0, 0)
                : COLUMNS.slice(place * WIDE, place * WIDE + WIDE);
    }
}
