package tingxu.bridge.scanner;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Checksum;

/**
 * The scanners' phrase book: what a host may say to makes that listen (Honeywell, "Serial trigger
 * commands"; Newland NLS-HR42 and HR52, "Programming commands"; GM65, "Serial port protocol").
 */
@SuppressWarnings("ImmutableEnumChecker") // Bytes are a value
enum ScannerFrames {
    HONEYWELL_TRIGGER("16 54 0D"),
    HONEYWELL_STOP("16 55 0D"),
    NEWLAND_ASK(newland('#', "C11ENA*")),
    GM65_TRIGGER(gm65(0x08, 0x0002, Bytes.of(0x01))),
    GM65_STOP(gm65(0x08, 0x0002, Bytes.of(0x00))),
    GM65_ASK(gm65(0x07, 0x002A, Bytes.of(0x02)));

    private static final int READ = 0x07;

    final Bytes bytes;

    ScannerFrames(String hex) {
        this(Bytes.hex(hex));
    }

    ScannerFrames(Bytes bytes) {
        this.bytes = bytes;
    }

    /**
     * A Newland command.
     *
     * @param keeps {@code @} for good, {@code #} until power off
     * @param tags such as {@code C11ENA1,MIN12}; {@code *} for a value asks what it is
     */
    static Bytes newland(char keeps, String tags) {
        return Bytes.of(0x7E, 0x01).plus(Bytes.ascii("0000" + keeps + tags + ";")).plus(0x03);
    }

    /**
     * A GM65 command.
     *
     * @param type 07 reads registers, 08 writes them
     * @param data for a read how many, for a write what
     */
    static Bytes gm65(int type, int register, Bytes data) {
        int length = type == READ ? 1 : data.length();
        Bytes checked = Bytes.of(type, length, register >> 8, register & 0xFF).plus(data);
        int sum = Checksum.crcCcitt(checked);
        return Bytes.of(0x7E, 0x00).plus(checked).plus(sum >> 8).plus(sum & 0xFF);
    }
}
