package tingxu.bridge.card;

import org.jspecify.annotations.Nullable;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a hall may know of a card on its reader: never the number itself, only its mask and its
 * mark.
 *
 * <p>Whoever is given a card forgets it as soon as the matter is settled; 30 seconds later, or when
 * the reader's line is lost, the reader does. A forgotten card has neither mask nor mark.
 */
public final class IdCard {

    private static final String HMAC = "HmacSHA256";
    private static final int SHOWN_FIRST = 4;
    private static final int SHOWN_LAST = 2;

    private final CardKind kind;
    private final char[] number;
    private final LocalDate birth;
    private final @Nullable LocalDate validUntil;
    private boolean forgotten;

    /**
     * @param number owned by the card from here on
     * @param validUntil the last day, or null where the card is valid for life (长期)
     */
    IdCard(CardKind kind, char[] number, LocalDate birth, @Nullable LocalDate validUntil) {
        this.kind = kind;
        this.number = number;
        this.birth = birth;
        this.validUntil = validUntil;
    }

    public CardKind kind() {
        return kind;
    }

    /** For the screen and the journal: {@code 1101************2X}. */
    public synchronized String mask() {
        checkRemembered();
        int hidden = number.length - SHOWN_FIRST - SHOWN_LAST;
        return new String(number, 0, SHOWN_FIRST)
                + "*".repeat(hidden)
                + new String(number, SHOWN_FIRST + hidden, SHOWN_LAST);
    }

    /**
     * A mark by which the hall knows the card again and which tells nobody the number.
     *
     * @param hallKey the hall's secret, 16 bytes or more
     * @return 64 hexadecimal digits, HMAC-SHA-256 over the number in ASCII
     */
    public synchronized String hmac(byte[] hallKey) {
        checkRemembered();
        if (hallKey.length < 16)
            throw new IllegalArgumentException("a hall's key has 16 bytes or more");
        byte[] ascii = new byte[number.length];
        try {
            for (int i = 0; i < ascii.length; i++) ascii[i] = (byte) number[i];
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(hallKey, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(ascii));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        } finally {
            Arrays.fill(ascii, (byte) 0);
        }
    }

    /** Full years of the holder's life on a day. */
    public int age(LocalDate on) {
        return birth.until(on).getYears();
    }

    /** True after the last day on the card. */
    public boolean expired(LocalDate on) {
        return validUntil != null && on.isAfter(validUntil);
    }

    /** Wipes the number; mask and mark cannot be had any more. */
    public synchronized void forget() {
        Arrays.fill(number, '\0');
        forgotten = true;
    }

    @Override
    public synchronized String toString() {
        return kind + " " + (forgotten ? "forgotten" : mask());
    }

    private void checkRemembered() {
        if (forgotten) throw new IllegalStateException("this card is forgotten");
    }
}
