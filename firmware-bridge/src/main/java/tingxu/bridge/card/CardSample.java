package tingxu.bridge.card;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.FrameSample;

/** A whole card of a made-up citizen, photo and all, as its reader sends it. */
public final class CardSample {

    private static final Bytes LENGTHS = Bytes.hex("00 00 90 01 00 04 00");
    private static final int PHOTO_BYTES = 1024;

    private CardSample() {}

    public static FrameSample card() {
        CardText text = CardText.citizen("示例", "11010519491231002X");
        Bytes frame =
                CardFrames.framed(
                        LENGTHS.plus(Bytes.copyOf(text.encode()))
                                .plus(Bytes.copyOf(new byte[PHOTO_BYTES])));
        return new FrameSample("card", frame, 1, CardSample::cutter);
    }

    /** Reads the card too, as the driver does. */
    private static FrameSample.Cutter cutter() {
        CardFramer framer = new CardFramer();
        framer.await(CardFrames.READ);
        return b ->
                framer.feed(b) instanceof CardFramer.Whole(CardAnswer answer)
                        && CardPage.read(answer) instanceof CardPage.Good;
    }
}
