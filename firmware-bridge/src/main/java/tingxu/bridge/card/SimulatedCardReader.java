package tingxu.bridge.card;

import static tingxu.bridge.card.CardFrames.Status.COMMAND_WRONG;
import static tingxu.bridge.card.CardFrames.Status.DONE;
import static tingxu.bridge.card.CardFrames.Status.FOUND;
import static tingxu.bridge.card.CardFrames.Status.MODULE_NOT_AUTHORISED;
import static tingxu.bridge.card.CardFrames.Status.MODULE_REJECTS_CARD;
import static tingxu.bridge.card.CardFrames.Status.NOT_ON_CARD;
import static tingxu.bridge.card.CardFrames.Status.NO_CARD;
import static tingxu.bridge.card.CardFrames.Status.OTHER_KIND_OF_CARD;
import static tingxu.bridge.card.CardFrames.Status.READ_FAILED;
import static tingxu.bridge.card.CardFrames.Status.SELECT_FAILED;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.card.CardFrames.Status;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Checksum;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Pty;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** A card reader made of software, at the far end of a real tty, bad moods included. */
public final class SimulatedCardReader implements AutoCloseable {

    /** How the reader behaves until it is told otherwise. */
    public enum Mood {
        HEALTHY,
        /** Every answer in pieces of one byte, written one by one. */
        SPLIT_WRITES,
        /** Noise before every answer. */
        JUNK_PREFIX,
        /** The answer to a read begins with {@code AA 00 AA AA 96 69}, as seen in the field. */
        BENT_PREAMBLE,
        /** The answer to a read has a wrong checksum. */
        WRONG_CHECKSUM,
        /** The answer to a read ends in the middle. */
        TRUNCATED,
        /** One byte a millisecond. */
        SLOW,
        /** The card leaves while it is read. */
        CARD_REMOVED_MID_READ,
        /** The card lies badly, or is broken. */
        CARD_UNREADABLE,
        /** Two cards lie in the field: one is found, none can be selected. */
        TWO_CARDS,
        /** Stray bytes after every answer, as from a line beside a lift's motor. */
        NOISE,
        /** The card is of a kind that the module does not know, such as a bus card. */
        OTHER_CARD,
        /** The module does not believe the card. */
        NOT_GENUINE,
        /** The plug is pulled in the middle of the answer to a read. */
        HANGS_UP,
        /** Hears everything, answers nothing. */
        DEAF,
        /** The security module does not work. */
        REFUSING
    }

    private static final Bytes MODULE =
            Bytes.hex("05 00 03 00 05 25 35 01 15 CD 5B 07 2A 00 00 00");
    private static final Bytes LENGTHS = Bytes.hex("01 00 04 00");
    private static final int PHOTO_BYTES = 1024;
    private static final int COMMAND_BYTES = 10;
    private static final long MILLISECOND = 1_000_000;
    private static final byte[] MISHEARD = {(byte) 0xF8, 0x78, 0};

    private final Port line;
    private final FarEnd farEnd;
    private Bytes heard = Bytes.NONE;
    private Mood mood = Mood.HEALTHY;
    private @Nullable CardText card;
    private boolean read;
    private int baud;
    private final IntSupplier hostBaud;

    /** Starts at once; closing it hangs up. Understands its host at any speed. */
    public SimulatedCardReader(Port farEnd) {
        this(farEnd, () -> 0, 0);
    }

    /** A reader that runs at {@code baud} and hears nothing from a host that does not. */
    public SimulatedCardReader(Pty farEnd, int baud) {
        this(farEnd, farEnd::baud, baud);
    }

    private SimulatedCardReader(Port farEnd, IntSupplier hostBaud, int baud) {
        this.line = farEnd;
        this.hostBaud = hostBaud;
        this.baud = baud;
        this.farEnd = new FarEnd(farEnd, this::hear);
    }

    /** The speed it runs at, as set by its host; 0 where it does not mind. */
    public synchronized int baud() {
        return baud;
    }

    public synchronized void place(CardText text) {
        card = text;
        read = false;
    }

    public synchronized void remove() {
        card = null;
    }

    /** Whether a card lies on it. */
    public synchronized boolean holdsCard() {
        return card != null;
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood newMood) {
        mood = newMood;
    }

    @Override
    public void close() {
        farEnd.close();
    }

    private void hear(byte[] bytes) throws PortGone {
        if (baud() != hostBaud.getAsInt()) {
            if (bytes.length > 0) line.write(MISHEARD);
            return;
        }
        heard = heard.plus(Bytes.copyOf(bytes));
        while (heard.length() >= COMMAND_BYTES) {
            Bytes body = heard.slice(CardFrames.PREAMBLE.length(), COMMAND_BYTES);
            if (heard.startsWith(CardFrames.PREAMBLE) && Checksum.xor(body) == 0) {
                heard = heard.from(COMMAND_BYTES);
                answer(body.slice(0, body.length() - 1));
                changeSpeed(body.slice(0, body.length() - 1));
            } else {
                heard = heard.from(1);
            }
        }
    }

    private void answer(Bytes command) throws PortGone {
        Mood now = mood();
        if (now == Mood.DEAF) return;
        boolean reading = CardFrames.READ.is(command);
        Bytes frame = now == Mood.REFUSING ? plain(MODULE_NOT_AUTHORISED) : frame(command);
        switch (now) {
            case HEALTHY,
                    CARD_REMOVED_MID_READ,
                    CARD_UNREADABLE,
                    TWO_CARDS,
                    OTHER_CARD,
                    NOT_GENUINE,
                    DEAF,
                    REFUSING ->
                    write(frame);
            case NOISE -> write(frame.plus(Bytes.hex("FF AA AA AA 96 00 69 AA")));
            case HANGS_UP -> {
                write(reading ? frame.slice(0, frame.length() / 2) : frame);
                if (reading) line.close();
            }
            case SPLIT_WRITES -> writeSlowly(frame, 0);
            case SLOW -> writeSlowly(frame, MILLISECOND);
            case JUNK_PREFIX -> write(Bytes.hex("00 AA AA FF 96 AA").plus(frame));
            case BENT_PREAMBLE -> write(reading ? Bytes.hex("AA 00").plus(frame.from(1)) : frame);
            case WRONG_CHECKSUM -> write(reading ? bent(frame) : frame);
            case TRUNCATED -> write(reading ? frame.slice(0, frame.length() / 2) : frame);
        }
    }

    /** The good answer still goes out at the old speed. */
    private synchronized void changeSpeed(Bytes command) {
        for (CardFrames speed : CardSpeeds.COMMANDS)
            if (speed.is(command) && baud > 0) baud = CardSpeeds.baud(speed);
    }

    private synchronized Bytes frame(Bytes command) {
        if (CardFrames.STATUS.is(command) || CardFrames.RESET.is(command)) return plain(DONE);
        if (CardSpeeds.COMMANDS.stream().anyMatch(speed -> speed.is(command))) return plain(DONE);
        if (CardFrames.MODULE_ID.is(command)) return with(DONE, MODULE);
        if (CardFrames.FIND.is(command))
            return card == null || read ? plain(NO_CARD) : with(FOUND, Bytes.of(0, 0, 0, 0));
        if (CardFrames.SELECT.is(command))
            return card == null || mood == Mood.TWO_CARDS
                    ? plain(SELECT_FAILED)
                    : with(DONE, Bytes.of(0, 0, 0, 0, 0, 0, 0, 0));
        if (CardFrames.READ.is(command)) return page();
        if (CardFrames.NEW_ADDRESS.is(command))
            return plain(card == null ? READ_FAILED : NOT_ON_CARD);
        return plain(COMMAND_WRONG);
    }

    private Bytes page() {
        if (mood == Mood.CARD_REMOVED_MID_READ) card = null;
        if (mood == Mood.OTHER_CARD) return plain(OTHER_KIND_OF_CARD);
        if (mood == Mood.NOT_GENUINE) return plain(MODULE_REJECTS_CARD);
        if (card == null || mood == Mood.CARD_UNREADABLE) return plain(READ_FAILED);
        read = mood != Mood.WRONG_CHECKSUM && mood != Mood.TRUNCATED && mood != Mood.BENT_PREAMBLE;
        byte[] photo = new byte[PHOTO_BYTES];
        Arrays.fill(photo, (byte) 0x55);
        Bytes text = Bytes.copyOf(card.encode());
        return with(DONE, LENGTHS.plus(text).plus(Bytes.copyOf(photo)));
    }

    private static Bytes plain(Status status) {
        return with(status, Bytes.NONE);
    }

    private static Bytes with(Status status, Bytes data) {
        return CardFrames.framed(Bytes.of(0, 0, status.code).plus(data));
    }

    private static Bytes bent(Bytes frame) {
        int last = frame.length() - 1;
        return frame.slice(0, last).plus(frame.at(last) ^ 0xFF);
    }

    private void write(Bytes frame) throws PortGone {
        line.write(frame.toArray());
    }

    private void writeSlowly(Bytes frame, long nanos) throws PortGone {
        for (int i = 0; i < frame.length(); i++) {
            line.write(new byte[] {(byte) frame.at(i)});
            if (nanos > 0) LockSupport.parkNanos(nanos);
        }
    }
}
