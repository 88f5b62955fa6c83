/** The print journal: which numbers were granted to this kiosk, and what became of their paper. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.ledger;
