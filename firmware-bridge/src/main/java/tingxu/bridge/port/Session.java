package tingxu.bridge.port;

import tingxu.bridge.frame.Bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recorded conversation with a device, as text: see {@link TracedPort}. */
public final class Session {

    private static final Pattern PAUSE = Pattern.compile("# *(\\d{1,7}) ms");

    /** One line of the text. */
    public sealed interface Step {

        int line();
    }

    public record ToDevice(int line, Bytes bytes) implements Step {}

    public record FromDevice(int line, Bytes bytes) implements Step {}

    public record Pause(int line, Duration length) implements Step {}

    private Session() {}

    /** Reads the text; other lines that begin with {@code #} are remarks. */
    public static List<Step> parse(String text) {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher pause = PAUSE.matcher(line.strip());
            if (pause.matches())
                steps.add(new Pause(number, Duration.ofMillis(Long.parseLong(pause.group(1)))));
            else if (line.startsWith(">"))
                steps.add(new ToDevice(number, Bytes.hex(line.substring(1))));
            else if (line.startsWith("<"))
                steps.add(new FromDevice(number, Bytes.hex(line.substring(1))));
            else if (!line.startsWith("#") && !line.isBlank())
                throw new IllegalArgumentException(
                        "line " + number + " begins with none of > < #: " + line);
        }
        return steps;
    }
}
