package tingxu.provision.imprint;

import tingxu.provision.authority.PrivateFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The two keys that a hall shares with its kiosks: one signs the QR codes of tickets, under the
 * other identity numbers are hashed. Each is a file of 64 hexadecimal digits; the bytes of those
 * digits are the key.
 */
public final class HallKeys {

    private static final int RANDOM_BYTES = 32;

    private final Path folder;

    private HallKeys(Path folder) {
        this.folder = folder;
    }

    /** The keys in this folder; made there if there are none yet. */
    public static HallKeys open(Path folder) {
        HallKeys keys = new HallKeys(folder);
        make(keys.qrFile());
        make(keys.hallFile());
        return keys;
    }

    private static void make(Path file) {
        if (Files.exists(file)) return;
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        PrivateFile.write(file, HexFormat.of().formatHex(random));
    }

    public Path qrFile() {
        return folder.resolve("qr.key");
    }

    public Path hallFile() {
        return folder.resolve("hall.key");
    }

    /** As kiosks read it from their copy, too. */
    public byte[] hall() {
        return HexFormat.of().parseHex(PrivateFile.read(hallFile()).strip());
    }

    /** As kiosks read it from their copy: the bytes, not the digits. */
    public byte[] qr() {
        return HexFormat.of().parseHex(PrivateFile.read(qrFile()).strip());
    }
}
