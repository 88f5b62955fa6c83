package tingxu.bridge.card;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Checksum;

import java.time.Duration;

/**
 * The card reader's phrase book: what the host may say, in the order of the module's manual (GA 467
 * serial interface, command table).
 *
 * <p>Both directions begin with the same preamble and a length, high byte first, of all that
 * follows it. The last byte is the exclusive or of everything between preamble and itself.
 */
enum CardFrames {
    // Command, parameter, the longest answer (of the length field), the data worth keeping, the
    // limit.
    RESET(0x10, 0xFF, 0x04, 0, Duration.ofSeconds(1)),
    STATUS(0x11, 0xFF, 0x04, 0, Duration.ofSeconds(1)),
    MODULE_ID(0x12, 0xFF, 0x14, 16, Duration.ofSeconds(1)),
    FIND(0x20, 0x01, 0x08, 0, Duration.ofMillis(750)),
    SELECT(0x20, 0x02, 0x0C, 0, Duration.ofSeconds(1)),
    READ(0x30, 0x01, 0x508, 4 + 256, Duration.ofSeconds(3)),
    NEW_ADDRESS(0x30, 0x03, 0x4A, 0, Duration.ofSeconds(1)),
    AT_115200(0x60, 0x00, 0x04, 0, Duration.ofSeconds(1)),
    AT_57600(0x60, 0x01, 0x04, 0, Duration.ofSeconds(1)),
    AT_38400(0x60, 0x02, 0x04, 0, Duration.ofSeconds(1)),
    AT_19200(0x60, 0x03, 0x04, 0, Duration.ofSeconds(1)),
    AT_9600(0x60, 0x04, 0x04, 0, Duration.ofSeconds(1));

    static final Bytes PREAMBLE = Bytes.hex("AA AA AA 96 69");

    private final int command;
    private final int parameter;
    final int longestAnswer;
    final int keep;
    final Duration limit;

    CardFrames(int command, int parameter, int longestAnswer, int keep, Duration limit) {
        this.command = command;
        this.parameter = parameter;
        this.longestAnswer = longestAnswer;
        this.keep = keep;
        this.limit = limit;
    }

    /** The whole frame as it goes over the line. */
    Bytes frame() {
        return framed(Bytes.of(command, parameter));
    }

    /** True for what a host sent between preamble and checksum, length included. */
    boolean is(Bytes body) {
        return body.length() == 4 && body.at(2) == command && body.at(3) == parameter;
    }

    /** Puts preamble, length and checksum around a body. */
    static Bytes framed(Bytes body) {
        int length = body.length() + 1;
        Bytes checked = Bytes.of(length >> 8, length).plus(body);
        return PREAMBLE.plus(checked).plus(Checksum.xor(checked));
    }

    /** The third status byte of an answer (manual, status table). */
    enum Status {
        DONE(0x90),
        NOT_ON_CARD(0x91),
        FOUND(0x9F),
        CHECKSUM_WRONG(0x10),
        LENGTH_WRONG(0x11),
        COMMAND_WRONG(0x21),
        NOT_ALLOWED(0x23),
        UNKNOWN_FAULT(0x24),
        CARD_REJECTS_MODULE(0x31),
        MODULE_REJECTS_CARD(0x32),
        NOT_GENUINE(0x33),
        OTHER_KIND_OF_CARD(0x40),
        READ_FAILED(0x41),
        RANDOM_FAILED(0x47),
        SELF_TEST_FAILED(0x60),
        MODULE_NOT_AUTHORISED(0x66),
        NO_CARD(0x80),
        SELECT_FAILED(0x81),
        /** A byte that the table does not have. */
        NOT_IN_TABLE(-1);

        final int code;

        Status(int code) {
            this.code = code;
        }

        static Status of(int code) {
            for (Status status : values()) if (status.code == code) return status;
            return NOT_IN_TABLE;
        }
    }
}
