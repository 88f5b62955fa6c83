package tingxu.bridge.printer;

/** Draws what a printer's own font and firmware cannot: rare characters, QR codes. */
public interface Lettering {

    /** Whether it can draw a character. */
    boolean has(int character);

    /**
     * One line of text as dots: letters 12 by 24, Chinese characters 24 by 24, times the style, and
     * the gap below them that the printer leaves too.
     *
     * @param widthDots of the paper; the style says where in it the text stands
     */
    Slip.Picture line(String text, Slip.Style style, int widthDots);

    /**
     * A QR code as dots, correction M, without a margin.
     *
     * @param dots the side of one module
     */
    Slip.Picture qr(String text, int dots);
}
