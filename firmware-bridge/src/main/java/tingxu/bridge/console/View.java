package tingxu.bridge.console;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows a conversation as it passes: every line of a trace, and what each burst means. Reads the
 * text that a trace tells, so what a trace hides is not shown either.
 */
public final class View implements Consumer<String> {

    private static final Pattern PAUSE = Pattern.compile("# (\\d{1,7}) ms");

    /** A burst may have shorter ones inside. */
    private static final int A_PAUSE_MILLIS = 60;

    private static final String OUT = "\u001b[36m";
    private static final String IN = "\u001b[32m";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final Make<?, ?> make;
    private final boolean chinese;
    private final boolean colours;
    private final Consumer<String> paper;
    private Bytes burst = Bytes.NONE;
    private Bytes asked = Bytes.NONE;
    private String breath = "";
    private char direction = ' ';

    /**
     * @param paper takes lines for a person
     */
    public View(Make<?, ?> make, boolean chinese, boolean colours, Consumer<String> paper) {
        this.make = make;
        this.chinese = chinese;
        this.colours = colours;
        this.paper = paper;
    }

    /** A line of {@code .session} text. */
    @Override
    public synchronized void accept(String line) {
        if (line.isBlank()) return;
        char first = line.charAt(0);
        Matcher pause = PAUSE.matcher(line);
        // What a short pause ends, the next line tells: the same side may go on behind it.
        if (pause.matches() && Integer.parseInt(pause.group(1)) < A_PAUSE_MILLIS) {
            breath = line;
            return;
        }
        if (first != direction) quiet();
        takeBreath();
        if (first == '>' || first == '<') {
            direction = first;
            burst = burst.plus(Bytes.hex(line.substring(1)));
            paper.accept(painted(first == '>' ? OUT : IN, line));
        } else {
            paper.accept(painted(DIM, line));
        }
    }

    /** Nothing more is coming for now: says what the burst meant. */
    public synchronized void quiet() {
        if (!burst.isEmpty()) {
            boolean host = direction == '>';
            Label meaning =
                    host
                            ? make.meaning().toDevice().apply(burst)
                            : make.meaning().fromDevice().apply(asked, burst);
            if (host) asked = burst;
            paper.accept("  " + direction + " " + meaning.in(chinese));
        }
        burst = Bytes.NONE;
        direction = ' ';
    }

    private void takeBreath() {
        if (!breath.isEmpty()) paper.accept(painted(DIM, breath));
        breath = "";
    }

    private String painted(String colour, String line) {
        return colours ? colour + line + PLAIN : line;
    }
}
