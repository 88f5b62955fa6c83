package tingxu.kiosk.ledger;

import org.jspecify.annotations.Nullable;

import tingxu.kiosk.visit.Issued;
import tingxu.wire.MessageId;
import tingxu.wire.PaperOutcome;

import java.time.Instant;

/**
 * One number that a citizen was given at this kiosk.
 *
 * @param prints how often its job was sent to the printer
 * @param changed by the kiosk's clock
 * @param report the id under which the hall is told of the end; null before it
 * @param said whether the issue of an offline number lies in the outbox; true of every other
 * @param told whether the report lies in the outbox
 */
public record Entry(
        Issued ticket,
        Fate fate,
        int prints,
        Instant changed,
        @Nullable MessageId report,
        boolean said,
        boolean told) {

    /** What is known of the paper. */
    public enum Fate {
        /** Granted; nothing was sent to the printer. */
        RESERVED,
        /** Sent; the printer has not answered. */
        SENT,
        /** The printer, or the citizen, said that it came. */
        CONFIRMED,
        /** Nobody could say. */
        UNKNOWN,
        /** It was certainly not printed, and nobody has the number. */
        NEVER;

        static Fate of(PaperOutcome outcome) {
            return switch (outcome) {
                case CONFIRMED -> CONFIRMED;
                case UNKNOWN -> UNKNOWN;
                case NEVER -> NEVER;
            };
        }

        public boolean settled() {
            return switch (this) {
                case RESERVED, SENT -> false;
                case CONFIRMED, UNKNOWN, NEVER -> true;
            };
        }
    }
}
