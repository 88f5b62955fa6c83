package tingxu.bridge.scanner.camera;

import tingxu.bridge.Device;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Fitting;
import tingxu.bridge.make.Make;
import tingxu.bridge.port.CharacterPort;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.scanner.Scan;
import tingxu.bridge.scanner.camera.CameraFormat.Coding;

/** Cameras that look for codes. */
public final class CameraMakes {

    private static final int USUAL_WIDTH = 640;
    private static final int USUAL_HEIGHT = 480;

    /**
     * Whole pictures from a pipe that another program fills, or from {@code tcp://host:port}, with
     * {@code format}, {@code width}, {@code height}.
     */
    public static final Make<Device, Scan> PICTURES =
            Make.of(
                    "pictures",
                    "摄像头画面",
                    "a camera's pictures",
                    0,
                    (fitting, ear) ->
                            new CameraScanner(
                                    fitting.id(),
                                    line(fitting),
                                    format(fitting),
                                    fitting.clock(),
                                    ear,
                                    fitting.feelings()));

    private CameraMakes() {}

    /** A pipe is no tty: it is read as it is. */
    private static Port.Opener line(Fitting fitting) throws FileWrong {
        PortAddress port = fitting.port();
        String text = port.text();
        return () ->
                fitting.around()
                        .apply(text.startsWith("/") ? CharacterPort.open(text) : port.open(0));
    }

    private static CameraFormat format(Fitting fitting) throws FileWrong {
        Coding coding = fitting.entry().at("format").oneOf(Coding.values());
        int width = fitting.whole("width", 64, 1_920, USUAL_WIDTH);
        int height = fitting.whole("height", 64, 1_920, USUAL_HEIGHT);
        try {
            return new CameraFormat(coding, width, height);
        } catch (IllegalArgumentException odd) {
            Field entry = fitting.entry();
            throw entry.wrong("画面的宽和高应是偶数", String.valueOf(odd.getMessage()));
        }
    }
}
