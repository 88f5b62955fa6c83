package tingxu.bridge.printer.drawing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import tingxu.bridge.printer.Lettering;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.Slip.Style;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Map;

/** Draws with the fonts of this computer, in the grid of a printer's own font. */
public final class DotLettering implements Lettering {

    private static final int LETTER_WIDE = 12;
    private static final int LETTER_HIGH = 24;
    private static final int GAP = 6;
    private static final int BASELINE = 21;
    private static final int FIRST_WIDE = 0x80;

    private final Font letters = new Font(Font.MONOSPACED, Font.PLAIN, 20);
    private final Font characters = new Font(Font.SANS_SERIF, Font.PLAIN, LETTER_HIGH);

    @Override
    public boolean has(int character) {
        return font(character).canDisplay(character);
    }

    @Override
    public Slip.Picture line(String text, Style style, int widthDots) {
        int high = LETTER_HIGH * style.timesHigh() + GAP;
        BufferedImage image = Dots.blank(widthDots, high);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setColor(Color.BLACK);
            int x = start(text, style, widthDots);
            for (int character : text.codePoints().toArray()) {
                draw(pen, character, style, x);
                x += wide(character) * style.timesWide();
            }
        } finally {
            pen.dispose();
        }
        return Dots.picture(image);
    }

    @Override
    public Slip.Picture qr(String text, int dots) {
        ByteMatrix modules = modules(text);
        int side = modules.getWidth() * dots;
        BufferedImage image = Dots.blank(side, side);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setColor(Color.BLACK);
            for (int y = 0; y < modules.getHeight(); y++)
                for (int x = 0; x < modules.getWidth(); x++)
                    if (modules.get(x, y) == 1) pen.fillRect(x * dots, y * dots, dots, dots);
        } finally {
            pen.dispose();
        }
        return Dots.picture(image);
    }

    private void draw(Graphics2D pen, int character, Style style, int x) {
        AffineTransform upright = pen.getTransform();
        pen.translate(x, 0);
        pen.scale(style.timesWide(), style.timesHigh());
        pen.setFont(style.bold() ? font(character).deriveFont(Font.BOLD) : font(character));
        pen.clipRect(0, 0, wide(character), LETTER_HIGH);
        pen.drawString(Character.toString(character), 0, BASELINE);
        pen.setTransform(upright);
        pen.setClip(null);
    }

    private static int start(String text, Style style, int widthDots) {
        int used = text.codePoints().map(DotLettering::wide).sum() * style.timesWide();
        return switch (style.align()) {
            case LEFT -> 0;
            case CENTRE -> (widthDots - used) / 2;
            case RIGHT -> widthDots - used;
        };
    }

    private Font font(int character) {
        return character < FIRST_WIDE ? letters : characters;
    }

    private static int wide(int character) {
        return character < FIRST_WIDE ? LETTER_WIDE : 2 * LETTER_WIDE;
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(
                            text,
                            ErrorCorrectionLevel.M,
                            Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(
                    "no QR code holds " + text.length() + " letters", tooLong);
        }
    }
}
