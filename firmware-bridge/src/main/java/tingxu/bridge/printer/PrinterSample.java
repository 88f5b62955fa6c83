package tingxu.bridge.printer;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.FrameSample;

/** A report of a printer that is well, its four answers, and the word that a slip is printed. */
public final class PrinterSample {

    private static final Bytes SAID = Bytes.hex("14 00 00 0F 12 12 12 12 00");
    private static final int ANSWERS = 6;

    private PrinterSample() {}

    public static FrameSample answers() {
        return new FrameSample("printer", SAID, ANSWERS, PrinterSample::cutter);
    }

    private static FrameSample.Cutter cutter() {
        return new FrameSample.Cutter() {
            private PrinterAnswer.Reader reader = new PrinterAnswer.Reader();

            @Override
            public boolean feed(int b) {
                PrinterAnswer.Reader.Step step = reader.feed(b);
                reader = step.next();
                return step.answer() != null;
            }
        };
    }
}
