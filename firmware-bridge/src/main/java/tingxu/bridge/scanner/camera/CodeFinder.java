package tingxu.bridge.scanner.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.scanner.Scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** Finds the QR code in a camera's picture. For one thread. */
final class CodeFinder {

    private static final int RED = 77;
    private static final int GREEN = 150;
    private static final int BLUE = 29;

    private final CameraFormat format;
    private final MultiFormatReader reader = new MultiFormatReader();

    CodeFinder(CameraFormat format) {
        this.format = format;
        reader.setHints(Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE)));
    }

    /** The code, or null where there is none that can be read. */
    @Nullable Scan find(byte[] picture) {
        LuminanceSource grey = grey(picture);
        if (grey == null) return null;
        Scan found = read(grey);
        // A telephone in night mode shows its code white on black.
        return found == null ? read(grey.invert()) : found;
    }

    private @Nullable Scan read(LuminanceSource grey) {
        try {
            return scan(reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(grey))));
        } catch (NotFoundException nothingThere) {
            return null;
        } finally {
            reader.reset();
        }
    }

    /** Bytes of a code are read as those of every other scanner are: UTF-8, then GB18030. */
    private static @Nullable Scan scan(Result result) {
        byte[] bytes = bytes(result);
        return Scan.of(bytes == null ? result.getText().getBytes(StandardCharsets.UTF_8) : bytes);
    }

    /** The raw bytes, where the code is all bytes and so of a charset that nobody names. */
    private static byte @Nullable [] bytes(Result result) {
        Object segments = result.getResultMetadata().get(ResultMetadataType.BYTE_SEGMENTS);
        if (!(segments instanceof List<?> list) || list.size() != 1) return null;
        return list.getFirst() instanceof byte[] only && isAll(only, result) ? only : null;
    }

    private static boolean isAll(byte[] segment, Result result) {
        String text = result.getText();
        return text.length() <= segment.length
                && segment.length <= 4 * text.length()
                && !text.chars().allMatch(c -> c < 0x80);
    }

    private @Nullable LuminanceSource grey(byte[] picture) {
        return switch (format.coding()) {
            case GREY, YUV420, NV12 -> plane(picture, format.width(), format.height());
            case YUYV -> plane(everySecond(picture), format.width(), format.height());
            case MJPEG -> jpeg(picture);
        };
    }

    private static LuminanceSource plane(byte[] grey, int width, int height) {
        return new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
    }

    private static byte[] everySecond(byte[] picture) {
        byte[] grey = new byte[picture.length / 2];
        for (int i = 0; i < grey.length; i++) grey[i] = picture[2 * i];
        return grey;
    }

    /** A JPEG that is bent, or too large to be a camera's, is a picture of nothing. */
    private static @Nullable LuminanceSource jpeg(byte[] picture) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            var readers = ImageIO.getImageReadersByFormatName("jpeg");
            var jpeg = readers.next();
            try {
                jpeg.setInput(in, true, true);
                if ((long) jpeg.getWidth(0) * jpeg.getHeight(0) > 1_920 * 1_920) return null;
                return grey(jpeg.read(0));
            } finally {
                jpeg.dispose();
            }
        } catch (IOException | RuntimeException bent) {
            return null;
        }
    }

    private static LuminanceSource grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] row = new int[width];
        byte[] grey = new byte[width * height];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++)
                grey[y * width + x] =
                        (byte)
                                ((RED * (row[x] >> 16 & 0xFF)
                                                + GREEN * (row[x] >> 8 & 0xFF)
                                                + BLUE * (row[x] & 0xFF))
                                        >> 8);
        }
        return plane(grey, width, height);
    }
}
