package tingxu.bridge.printer.drawing;

import tingxu.bridge.printer.Slip;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** A hall's crest or logo from an image file, in black and white. */
public final class Logo {

    private static final int HALF = 128;
    private static final int MOST_ROWS = 400;

    private Logo() {}

    /**
     * Reads PNG, JPEG, GIF or BMP; what is darker than half becomes black, what is transparent
     * stays paper.
     *
     * @param widthDots of the paper; a wider image is made smaller
     * @throws IOException when there is no such file, or it holds no image, or one higher than 400
     *     dots
     */
    public static Slip.Picture read(Path file, int widthDots) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) throw new IOException(file + " holds no image that can be read");
        double scale = Math.min(1, (double) widthDots / image.getWidth());
        int wide = Math.max(1, (int) (image.getWidth() * scale));
        int high = Math.max(1, (int) (image.getHeight() * scale));
        if (high > MOST_ROWS)
            throw new IOException(file + " is higher than " + MOST_ROWS + " dots: " + high);
        return Dots.picture(blackAndWhite(onPaper(image, wide, high)));
    }

    private static BufferedImage onPaper(BufferedImage image, int wide, int high) {
        BufferedImage grey = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = grey.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(image, 0, 0, wide, high, Color.WHITE, null);
        } finally {
            pen.dispose();
        }
        return grey;
    }

    private static BufferedImage blackAndWhite(BufferedImage grey) {
        BufferedImage dots = Dots.blank(grey.getWidth(), grey.getHeight());
        for (int y = 0; y < grey.getHeight(); y++)
            for (int x = 0; x < grey.getWidth(); x++) {
                Color colour = new Color(grey.getRGB(x, y));
                int light = colour.getRed() * 30 + colour.getGreen() * 59 + colour.getBlue() * 11;
                if (light < HALF * 100) dots.setRGB(x, y, Color.BLACK.getRGB());
            }
        return dots;
    }
}
