package tingxu.bridge.board;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A board with an Onbon card on the far end of a tty: shows text, and has bad moods. */
public final class SimulatedBoard implements AutoCloseable {

    private static final int TEXT_LENGTH_AT = 32;
    private static final int TEXT_AT = 36;
    private static final int RUN_AT = 20;
    private static final int TIMEOUT_AT = 21;
    private static final Bytes JUNK = Bytes.hex("00 A5 5A 13 A5 A6 07 FF");

    /** How a card can be. */
    public enum Mood {
        HEALTHY,
        /** Hears nothing. */
        DEAF,
        /** Refuses everything for now. */
        NACK_BUSY,
        /** Bytes of a bad wire around every answer, and every second answer is damaged. */
        NOISE
    }

    private final int address;
    private final List<Consumer<String>> ears = new CopyOnWriteArrayList<>();
    private final FarEnd line;
    private BoardFramer framer = BoardFramer.start();
    private Mood mood = Mood.HEALTHY;
    private String text = "";
    private int answers;
    private @Nullable Long darkAtNanos;

    public SimulatedBoard(Port farEnd) {
        this(farEnd, 1);
    }

    /** Starts at once. */
    public SimulatedBoard(Port farEnd, int address) {
        this.address = address;
        synchronized (this) {
            // The new thread may not hear before there is a line to answer on.
            this.line = new FarEnd(farEnd, this::hear);
        }
    }

    /** What can be read on it, one line below the other. */
    public synchronized String text() {
        return text;
    }

    /** Told of each text that differs from the last, on the board's thread. */
    public void onFace(Consumer<String> ear) {
        ears.add(ear);
    }

    public synchronized void mood(Mood next) {
        mood = next;
    }

    /** Power off and on: what a dynamic area shows is forgotten. */
    public void restart() {
        show("", null);
    }

    @Override
    public void close() {
        line.close();
    }

    private void hear(byte[] bytes) {
        if (isOver()) show("", null);
        for (byte b : bytes) {
            BoardFramer.Step step;
            synchronized (this) {
                step = framer.feed(b & 0xFF);
                framer = step.next();
            }
            BoardFrame frame = step.frame();
            if (frame != null) obey(frame);
            if (step.broken()) answer(BoardFrame.ANYBODY, BoardError.CHECKSUM);
        }
    }

    private synchronized boolean isOver() {
        return darkAtNanos != null && System.nanoTime() - darkAtNanos >= 0;
    }

    private void obey(BoardFrame frame) {
        boolean everybody = frame.to() == BoardFrame.EVERYBODY;
        if (!everybody && frame.to() != BoardFrame.ANYBODY && frame.to() != address) return;
        BoardError error = outcome(frame);
        if (!everybody) answer(frame.to(), error);
    }

    private BoardError outcome(BoardFrame frame) {
        synchronized (this) {
            if (mood == Mood.DEAF) return BoardError.NONE;
            if (mood == Mood.NACK_BUSY) return BoardError.BUSY;
        }
        if (frame.says(BoardFrames.PING)) return BoardError.NONE;
        if (!frame.says(BoardFrames.SHOW)) return BoardError.COMMAND;
        Bytes data = frame.data();
        if (data.length() < TEXT_AT || data.length() != TEXT_AT + data.u16le(TEXT_LENGTH_AT))
            return BoardError.MEMORY;
        boolean timed = data.at(RUN_AT) == DynamicArea.Run.UNTIL_TIMEOUT.code;
        show(
                readable(data.from(TEXT_AT)),
                timed ? Duration.ofSeconds(data.u16le(TIMEOUT_AT)) : null);
        return BoardError.NONE;
    }

    private void show(String next, @Nullable Duration life) {
        synchronized (this) {
            darkAtNanos = life == null ? null : System.nanoTime() + life.toNanos();
            if (text.equals(next)) return;
            text = next;
        }
        ears.forEach(ear -> ear.accept(next));
    }

    /** Without fonts and colours. */
    private static String readable(Bytes letters) {
        return new String(letters.toArray(), DynamicArea.CHARSET)
                .replaceAll("\\\\(F[OE]\\d{3}|C\\d)", "")
                .replace(DynamicArea.NEW_LINE, "\n");
    }

    private void answer(int as, BoardError error) {
        BoardFrames words = error == BoardError.NONE ? BoardFrames.ACK : BoardFrames.NACK;
        Bytes frame = new BoardFrame(BoardFrame.HOST, as, words.with(error.code, 0, 0)).encode();
        synchronized (this) {
            if (mood == Mood.DEAF) return;
            if (mood == Mood.NOISE) frame = spoiled(frame, ++answers % 2 == 1);
        }
        line.say(frame.toArray());
    }

    private static Bytes spoiled(Bytes frame, boolean damaged) {
        byte[] bytes = frame.toArray();
        if (damaged) bytes[bytes.length / 2] ^= 0x10;
        return JUNK.plus(Bytes.copyOf(bytes)).plus(JUNK);
    }
}
