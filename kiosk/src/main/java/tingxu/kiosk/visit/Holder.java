package tingxu.kiosk.visit;

/**
 * Who holds the ticket, as far as the kiosk may remember it.
 *
 * @param hmac of the identity number under the hall's key, in hexadecimal
 * @param mask as it may be shown, {@code 1309**********12}
 * @param elder whether the card itself says that its holder is sixty or older, and may go first
 */
public record Holder(String hmac, String mask, boolean elder) {

    public Holder {
        if (!hmac.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException("a holder is named by 64 hexadecimal digits");
        if (mask.matches("[0-9]{15,}[0-9Xx]?"))
            throw new IllegalArgumentException("a mask must hide most of the identity number");
    }

    @Override
    public String toString() {
        return mask;
    }
}
