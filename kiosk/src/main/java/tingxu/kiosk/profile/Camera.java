package tingxu.kiosk.profile;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.scanner.camera.CameraFormat;
import tingxu.bridge.scanner.camera.CameraFormat.Coding;

import java.util.List;
import java.util.Locale;

/**
 * Where a camera's pictures come from, and what they are.
 *
 * @param path a pipe that another program fills, or {@code tcp://host:port}
 */
public record Camera(String path, CameraFormat format) {

    private static final int USUAL_WIDTH = 640;
    private static final int USUAL_HEIGHT = 480;

    static @Nullable Camera read(Field field) throws FileWrong {
        if (!field.given()) return null;
        Field width = field.at("width");
        Field height = field.at("height");
        int wide = width.given() ? width.whole(64, 1_920) : USUAL_WIDTH;
        int high = height.given() ? height.whole(64, 1_920) : USUAL_HEIGHT;
        Coding coding = coding(field.at("format"));
        String path = field.at("line").as(PortAddress::new).text();
        field.nothingElse();
        try {
            return new Camera(path, new CameraFormat(coding, wide, high));
        } catch (IllegalArgumentException odd) {
            throw field.wrong("画面的宽和高应是偶数", String.valueOf(odd.getMessage()));
        }
    }

    private static Coding coding(Field field) throws FileWrong {
        String said = field.text();
        for (Coding coding : Coding.values())
            if (coding.name().toLowerCase(Locale.ROOT).equals(said)) return coding;
        String may =
                String.join(
                        ", ",
                        List.of(Coding.values()).stream()
                                .map(coding -> coding.name().toLowerCase(Locale.ROOT))
                                .toList());
        throw field.wrong("可用：" + may, "is one of " + may + ", not " + said);
    }
}
