package tingxu.bridge.card;

import tingxu.bridge.frame.Bytes;

import java.util.Arrays;

/** Any bytes as a card reader's answers: framer, page and veil hold what they promise. */
public final class CardFuzz {

    private static final Bytes NO_CARD = Bytes.hex("AA AA AA 96 69 00 04 00 00 80 84");

    private CardFuzz() {}

    /** The first byte says which command is awaited. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) return;
        CardFrames[] commands = CardFrames.values();
        CardFramer framer = new CardFramer();
        framer.await(commands[(bytes[0] & 0xFF) % commands.length]);
        for (int i = 1; i < bytes.length; i++)
            if (framer.feed(bytes[i] & 0xFF) instanceof CardFramer.Whole(CardAnswer answer))
                read(answer);
        framer.await(CardFrames.FIND);
        CardFramer.Cut last = null;
        for (int i = 0; i < NO_CARD.length(); i++) last = framer.feed(NO_CARD.at(i));
        if (!(last instanceof CardFramer.Whole)) throw new AssertionError("deaf afterwards");
        veil(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    private static void read(CardAnswer answer) {
        switch (CardPage.read(answer)) {
            case CardPage.Good(IdCard card) -> {
                if (!card.mask().contains("*********")) throw new AssertionError("no mask");
                card.forget();
            }
            case CardPage.Bad(String why) -> {
                if (why.isBlank()) throw new AssertionError("no reason");
            }
        }
        answer.forget();
    }

    /** A trace is as long as what it hides, and its frames are as right or wrong. */
    private static void veil(byte[] bytes) {
        byte[] shown = new CardVeil().apply(bytes);
        if (shown.length != bytes.length) throw new AssertionError("bytes were lost");
        byte[] inPieces = new byte[bytes.length];
        CardVeil veil = new CardVeil();
        for (int i = 0; i < bytes.length; i++) inPieces[i] = veil.apply(new byte[] {bytes[i]})[0];
        if (!Arrays.equals(shown, inPieces)) throw new AssertionError("pieces matter");
    }
}
