package tingxu.bridge.printer.drawing;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.printer.Slip;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Black and white images, and the same as a printer takes them. */
final class Dots {

    private static final int BLACK = 0xFF000000;
    private static final int DOTS_A_BYTE = 8;

    private Dots() {}

    static BufferedImage blank(int wide, int high) {
        BufferedImage image = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, wide, high);
        } finally {
            pen.dispose();
        }
        return image;
    }

    /** Rows filled up with white to whole bytes. */
    static Slip.Picture picture(BufferedImage image) {
        int rowBytes = (image.getWidth() + DOTS_A_BYTE - 1) / DOTS_A_BYTE;
        byte[] dots = new byte[rowBytes * image.getHeight()];
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++)
                if (image.getRGB(x, y) == BLACK)
                    dots[y * rowBytes + x / DOTS_A_BYTE] |= (byte) (0x80 >> x % DOTS_A_BYTE);
        return new Slip.Picture(rowBytes, Bytes.copyOf(dots));
    }

    /** Puts a picture's black dots onto an image; what does not fit is cut off. */
    static void put(Slip.Picture picture, BufferedImage onto, int left, int top) {
        for (int y = 0; y < picture.rows() && top + y < onto.getHeight(); y++)
            for (int x = 0; x < picture.rowBytes() * DOTS_A_BYTE; x++)
                if (isBlack(picture, x, y) && left + x >= 0 && left + x < onto.getWidth())
                    onto.setRGB(left + x, top + y, BLACK);
    }

    private static boolean isBlack(Slip.Picture picture, int x, int y) {
        int dots = picture.dots().at(y * picture.rowBytes() + x / DOTS_A_BYTE);
        return (dots & 0x80 >> x % DOTS_A_BYTE) != 0;
    }
}
