package tingxu.provision.enrol;

import tingxu.wire.Words;

/** What a slot answers. */
public sealed interface SlotDecision {

    /** Done: this is the slot now. */
    record Changed(Slot next) implements SlotDecision {}

    /** The authority may sign; {@link SlotCommand.Certify} follows. */
    record MaySign() implements SlotDecision {}

    /** The same machine asks again: it gets the same certificate. */
    record SignedBefore(Slot slot) implements SlotDecision {}

    record Refused(Why why, Words words) implements SlotDecision {}

    enum Why {
        WRONG_CODE,
        USED,
        EXPIRED,
        HELD,
        NOTHING_TO_REVOKE
    }
}
