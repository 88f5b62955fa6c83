/** What a ticket and a list of materials look like on paper, and a QR code on the screen. */
@org.jspecify.annotations.NullMarked
package tingxu.kiosk.receipt;
