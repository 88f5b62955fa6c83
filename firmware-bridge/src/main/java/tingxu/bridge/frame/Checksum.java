package tingxu.bridge.frame;

/**
 * The sums that devices put behind their frames. Each gives the number; the frame says its byte
 * order.
 */
public final class Checksum {

    private Checksum() {}

    /** All bytes exclusive-ored: 0 to 255. */
    public static int xor(Bytes bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length(); i++) sum ^= bytes.at(i);
        return sum;
    }

    /** All bytes added, the lowest eight bits: 0 to 255. */
    public static int sum(Bytes bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length(); i++) sum += bytes.at(i);
        return sum & 0xFF;
    }

    /** CRC-16/ARC: polynomial 8005 reflected, start 0. "123456789" gives BB3D. */
    public static int crc16Arc(Bytes bytes) {
        return crc16Reflected(bytes, 0);
    }

    /** CRC-16/MODBUS: the same that starts with FFFF. "123456789" gives 4B37. */
    public static int crc16Modbus(Bytes bytes) {
        return crc16Reflected(bytes, 0xFFFF);
    }

    private static int crc16Reflected(Bytes bytes, int start) {
        int crc = start;
        for (int i = 0; i < bytes.length(); i++) {
            crc ^= bytes.at(i);
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
        }
        return crc;
    }

    /**
     * CRC-16/XMODEM, called CRC-CCITT by makers: polynomial 1021, start 0. "123456789" gives 31C3.
     */
    public static int crcCcitt(Bytes bytes) {
        int crc = 0;
        for (int i = 0; i < bytes.length(); i++) {
            crc ^= bytes.at(i) << 8;
            for (int bit = 0; bit < 8; bit++)
                crc = ((crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021) & 0xFFFF;
        }
        return crc;
    }
}
