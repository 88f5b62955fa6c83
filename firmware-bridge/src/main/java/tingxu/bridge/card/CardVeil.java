package tingxu.bridge.card;

import tingxu.bridge.frame.Bytes;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * Hides what is personal from the trace of a card reader's line, so that the trace can be sent to
 * others and still plays.
 *
 * <p>Frames keep their shape and status; a card's text becomes that of a made-up card, other data
 * becomes zeros. A right checksum stays right and a wrong one wrong. Of bytes outside frames no
 * more than a header's worth is shown, and none after a wrong checksum: they could be a name. What
 * may begin a preamble is shown always, or nothing after a bent frame would play.
 */
public final class CardVeil implements UnaryOperator<byte[]> {

    private static final int LENGTH_BYTES = 2;
    private static final int STATUS_BYTES = 3;
    private static final int NOISE_SHOWN = 12;
    private static final Bytes MADE_UP =
            Bytes.hex("01 00 04 00")
                    .plus(
                            Bytes.copyOf(
                                    new CardText(
                                                    CardKind.CITIZEN,
                                                    "示例",
                                                    "11010519491231002X",
                                                    LocalDate.of(1949, 12, 31),
                                                    LocalDate.of(2020, 1, 1),
                                                    null)
                                            .encode()));

    private int matched;
    private int position;
    private int length;
    private int sum;
    private int bend;
    private int noise;

    @Override
    public byte[] apply(byte[] bytes) {
        byte[] veiled = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) veiled[i] = (byte) veil(bytes[i] & 0xFF);
        return veiled;
    }

    private int veil(int b) {
        if (matched < CardFrames.PREAMBLE.length()) return outside(b);
        int index = position++ - LENGTH_BYTES;
        sum ^= b;
        if (index < 0) {
            length = length << 8 | b;
            return b;
        }
        if (index >= length - 1) return checksum(b);
        int shown = index < STATUS_BYTES ? b : madeUp(index - STATUS_BYTES);
        bend ^= b ^ shown;
        return shown;
    }

    private int outside(int b) {
        matched = CardFramer.matches(matched, b);
        position = 0;
        length = 0;
        sum = 0;
        bend = 0;
        boolean shown = matched > 0 || noise < NOISE_SHOWN;
        noise++;
        return shown ? b : 0;
    }

    private int checksum(int b) {
        matched = 0;
        noise = sum == 0 ? 0 : NOISE_SHOWN;
        return b ^ bend;
    }

    private int madeUp(int index) {
        return length == CardFrames.READ.longestAnswer && index < MADE_UP.length()
                ? MADE_UP.at(index)
                : 0;
    }
}
