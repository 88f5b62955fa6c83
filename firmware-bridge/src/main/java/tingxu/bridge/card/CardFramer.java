package tingxu.bridge.card;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.card.CardFrames.Status;

import java.util.Arrays;

/**
 * Cuts what the reader says into answers. Feeding it never blocks and never throws; its memory is
 * fixed.
 *
 * <p>It is told which answer is awaited: a longer one is no answer, so a bent length costs one
 * frame at most. The photo runs through the checksum and nowhere else.
 */
final class CardFramer {

    private static final int NOISE_AT_MOST = 16;
    private static final int LEADING_AA = 3;
    private static final int STATUS_BYTES = 3;
    private static final int CHECKSUM_BYTES = 1;

    /** What one more byte has made of the stream. */
    sealed interface Cut {}

    record Whole(CardAnswer answer) implements Cut {}

    record Broken(String why) implements Cut {}

    private final byte[] kept = new byte[CardFrames.READ.keep];
    private CardFrames awaited = CardFrames.STATUS;
    private int heard;
    private int matched;
    private int position;
    private int length;
    private int sum;
    private int status;

    /** Begins anew, for the answer to {@code asked}. */
    void await(CardFrames asked) {
        awaited = asked;
        heard = 0;
        hunt();
    }

    /** True when so much has come that it can only be an answer, whole or maimed. */
    boolean answering() {
        return heard > NOISE_AT_MOST;
    }

    /** Takes one byte, 0 to 255; most of them make nothing yet. */
    @Nullable Cut feed(int b) {
        if (heard <= NOISE_AT_MOST) heard++;
        if (matched < CardFrames.PREAMBLE.length()) {
            matched = matches(matched, b);
            return null;
        }
        sum ^= b;
        return switch (position++) {
            case 0 -> {
                length = b << 8;
                yield null;
            }
            case 1 -> measured(b);
            default -> gathered(b, position - 3);
        };
    }

    /** How much of the preamble stands at the end of the stream: it may begin inside itself. */
    static int matches(int matched, int b) {
        if (b == CardFrames.PREAMBLE.at(matched)) return matched + 1;
        if (b != CardFrames.PREAMBLE.at(0)) return 0;
        return matched == LEADING_AA ? matched : 1;
    }

    private @Nullable Cut measured(int b) {
        length |= b;
        if (length >= STATUS_BYTES + CHECKSUM_BYTES && length <= awaited.longestAnswer) return null;
        String why = "a length of " + length + " where " + awaited + " was asked";
        hunt();
        return new Broken(why);
    }

    private @Nullable Cut gathered(int b, int index) {
        int data = index - STATUS_BYTES;
        if (index == length - 1) return ended();
        if (index == STATUS_BYTES - 1) status = b;
        if (data >= 0 && data < awaited.keep) kept[data] = (byte) b;
        return null;
    }

    private Cut ended() {
        int sent = length - STATUS_BYTES - CHECKSUM_BYTES;
        Cut cut =
                sum == 0
                        ? new Whole(
                                new CardAnswer(
                                        Status.of(status),
                                        Arrays.copyOf(kept, Math.min(sent, awaited.keep)),
                                        sent))
                        : new Broken("a wrong checksum");
        hunt();
        return cut;
    }

    private void hunt() {
        Arrays.fill(kept, (byte) 0);
        matched = 0;
        position = 0;
        sum = 0;
    }
}
