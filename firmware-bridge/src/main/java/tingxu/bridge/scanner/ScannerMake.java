package tingxu.bridge.scanner;

import tingxu.bridge.frame.Bytes;

/** How a scanner is spoken with, besides the codes that it sends. */
@SuppressWarnings("ImmutableEnumChecker") // Bytes are a value
public enum ScannerMake {
    /** Sends lines and hears nothing: any make in presentation mode. */
    LINE(Bytes.NONE, Bytes.NONE, Bytes.NONE),
    /** Honeywell with serial trigger on (TRGMOD0). */
    HONEYWELL(
            Bytes.NONE, ScannerFrames.HONEYWELL_TRIGGER.bytes, ScannerFrames.HONEYWELL_STOP.bytes),
    /** Newland: presentation mode; can be asked whether it is there. */
    NEWLAND(ScannerFrames.NEWLAND_ASK.bytes, Bytes.NONE, Bytes.NONE),
    /** GM65, MH-ET and their kin; can be asked, and triggered in command mode. */
    GM65(
            ScannerFrames.GM65_ASK.bytes,
            ScannerFrames.GM65_TRIGGER.bytes,
            ScannerFrames.GM65_STOP.bytes),
    /** Types like a keyboard, on an {@code InputPort}. */
    KEYBOARD(Bytes.NONE, Bytes.NONE, Bytes.NONE);

    final Bytes question;
    final Bytes trigger;
    final Bytes stop;

    ScannerMake(Bytes question, Bytes trigger, Bytes stop) {
        this.question = question;
        this.trigger = trigger;
        this.stop = stop;
    }

    ScanCutter cutter() {
        return this == KEYBOARD ? new KeyStrokes() : new ScanLines();
    }
}
