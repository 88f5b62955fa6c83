package tingxu.bridge.board.template;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.board.BoardFace;
import tingxu.bridge.frame.Bytes;
import tingxu.bridge.port.FarEnd;
import tingxu.bridge.port.Port;

/** A board of a described make on the far end of a tty or a socket; silence ends a frame. */
public final class SimulatedTemplate implements AutoCloseable {

    private static final Bytes JUNK = Bytes.hex("00 FF 55 AA");
    private static final int LONGEST = 256;

    /** How such a board and its wire can be. */
    public enum Mood {
        HEALTHY,
        /** Hears nothing. */
        DEAF,
        /** Shows what it hears; its answers do not come through. */
        ANSWERS_LOST,
        /** Bytes of a bad wire around every answer. */
        NOISE,
        /** Every answer comes a byte a millisecond. */
        SLOW,
        /** Every answer has a damaged last byte. */
        WRONG_CHECKSUM,
        /** Listens to the next address. */
        WRONG_ADDRESS,
        /** Hangs up instead of an answer. */
        HANG_UP
    }

    private final TemplateProfile profile;
    private final FarEnd line;
    private Bytes heard = Bytes.NONE;
    private Mood mood = Mood.HEALTHY;
    private String text = "";

    /** Starts at once. */
    public SimulatedTemplate(Port farEnd, TemplateProfile profile) {
        this.profile = profile;
        synchronized (this) {
            this.line = new FarEnd(farEnd, this::hear);
        }
    }

    /** What can be read on it. */
    public synchronized String text() {
        return text;
    }

    /** What stands on it in a frame: for people. */
    public synchronized String picture() {
        return "[" + text + "]";
    }

    public synchronized Mood mood() {
        return mood;
    }

    public synchronized void mood(Mood next) {
        mood = next;
    }

    /** Loses its power and has it again: it is dark until the next face. */
    public synchronized void restart() {
        heard = Bytes.NONE;
        text = "";
    }

    @Override
    public void close() {
        line.close();
    }

    private synchronized void hear(byte[] bytes) {
        if (bytes.length == 0) {
            if (!heard.isEmpty()) obey();
            heard = Bytes.NONE;
            return;
        }
        heard = heard.plus(Bytes.copyOf(bytes));
        if (heard.length() > LONGEST) heard = heard.from(heard.length() - LONGEST);
    }

    /** Noise before a frame is passed over. */
    private void obey() {
        if (mood == Mood.DEAF) return;
        for (int from = 0; from < heard.length(); from++) {
            Template.Said said = profile.frame().read(heard.from(from));
            if (said == null) continue;
            int own = mood == Mood.WRONG_ADDRESS ? profile.address() + 1 : profile.address();
            if (said.address() != 0 && said.address() != own) return;
            text = new String(said.text().toArray(), profile.frame().letters().charset).strip();
            say(profile.answer());
            return;
        }
    }

    private void say(@Nullable Template answer) {
        if (answer == null) return;
        Bytes bytes = answer.frame(profile.address(), BoardFace.dark());
        switch (mood) {
            case HEALTHY, WRONG_ADDRESS -> line.say(bytes.toArray());
            case DEAF, ANSWERS_LOST -> {}
            case NOISE -> line.say(JUNK.plus(bytes).plus(JUNK).toArray());
            case SLOW -> line.sayEachMillisecond(bytes.toArray());
            case WRONG_CHECKSUM -> {
                int last = bytes.length() - 1;
                line.say(bytes.slice(0, last).plus(bytes.at(last) ^ 0x10).toArray());
            }
            case HANG_UP -> line.hangUp();
        }
    }
}
