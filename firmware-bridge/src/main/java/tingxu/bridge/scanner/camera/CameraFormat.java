package tingxu.bridge.scanner.camera;

/**
 * How a camera's pictures come over its line, one whole picture after another.
 *
 * @param width in pixels; means nothing to {@link Coding#MJPEG}, whose pictures say it
 * @param height in pixels
 */
public record CameraFormat(Coding coding, int width, int height) {

    /** The largest picture that is taken: 1920 by 1080 with room to spare. */
    static final int LONGEST_BYTES = 8 << 20;

    /** What the bytes of a picture are, in V4L2's words. */
    public enum Coding {
        /** GREY: one byte of brightness a pixel. */
        GREY,
        /** YUYV: brightness and colour by turns. */
        YUYV,
        /** YU12, also called yuv420 and I420: all brightness, then colour at a quarter. */
        YUV420,
        /** NV12: the same with its colours mixed. */
        NV12,
        /** MJPG: one JPEG after another. */
        MJPEG
    }

    public CameraFormat {
        if (width < 64 || width > 1_920 || height < 64 || height > 1_920)
            throw new IllegalArgumentException(
                    "a picture is 64 to 1920 pixels wide and high, not " + width + " by " + height);
        if (width % 2 != 0 || height % 2 != 0)
            throw new IllegalArgumentException(
                    "a picture has even sides, not " + width + " by " + height);
    }

    /** Of a picture; 0 where each has its own length. */
    int bytes() {
        int pixels = width * height;
        return switch (coding) {
            case GREY -> pixels;
            case YUYV -> pixels * 2;
            case YUV420, NV12 -> pixels * 3 / 2;
            case MJPEG -> 0;
        };
    }
}
