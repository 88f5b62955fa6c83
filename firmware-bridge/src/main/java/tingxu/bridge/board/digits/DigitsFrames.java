package tingxu.bridge.board.digits;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Checksum;

/**
 * The phrase book of LED-485 boards: two functions of Modbus RTU and the registers that mean
 * something.
 *
 * <p>Numbers are high byte first, but the checksum, which is low byte first.
 */
enum DigitsFrames {
    /** Reads registers: register, how many. */
    READ(0x03),
    /** Writes one register: register, value. The answer is the question. */
    WRITE_ONE(0x06),
    /** Writes registers: register, how many, bytes, values. */
    WRITE(0x10);

    /** Text, two characters a register, set to the right. */
    static final int TEXT = 0x0070;

    /** The decimal point: the last of the single registers. */
    static final int POINT = 0x0004;

    /** In an answer: the board refuses. */
    static final int REFUSES = 0x80;

    static final int CHECKSUM = 2;
    static final int LAST_ADDRESS = 247;

    final int code;

    DigitsFrames(int code) {
        this.code = code;
    }

    static @Nullable DigitsFrames of(int code) {
        for (DigitsFrames known : values()) if (known.code == code) return known;
        return null;
    }

    /** One sentence to or from an address, with its checksum. */
    Bytes frame(int address, Bytes body) {
        return sealed(Bytes.of(address, code).plus(body));
    }

    /** What a board says that does not want to. */
    static Bytes refusal(int address, int function, int why) {
        return sealed(Bytes.of(address, function | REFUSES, why));
    }

    /** Writes a text that has an even number of characters. */
    static Bytes text(int address, String text) {
        Bytes letters = Bytes.ascii(text);
        return WRITE.frame(
                address,
                u16(TEXT).plus(u16(letters.length() / 2)).plus(letters.length()).plus(letters));
    }

    static boolean isSound(Bytes frame) {
        int end = frame.length() - CHECKSUM;
        return end > 1 && frame.u16le(end) == Checksum.crc16Modbus(frame.slice(0, end));
    }

    static Bytes u16(int value) {
        return Bytes.of(value >> 8, value & 0xFF);
    }

    private static Bytes sealed(Bytes body) {
        int sum = Checksum.crc16Modbus(body);
        return body.plus(Bytes.of(sum & 0xFF, sum >> 8));
    }
}
