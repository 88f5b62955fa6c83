package tingxu.bridge.board.template;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Checksum;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** One item of a frame that a hall has written down. */
sealed interface Item {

    /** Of any length. */
    int OPEN = -1;

    /** How many bytes it has; {@link #OPEN} for a text of any length. */
    int length();

    /** A byte that is always the same, in hexadecimal digits. */
    record Fixed(int value) implements Item {

        @Override
        public int length() {
            return 1;
        }
    }

    /** The board's address. */
    record Address(int length, boolean lowFirst) implements Item {}

    /** The face's digits as one binary number; without digits it is 0. */
    record Numeral(int length, boolean lowFirst) implements Item {}

    /** The length in bytes of the text. */
    record Length(int length, boolean lowFirst) implements Item {}

    /** The colour of the face's first line: 1 red, 2 green, 3 yellow. */
    record Paint() implements Item {

        @Override
        public int length() {
            return 1;
        }
    }

    /**
     * The face.
     *
     * @param length filled up with spaces, or {@link #OPEN}
     * @param toRight spaces stand before the text
     */
    record Text(Letters letters, int length, boolean toRight) implements Item {}

    /**
     * A sum over all bytes before it.
     *
     * @param from the first byte that counts, from 1
     */
    record Sum(Kind kind, int from) implements Item {

        @Override
        public int length() {
            return kind.length;
        }
    }

    /** How a text is written. */
    enum Letters {
        /** The number alone, as on boards of digits. */
        ASCII("ascii", StandardCharsets.US_ASCII),
        GB2312("gb2312", Charset.forName("GB2312")),
        GBK("gbk", Charset.forName("GBK"));

        final String name;
        final Charset charset;

        Letters(String name, Charset charset) {
            this.name = name;
            this.charset = charset;
        }
    }

    /** Which sum. */
    enum Kind {
        XOR("xor", 1),
        ADD("add", 1),
        /** What is missing to 256. */
        NEGATIVE("neg", 1),
        /** Low byte first, as Modbus does. */
        MODBUS("modbus", 2),
        /** Low byte first. */
        ARC("arc", 2),
        /** High byte first. */
        CCITT("ccitt", 2);

        final String name;
        final int length;

        Kind(String name, int length) {
            this.name = name;
            this.length = length;
        }

        Bytes over(Bytes bytes) {
            return switch (this) {
                case XOR -> Bytes.of(Checksum.xor(bytes));
                case ADD -> Bytes.of(Checksum.sum(bytes));
                case NEGATIVE -> Bytes.of(-Checksum.sum(bytes) & 0xFF);
                case MODBUS -> low(Checksum.crc16Modbus(bytes));
                case ARC -> low(Checksum.crc16Arc(bytes));
                case CCITT -> {
                    int sum = Checksum.crcCcitt(bytes);
                    yield Bytes.of(sum >> 8, sum & 0xFF);
                }
            };
        }

        private static Bytes low(int sum) {
            return Bytes.of(sum & 0xFF, sum >> 8);
        }
    }
}
