package tingxu.bridge.scanner;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.frame.Checksum;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.KeyEvents;
import tingxu.bridge.port.KeyEvents.KeyEvent;
import tingxu.bridge.port.Port;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A scanner made of software, at the far end of a real tty, bad moods included. */
public final class SimulatedScanner implements AutoCloseable {

    /** How the scanner behaves until it is told otherwise. */
    public enum Mood {
        HEALTHY,
        /** No end behind a code. */
        NO_END,
        /** One byte a millisecond. */
        SLOW,
        /** Stray bytes before every answer; before every code where nothing is ever answered. */
        NOISE,
        /** Answers have a wrong checksum. */
        WRONG_CHECKSUM,
        /** The plug is pulled in the middle of a code. */
        HANGS_UP,
        /** Of a keyboard: the kernel throws some of its keys away. */
        KEYS_LOST,
        /** Of a keyboard: it types as if for a French one. */
        OTHER_LAYOUT,
        /** Hears everything, answers nothing, scans nothing. */
        DEAF
    }

    private static final Set<Mood> OF_ANSWERS = EnumSet.of(Mood.WRONG_CHECKSUM);
    private static final Set<Mood> OF_BYTES = EnumSet.of(Mood.NOISE, Mood.WRONG_CHECKSUM);
    private static final Set<Mood> OF_KEYS = EnumSet.of(Mood.KEYS_LOST, Mood.OTHER_LAYOUT);
    private static final Bytes STRAY = Bytes.hex("02 FF 02 00 00 FF");

    private static final String FRENCH = "1234567890aqzwmAQZWM.";
    private static final String AMERICAN = "!@#$%^&*()qawz;QAWZ:<";
    private static final long MILLISECOND = 1_000_000;
    private static final int LONGEST_COMMAND = 64;

    private final Port line;
    private final FarEnd farEnd;
    private final ScannerMake make;
    private Bytes heard = Bytes.NONE;
    private Mood mood = Mood.HEALTHY;
    private String held = "";

    /** A scanner in line mode. Starts at once; closing it hangs up. */
    public SimulatedScanner(Port farEnd) {
        this(farEnd, ScannerMake.LINE);
    }

    /** Starts at once; closing it hangs up. */
    public SimulatedScanner(Port farEnd, ScannerMake make) {
        this.line = farEnd;
        this.make = make;
        synchronized (this) {
            // The new thread may not hear before there is a line to answer on.
            this.farEnd = new FarEnd(farEnd, this::hear);
        }
    }

    /** The moods that this make can have, the good one first. */
    public List<Mood> moods() {
        EnumSet<Mood> moods = EnumSet.allOf(Mood.class);
        moods.removeAll(make == ScannerMake.KEYBOARD ? OF_BYTES : OF_KEYS);
        if (make.question.isEmpty()) moods.removeAll(OF_ANSWERS);
        return List.copyOf(moods);
    }

    /**
     * Holds a code before the scanner, which sends it in UTF-8 with CR behind it; a keyboard types
     * of it what there are keys for.
     */
    public void scan(String text) {
        Mood now = mood();
        if (now == Mood.DEAF) return;
        String line = now == Mood.NO_END ? text : text + "\r";
        byte[] code =
                make == ScannerMake.KEYBOARD
                        ? typed(line, now)
                        : line.getBytes(StandardCharsets.UTF_8);
        if (now == Mood.NOISE && make.question.isEmpty()) send(STRAY.toArray());
        if (now == Mood.HANGS_UP) {
            send(Arrays.copyOf(code, code.length / 2));
            this.line.close();
        } else {
            send(code);
        }
    }

    /** Lays a code before a scanner that waits for its trigger. */
    public synchronized void hold(String text) {
        held = text;
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood next) {
        mood = next;
    }

    /** Sends just these bytes. */
    public void send(byte[] bytes) {
        if (mood() != Mood.SLOW) {
            farEnd.say(bytes);
            return;
        }
        for (byte b : bytes) {
            LockSupport.parkNanos(MILLISECOND);
            farEnd.say(new byte[] {b});
        }
    }

    @Override
    public void close() {
        farEnd.close();
    }

    private void hear(byte[] bytes) {
        for (byte b : bytes) {
            heard = heard.plus(b & 0xFF);
            if (obey()) heard = Bytes.NONE;
            else if (heard.length() > LONGEST_COMMAND) heard = heard.from(1);
        }
    }

    /** Whether what was heard ends with a command. */
    private boolean obey() {
        if (mood() == Mood.DEAF || make == ScannerMake.LINE) return false;
        if (ends(make.trigger)) {
            if (make == ScannerMake.GM65) answer(gm65(Bytes.of(0x00)));
            String code = taken();
            if (!code.isEmpty()) scan(code);
            return true;
        }
        if (ends(make.question)) {
            answer(make == ScannerMake.GM65 ? gm65(Bytes.of(0x39, 0x01)) : newland(make.question));
            return true;
        }
        return ends(make.stop);
    }

    private synchronized String taken() {
        String code = held;
        held = "";
        return code;
    }

    private boolean ends(Bytes command) {
        return !command.isEmpty()
                && heard.length() >= command.length()
                && heard.from(heard.length() - command.length()).equals(command);
    }

    private void answer(Bytes frame) {
        Bytes said = frame;
        if (mood() == Mood.WRONG_CHECKSUM) {
            int last = frame.length() - 1;
            said = frame.slice(0, last).plus(frame.at(last) ^ 0x55);
        }
        if (mood() == Mood.NOISE) said = STRAY.plus(said);
        send(said.toArray());
    }

    private static Bytes gm65(Bytes data) {
        Bytes checked = Bytes.of(0x00, data.length()).plus(data);
        int sum = Checksum.crcCcitt(checked);
        return Bytes.of(0x02, 0x00).plus(checked).plus(sum >> 8).plus(sum & 0xFF);
    }

    /** The command again, each value accepted (Newland, "Programming commands"). */
    static Bytes newland(Bytes command) {
        Bytes echo = Bytes.of(0x02);
        for (int i = 1; i < command.length(); i++) {
            int b = command.at(i);
            if (b == ',' || b == ';') echo = echo.plus(0x06);
            echo = echo.plus(b);
        }
        return echo;
    }

    /** What the kernel tells of the keys that type these characters. */
    static byte[] keys(String text) {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++)
            if (KeyStrokes.isTypable(text.charAt(i)))
                stroke(KeyStrokes.keyOf(text.charAt(i))).forEach(events::writeBytes);
        return events.toByteArray();
    }

    private static List<byte[]> stroke(int key) {
        boolean shift = key >= KeyStrokes.WITH_SHIFT;
        int code = key % KeyStrokes.WITH_SHIFT;
        List<byte[]> events = new ArrayList<>();
        if (shift) events.add(new KeyEvent(KeyStrokes.LEFT_SHIFT, KeyEvents.PRESSED).bytes());
        events.add(new KeyEvent(code, KeyEvents.PRESSED).bytes());
        events.add(new KeyEvent(code, KeyEvents.RELEASED).bytes());
        if (shift) events.add(new KeyEvent(KeyStrokes.LEFT_SHIFT, KeyEvents.RELEASED).bytes());
        return events;
    }

    private static byte[] typed(String line, Mood mood) {
        if (mood == Mood.OTHER_LAYOUT) return keys(french(line));
        if (mood != Mood.KEYS_LOST) return keys(line);
        int middle = line.length() / 2;
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        events.writeBytes(keys(line.substring(0, middle)));
        events.writeBytes(KeyEvents.dropped());
        events.writeBytes(keys(line.substring(Math.min(line.length(), middle + 2))));
        return events.toByteArray();
    }

    /** What an American keyboard understands of the keys for a French one. */
    private static String french(String text) {
        StringBuilder heard = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int at = FRENCH.indexOf(text.charAt(i));
            heard.append(at < 0 ? text.charAt(i) : AMERICAN.charAt(at));
        }
        return heard.toString();
    }
}
