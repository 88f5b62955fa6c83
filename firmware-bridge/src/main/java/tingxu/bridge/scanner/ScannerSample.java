package tingxu.bridge.scanner;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.FrameSample;

import java.util.List;

/** A ticket's code from scanners of three kinds. */
public final class ScannerSample {

    private static final String CODE = "TX1.demo.20261122.A017.K4M7Q2XW3Z\r";

    private ScannerSample() {}

    public static List<FrameSample> codes() {
        return List.of(
                sample("scanner", ScannerMake.LINE, Bytes.ascii(CODE)),
                sample("scanner-gm65", ScannerMake.GM65, Bytes.ascii(CODE)),
                sample(
                        "scanner-keyboard",
                        ScannerMake.KEYBOARD,
                        Bytes.copyOf(SimulatedScanner.keys(CODE))));
    }

    private static FrameSample sample(String name, ScannerMake make, Bytes bytes) {
        return new FrameSample(name, bytes, 1, () -> cutter(make));
    }

    private static FrameSample.Cutter cutter(ScannerMake make) {
        ScanCutter codes = make.cutter();
        ScannerAnswers answers = new ScannerAnswers(make);
        return b ->
                answers.feed(b, codes.gathering()) == ScannerAnswers.Said.CODE
                        && codes.feed((byte) b) != null;
    }
}
