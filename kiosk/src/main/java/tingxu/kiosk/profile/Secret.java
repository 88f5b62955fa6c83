package tingxu.kiosk.profile;

import tingxu.bridge.file.FileWrong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** A key of the hall in a file of its own: hexadecimal digits, 32 at least. */
public final class Secret {

    private static final int DIGITS_AT_LEAST = 32;

    private Secret() {}

    public static byte[] read(Path file) throws FileWrong {
        String digits;
        try {
            digits = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new FileWrong(file.toString(), "", "读不到这个密钥文件", "cannot be read");
        }
        // What is wrong with it is said without showing it.
        if (!digits.matches("(?:[0-9A-Fa-f]{2})+") || digits.length() < DIGITS_AT_LEAST)
            throw new FileWrong(
                    file.toString(),
                    "",
                    "应是至少 " + DIGITS_AT_LEAST + " 位十六进制数字",
                    "is at least " + DIGITS_AT_LEAST + " hexadecimal digits");
        return HexFormat.of().parseHex(digits);
    }
}
