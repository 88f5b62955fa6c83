package tingxu.bridge.keys;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * A pad is taught: a technician presses the key for each meaning in turn, and the map is learnt.
 *
 * <p>A key that is held down repeats itself, and a worn one bounces: the same byte within a moment
 * is the same press. A byte that has its meaning already is refused, for one of the two presses was
 * a mistake. A pad that lacks a key is told so.
 *
 * @param wanted the meanings that are left, the first of them is asked for
 * @param learnt so far
 * @param presses tells one press from the next
 * @param until when the technician is taken to have gone away
 */
public record Teaching(List<String> wanted, KeyMap learnt, Presses presses, Instant until) {

    /** For each key. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a press, or its absence, was good for. */
    public sealed interface Lesson {

        /** The next key is asked for. */
        record Ask(String meaning) implements Lesson {}

        /** This key has a meaning already: press another one. */
        record Twice(String meaning, String already) implements Lesson {}

        /** All keys have their meaning, or were left out. */
        record Done(KeyMap keys) implements Lesson {}

        /** Nobody pressed: what was learnt is thrown away. */
        record GaveUp(String meaning) implements Lesson {}
    }

    /** One step; nothing to say where the lesson is null. */
    public record Turn(Teaching next, @Nullable Lesson lesson) {}

    public Teaching {
        wanted = List.copyOf(wanted);
    }

    /**
     * Asks for the first key.
     *
     * @param meanings at least one, in the order in which they are asked for
     */
    public static Turn begin(List<String> meanings, Instant now) {
        if (meanings.isEmpty()) throw new IllegalArgumentException("no key is to be learnt");
        KeyMap nothing = new KeyMap(new TreeMap<>());
        return new Teaching(meanings, nothing, Presses.none(), now.plus(PATIENCE)).ask(now);
    }

    /** The pad has sent a byte, 0 to 255. */
    public Turn heard(int code, Instant now) {
        Presses.Turn press = presses.on(code, now);
        Teaching heard = new Teaching(wanted, learnt, press.next(), until);
        if (!press.counts() || over()) return new Turn(heard, null);
        String already = learnt.meaning(code).orElse(null);
        if (already != null) return new Turn(heard, new Lesson.Twice(wanted.getFirst(), already));
        TreeMap<Integer, String> more = new TreeMap<>(learnt.meanings());
        more.put(code, wanted.getFirst());
        return new Teaching(rest(), new KeyMap(more), press.next(), until).ask(now);
    }

    /** The pad has no such key. */
    public Turn without(Instant now) {
        return over()
                ? new Turn(this, null)
                : new Teaching(rest(), learnt, presses, until).ask(now);
    }

    /** {@link #until} has come. */
    public Turn woken(Instant now) {
        if (over() || now.isBefore(until)) return new Turn(this, null);
        Teaching ended = new Teaching(List.of(), learnt, presses, until);
        return new Turn(ended, new Lesson.GaveUp(wanted.getFirst()));
    }

    public boolean over() {
        return wanted.isEmpty();
    }

    private List<String> rest() {
        return wanted.subList(1, wanted.size());
    }

    private Turn ask(Instant now) {
        Teaching next = new Teaching(wanted, learnt, presses, now.plus(PATIENCE));
        return new Turn(next, over() ? new Lesson.Done(learnt) : new Lesson.Ask(wanted.getFirst()));
    }
}
