package tingxu.wire.seal;

import tingxu.wire.HallId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the text of a ticket's QR code: {@code TX1.demo.20261122.A017.K4M7Q2XW3Z}. The
 * last part is 50 bits of HMAC-SHA256 under the hall's key over what stands before it, so that a
 * ticket can be neither guessed nor written by hand. An address may stand before it, up to a slash,
 * so that a phone opens the ticket's page: it is no part of the code, and proves nothing.
 */
public final class TicketSigner {

    private static final String VERSION = "TX1";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SIGNATURE_LETTERS = 10;
    private static final int TEXT_AT_MOST = 100;
    private static final Pattern ADDRESSED = Pattern.compile("https?://[^ ]{1,200}/(TX1\\.[^/ ]*)");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final HallId hall;
    private final String address;

    /** Keyed once; each signature is made by a copy. */
    private final Mac keyed;

    /**
     * @param key of this hall alone, 16 bytes at least
     */
    public TicketSigner(HallId hall, byte[] key) {
        if (key.length < 16)
            throw new IllegalArgumentException("a hall's key has 16 bytes at least");
        this(hall, keyed(key), "");
    }

    private TicketSigner(HallId hall, Mac keyed, String address) {
        this.hall = hall;
        this.keyed = keyed;
        this.address = address;
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * One whose texts are addresses.
     *
     * @param before each code, such as {@code https://hall.example/t/}
     */
    public TicketSigner at(String before) {
        return new TicketSigner(hall, keyed, before);
    }

    /** The code alone, where an address stands before it. */
    public static String bare(String text) {
        Matcher addressed = ADDRESSED.matcher(text);
        return addressed.matches() ? addressed.group(1) : text;
    }

    public String sign(TicketId ticket) {
        String body =
                String.join(
                        ".",
                        VERSION,
                        hall.name(),
                        DAY.format(ticket.day()),
                        ticket.number().toString());
        return address + body + "." + signature(body);
    }

    /** The ticket that this text names; empty unless this hall signed it. */
    public Optional<TicketId> check(String scanned) {
        String text = bare(scanned);
        if (text.length() > TEXT_AT_MOST) return Optional.empty();
        String[] parts = text.split("\\.", -1);
        if (parts.length != 5 || !parts[0].equals(VERSION) || !parts[1].equals(hall.name()))
            return Optional.empty();
        String expected = signature(text.substring(0, text.lastIndexOf('.')));
        if (!MessageDigest.isEqual(ascii(expected), ascii(parts[4]))) return Optional.empty();
        try {
            return Optional.of(
                    new TicketId(LocalDate.parse(parts[2], DAY), TicketNumber.parse(parts[3])));
        } catch (DateTimeParseException | IllegalArgumentException signedButNoTicket) {
            return Optional.empty();
        }
    }

    private String signature(String body) {
        byte[] mac = mac(ascii(body));
        StringBuilder letters = new StringBuilder(SIGNATURE_LETTERS);
        long bits = 0;
        for (int i = 0; i < 7; i++) bits = bits << 8 | (mac[i] & 0xFF);
        for (int i = 0; i < SIGNATURE_LETTERS; i++)
            letters.append(BASE32.charAt((int) (bits >>> (51 - 5 * i) & 31)));
        return letters.toString();
    }

    private byte[] mac(byte[] body) {
        try {
            return ((Mac) keyed.clone()).doFinal(body);
        } catch (CloneNotSupportedException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
