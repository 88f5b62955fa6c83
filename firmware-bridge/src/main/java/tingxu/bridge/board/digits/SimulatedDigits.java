package tingxu.bridge.board.digits;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Boards of digits on the far end of a tty or a socket: each shows text, and all share one bad
 * mood.
 */
public final class SimulatedDigits implements AutoCloseable {

    private static final Bytes JUNK = Bytes.hex("00 FF 01 10 00 70");
    private static final int LONGEST = 256;
    private static final int MOST_REGISTERS = 123;
    private static final int FIXED = 8;
    private static final int WRITE_HEAD = 7;
    private static final int MOST_TEXT = 16;

    /** How boards and their wires can be. */
    public enum Mood {
        HEALTHY,
        /** Hear nothing. */
        DEAF,
        /** Refuse everything for now. */
        BUSY,
        /** Bytes of a bad wire around every answer, and every second answer is damaged. */
        NOISE,
        /** Every answer comes a byte a millisecond. */
        SLOW,
        /** Every answer has a wrong checksum. */
        WRONG_CHECKSUM,
        /** Answer in the name of the next address. */
        WRONG_ADDRESS,
        /** Hang up in the middle of every answer. */
        HANG_UP
    }

    private final SortedMap<Integer, String> texts = new TreeMap<>();
    private final SortedMap<Integer, Mood> moods = new TreeMap<>();
    private final List<Consumer<String>> ears = new CopyOnWriteArrayList<>();
    private final FarEnd line;
    private Bytes heard = Bytes.NONE;
    private int answers;

    /** Starts at once. */
    public SimulatedDigits(Port farEnd, int... addresses) {
        synchronized (this) {
            for (int address : addresses) {
                texts.put(address, "");
                moods.put(address, Mood.HEALTHY);
            }
            this.line = new FarEnd(farEnd, this::hear);
        }
    }

    /** What can be read on the board at an address. */
    public synchronized String text(int address) {
        String text = texts.get(address);
        if (text == null) throw new IllegalArgumentException("nobody is at " + address);
        return text.strip();
    }

    /** What stands on it in a frame: for people. */
    public synchronized String picture(int address) {
        return "[" + texts.get(address) + "]";
    }

    /** Told of each text, on the boards' thread. */
    public void onText(Consumer<String> ear) {
        ears.add(ear);
    }

    public synchronized Mood mood(int address) {
        Mood mood = moods.get(address);
        if (mood == null) throw new IllegalArgumentException("nobody is at " + address);
        return mood;
    }

    public synchronized void mood(int address, Mood mood) {
        moods.put(address, mood);
    }

    @Override
    public void close() {
        line.close();
    }

    private synchronized void hear(byte[] bytes) {
        // Silence ends a sentence, whole or not.
        if (bytes.length == 0) heard = Bytes.NONE;
        for (byte b : bytes) {
            heard = heard.length() < LONGEST ? heard.plus(b & 0xFF) : heard.from(1).plus(b & 0xFF);
            if (heard.length() > 1 && obeyed()) heard = Bytes.NONE;
        }
    }

    /** Whether what has come ends in a whole sentence. */
    private boolean obeyed() {
        for (int from = 0; from + FIXED <= heard.length(); from++) {
            if (lengthOf(heard, from) != heard.length() - from) continue;
            Bytes frame = heard.from(from);
            if (!DigitsFrames.isSound(frame)) continue;
            obey(frame);
            return true;
        }
        return false;
    }

    private static int lengthOf(Bytes heard, int from) {
        DigitsFrames function = DigitsFrames.of(heard.at(from + 1));
        return switch (function) {
            case null -> -1;
            case READ, WRITE_ONE -> FIXED;
            case WRITE -> WRITE_HEAD + heard.at(from + WRITE_HEAD - 1) + DigitsFrames.CHECKSUM;
        };
    }

    private void obey(Bytes frame) {
        int address = frame.at(0);
        Mood mood = moods.get(address);
        if (mood == null || mood == Mood.DEAF) return;
        DigitsFrames function = DigitsFrames.of(frame.at(1));
        if (function == null) return;
        int as = mood == Mood.WRONG_ADDRESS ? address + 1 : address;
        say(
                mood == Mood.BUSY ? refusal(as, function, 6) : done(function, address, as, frame),
                mood);
    }

    private Bytes done(DigitsFrames function, int address, int as, Bytes frame) {
        int register = frame.u16be(2);
        return switch (function) {
            case READ -> read(as, register, frame.u16be(4), address);
            case WRITE_ONE ->
                    register > DigitsFrames.POINT
                            ? refusal(as, function, 2)
                            : function.frame(as, frame.slice(2, 6));
            case WRITE -> {
                Bytes letters = frame.slice(WRITE_HEAD, frame.length() - DigitsFrames.CHECKSUM);
                int why = refused(register, frame.u16be(4), letters);
                if (why != 0) yield refusal(as, function, why);
                show(address, new String(letters.toArray(), StandardCharsets.US_ASCII));
                yield function.frame(as, frame.slice(2, 6));
            }
        };
    }

    private static int refused(int register, int count, Bytes letters) {
        if (register != DigitsFrames.TEXT) return 2;
        boolean fits = 2 * count == letters.length() && letters.length() <= MOST_TEXT;
        return fits ? 0 : 3;
    }

    private Bytes read(int as, int register, int count, int address) {
        if (register != DigitsFrames.TEXT || count < 1 || count > MOST_REGISTERS)
            return refusal(as, DigitsFrames.READ, 2);
        String text = texts.getOrDefault(address, "");
        String padded = (text + " ".repeat(2 * count)).substring(0, 2 * count);
        return DigitsFrames.READ.frame(as, Bytes.of(2 * count).plus(Bytes.ascii(padded)));
    }

    private static Bytes refusal(int as, DigitsFrames function, int why) {
        return DigitsFrames.refusal(as, function.code, why);
    }

    private void show(int address, String text) {
        texts.put(address, text);
        ears.forEach(ear -> ear.accept(text));
    }

    private void say(Bytes answer, Mood mood) {
        boolean odd = ++answers % 2 == 1;
        switch (mood) {
            case HEALTHY, BUSY, WRONG_ADDRESS -> line.say(answer.toArray());
            case DEAF -> {}
            case NOISE -> line.say(JUNK.plus(odd ? damaged(answer) : answer).plus(JUNK).toArray());
            case WRONG_CHECKSUM -> line.say(damaged(answer).toArray());
            case SLOW -> line.sayEachMillisecond(answer.toArray());
            case HANG_UP -> {
                line.say(answer.slice(0, answer.length() / 2).toArray());
                line.hangUp();
            }
        }
    }

    private static Bytes damaged(Bytes answer) {
        byte[] bytes = answer.toArray();
        bytes[bytes.length - 1] ^= 0x10;
        return Bytes.copyOf(bytes);
    }
}
