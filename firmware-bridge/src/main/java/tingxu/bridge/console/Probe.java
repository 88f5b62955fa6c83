package tingxu.bridge.console;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.frame.Bytes;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Found;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Question;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out what hangs at an unknown port, within five seconds: asks every make's questions, those
 * that do least to others first, and stops at the first answer.
 */
public final class Probe {

    public static final Duration AT_MOST = Duration.ofSeconds(5);

    private static final int PIECE = 512;
    private static final int LONGEST = 4_096;

    private final InstantSource clock;
    private final List<Asking> askings;

    /** What is asked over one opening of the line. */
    private record Group(Question.Risk risk, int baud) {}

    private record Asking(Kind<?, ?> kind, Make<?, ?> make, Question question) {}

    /**
     * @param clock measures waits only: a {@code SteadyClock} in the field
     */
    public Probe(InstantSource clock) {
        this.clock = clock;
        List<Asking> all = new ArrayList<>();
        for (Kind<?, ?> kind : Kinds.ALL)
            for (Make<?, ?> make : kind.makes())
                for (Question question : make.questions())
                    all.add(new Asking(kind, make, question));
        all.sort(Comparator.comparing(asking -> asking.question.risk()));
        this.askings = List.copyOf(all);
    }

    /** Looks at one port. Somebody else's line is left alone. */
    public Sighting look(PortAddress port) {
        String text = port.text();
        if (text.startsWith("/dev/input/"))
            return new Sighting.Guess(
                    text,
                    new Label(
                            "键盘或键盘方式的扫码器、按键盒",
                            "a keyboard, or a scanner or pad that types like one"),
                    "  - {kind: scanner, make: keyboard, port: \"" + text + "\"}");
        Instant end = clock.instant().plus(AT_MOST);
        try {
            for (Map.Entry<Group, List<Asking>> group : groups(port).entrySet()) {
                if (!clock.instant().isBefore(end)) break;
                Sighting seen = ask(port, group.getKey().baud, group.getValue(), end);
                if (seen != null) return seen;
            }
        } catch (PortGone gone) {
            return new Sighting.Closed(text, String.valueOf(gone.getMessage()));
        }
        return new Sighting.Silence(text);
    }

    /** By risk and speed: each change of speed opens the line anew. */
    private Map<Group, List<Asking>> groups(PortAddress port) {
        boolean speeds = !port.text().startsWith("tcp:") && !port.text().startsWith("/dev/usb/lp");
        Map<Group, List<Asking>> groups = new LinkedHashMap<>();
        for (Asking asking : askings) {
            if (port.text().startsWith("/dev/usb/lp") && !asking.kind.equals(Kinds.PRINTER))
                continue;
            boolean usual = asking.question.baud() == asking.make.baud();
            if (!speeds && !usual) continue;
            int baud = speeds ? asking.question.baud() : 0;
            // Where speeds mean nothing, all are asked over one opening.
            Group group = new Group(asking.question.risk(), baud);
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(asking);
        }
        return groups;
    }

    private @Nullable Sighting ask(PortAddress address, int baud, List<Asking> askings, Instant end)
            throws PortGone {
        try (Port port = address.open(baud)) {
            for (Asking asking : askings) {
                if (!clock.instant().isBefore(end)) return null;
                Found found = ask(port, asking.question);
                if (found != null)
                    return new Sighting.Device(
                            address.text(), asking.kind, asking.make, baud, found);
            }
            return null;
        }
    }

    private @Nullable Found ask(Port port, Question question) throws PortGone {
        if (!question.ask().isEmpty()) port.write(question.ask().toArray());
        Bytes heard = Bytes.NONE;
        byte[] piece = new byte[PIECE];
        Instant end = clock.instant().plus(question.limit());
        while (clock.instant().isBefore(end) && heard.length() < LONGEST) {
            int count = port.read(piece, Duration.between(clock.instant(), end));
            if (count == 0) continue;
            heard = heard.plus(Bytes.copyOf(piece, 0, count));
            Found found = question.reading().apply(heard);
            if (found != null) return found;
        }
        return null;
    }
}
