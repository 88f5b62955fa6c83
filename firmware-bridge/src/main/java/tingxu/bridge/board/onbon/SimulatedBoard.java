package tingxu.bridge.board.onbon;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.onbon.SimulatedCard.Reply;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A board with an Onbon card on the far end of a tty or a socket: shows text, and has bad moods.
 */
public final class SimulatedBoard implements AutoCloseable {

    private static final Bytes JUNK = Bytes.hex("00 A5 5A 13 A5 A6 07 FF");
    private static final int HALF = 2;

    /** How a card can be. */
    public enum Mood {
        HEALTHY,
        /** Hears nothing. */
        DEAF,
        /** Refuses everything for now. */
        NACK_BUSY,
        /** Bytes of a bad wire around every answer, and every second answer is damaged. */
        NOISE,
        /** Every answer comes a byte a millisecond. */
        SLOW,
        /** Every answer has a wrong checksum. */
        WRONG_CHECKSUM,
        /** Answers in the name of the next address. */
        WRONG_ADDRESS,
        /** Hangs up in the middle of every answer. */
        HANG_UP
    }

    private final List<Consumer<String>> ears = new CopyOnWriteArrayList<>();
    private final SimulatedCard card;
    private final FarEnd line;
    private BoardFramer framer = BoardFramer.start();
    private Mood mood = Mood.HEALTHY;
    private String told = "";
    private int answers;

    public SimulatedBoard(Port farEnd) {
        this(farEnd, 1);
    }

    /** Alone on its line; starts at once. */
    public SimulatedBoard(Port farEnd, int address) {
        this.card = new SimulatedCard(address);
        synchronized (this) {
            // The new thread may not hear before there is a line to answer on.
            this.line = new FarEnd(farEnd, this::hear);
        }
    }

    /** With others on a line that {@code bus} listens to. */
    SimulatedBoard(FarEnd bus, int address) {
        this.card = new SimulatedCard(address);
        this.line = bus;
    }

    /** What can be read on it, one line below the other; nothing while it is switched off. */
    public synchronized String text() {
        return card.text();
    }

    /** What stands on it in a frame, with the colour of each line: for people. */
    public synchronized String picture() {
        return card.picture();
    }

    /** What it has said aloud, the oldest first. */
    public synchronized List<String> spoken() {
        return card.spoken();
    }

    public synchronized int brightness() {
        return card.brightness();
    }

    /** What its clock was set to last; null where nobody has. */
    public synchronized @Nullable LocalDateTime clock() {
        return card.clock();
    }

    /** Told of each text that differs from the last, on the board's thread. */
    public void onFace(Consumer<String> ear) {
        ears.add(ear);
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood next) {
        mood = next;
    }

    /** Power off and on: what a dynamic area shows is forgotten. */
    public void restart() {
        synchronized (this) {
            card.forget();
        }
        tellFace();
    }

    @Override
    public void close() {
        line.close();
    }

    void hear(byte[] bytes) {
        synchronized (this) {
            card.fade();
        }
        for (byte b : bytes) hear(b & 0xFF);
        tellFace();
    }

    private void hear(int b) {
        Reply reply;
        synchronized (this) {
            BoardFramer.Step step = framer.feed(b);
            framer = step.next();
            if (mood == Mood.DEAF) return;
            BoardFrame frame = step.frame();
            if (frame != null) reply = card.obey(frame, mood == Mood.NACK_BUSY);
            else if (step.broken()) reply = card.misheard();
            else return;
        }
        if (reply != null) answer(reply);
    }

    private void tellFace() {
        String now;
        synchronized (this) {
            now = card.text();
            if (now.equals(told)) return;
            told = now;
        }
        ears.forEach(ear -> ear.accept(now));
    }

    private void answer(Reply reply) {
        Mood now;
        boolean odd;
        synchronized (this) {
            now = mood;
            odd = ++answers % 2 == 1;
        }
        int as = now == Mood.WRONG_ADDRESS ? reply.from() + 1 : reply.from();
        Bytes frame = new BoardFrame(BoardFrame.HOST, as, reply.data()).encode();
        switch (now) {
            case HEALTHY, NACK_BUSY, WRONG_ADDRESS -> line.say(frame.toArray());
            case DEAF -> {}
            case NOISE -> line.say(JUNK.plus(odd ? damaged(frame) : frame).plus(JUNK).toArray());
            case WRONG_CHECKSUM -> line.say(damaged(frame).toArray());
            case SLOW -> line.sayEachMillisecond(frame.toArray());
            case HANG_UP -> {
                line.say(frame.slice(0, frame.length() / HALF).toArray());
                line.hangUp();
            }
        }
    }

    private static Bytes damaged(Bytes frame) {
        byte[] bytes = frame.toArray();
        bytes[bytes.length / HALF] ^= 0x10;
        return Bytes.copyOf(bytes);
    }
}
