package tingxu.bridge.printer.drawing;

import tingxu.bridge.printer.EscPos;
import tingxu.bridge.printer.Lettering;
import tingxu.bridge.printer.Paper;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.Slip;
import tingxu.bridge.printer.Slip.Align;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import javax.imageio.ImageIO;

/**
 * Paper as a picture, a dot a pixel.
 *
 * <p>A preview goes the way of every slip: it is encoded for the printer, and what a print head
 * makes of those bytes is drawn. So it shows what the simulated printer would give, also what the
 * printer cannot do.
 */
public record PaperPicture(PrinterProfile profile, Lettering lettering) {

    /** What a slip will look like, as PNG. */
    public byte[] preview(Slip slip) {
        return png(Paper.of(EscPos.encode(slip, profile, lettering).bytes(), profile));
    }

    /** What a printer gave, as PNG. */
    public byte[] png(Paper paper) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(paper), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return png.toByteArray();
    }

    BufferedImage image(Paper paper) {
        List<Placed> parts = paper.marks().stream().map(this::placed).toList();
        int high = parts.stream().mapToInt(part -> part.picture.rows()).sum();
        BufferedImage image = Dots.blank(profile.widthDots(), Math.max(1, high));
        int top = 0;
        for (Placed part : parts) {
            Dots.put(part.picture, image, left(part), top);
            top += part.picture.rows();
        }
        return image;
    }

    private record Placed(Slip.Picture picture, Align align) {}

    private Placed placed(Paper.Mark mark) {
        return switch (mark) {
            case Paper.Line(String text, Slip.Style style) ->
                    new Placed(lettering.line(text, style, profile.widthDots()), Align.LEFT);
            case Paper.Code(String text, int dots, Align align) ->
                    new Placed(lettering.qr(text, dots), align);
            case Paper.Image(Slip.Picture picture, Align align) -> new Placed(picture, align);
        };
    }

    private int left(Placed part) {
        int free = profile.widthDots() - part.picture.rowBytes() * 8;
        return switch (part.align) {
            case LEFT -> 0;
            case CENTRE -> free / 2;
            case RIGHT -> free;
        };
    }
}
