package tingxu.kiosk.receipt;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import java.util.Map;

/** A QR code as SVG. */
public final class QrSvg {

    /** The margin that the standard asks for, in modules. */
    private static final int QUIET = 4;

    private QrSvg() {}

    public static String of(String text) {
        ByteMatrix modules;
        try {
            modules =
                    Encoder.encode(
                                    text,
                                    ErrorCorrectionLevel.M,
                                    Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(
                    "no QR code holds " + text.length() + " letters", tooLong);
        }
        int side = modules.getWidth() + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"QR\" shape-rendering=\"crispEdges\"><path d=\"%s\"/></svg>"
                .formatted(side, side, path(modules));
    }

    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder(4_096);
        for (int y = 0; y < modules.getHeight(); y++)
            for (int x = 0; x < modules.getWidth(); x++)
                if (modules.get(x, y) == 1)
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
        return path.toString();
    }
}
