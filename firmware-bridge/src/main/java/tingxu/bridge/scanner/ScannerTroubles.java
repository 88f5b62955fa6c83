package tingxu.bridge.scanner;

import tingxu.bridge.Health.Trouble;

/** What may be wrong at a scanner, in words. */
final class ScannerTroubles {

    static final Trouble LINE =
            new Trouble("扫码器的线路断开", "The scanner's line is down", "scanner-gone");

    static final Trouble SILENT =
            new Trouble("扫码器没有应答", "The scanner does not answer", "scanner-silent");

    static final Trouble TORN =
            new Trouble(
                    "扫码器按键有丢失，刚才的码没有采用，请再扫一次",
                    "Keys of the scanner were lost: the last code was not taken, scan it again",
                    "scanner-torn");

    private ScannerTroubles() {}
}
