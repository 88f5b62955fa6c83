package tingxu.bridge.printer;

import tingxu.bridge.Health.Trouble;

/** What is known of a slip after the printer was told to print it. */
public sealed interface PrintOutcome {

    /** The printer said that it came to the end of the slip. */
    record Printed() implements PrintOutcome {}

    /** Certainly nothing came out. */
    record NotPrinted(Trouble trouble) implements PrintOutcome {}

    /** Sent, and not confirmed: all, part or nothing of it may have come out. Ask the citizen. */
    record Unknown(Trouble trouble) implements PrintOutcome {}
}
