package tingxu.daemon;

import org.jspecify.annotations.Nullable;

import tingxu.wire.WindowId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The call buttons of a bridge that were pressed, and nobody has said yet that someone comes. */
final class OpenCalls {

    /** Whoever waits longer may ask again; whoever beats the button need not be heard each time. */
    static final Duration AGAIN = Duration.ofSeconds(30);

    private record Call(@Nullable WindowId window, Instant said) {}

    private final SortedMap<String, Call> open = new TreeMap<>();
    private final List<Runnable> ears = new ArrayList<>();

    /** Before the first device starts. */
    void onChange(Runnable ear) {
        ears.add(ear);
    }

    /** Whether the hall shall be told: of the first press, and of one a while later. */
    boolean pressed(String button, @Nullable WindowId window, Instant now) {
        synchronized (open) {
            Call before = open.get(button);
            if (before != null && now.isBefore(before.said.plus(AGAIN))) return false;
            open.put(button, new Call(window, now));
        }
        ears.forEach(Runnable::run);
        return true;
    }

    void answered(String button) {
        synchronized (open) {
            if (open.remove(button) == null) return;
        }
        ears.forEach(Runnable::run);
    }

    /** Whether somebody waits there, or anywhere for a lamp that is at no window. */
    boolean at(@Nullable WindowId window) {
        synchronized (open) {
            return window == null
                    ? !open.isEmpty()
                    : open.values().stream().anyMatch(call -> window.equals(call.window));
        }
    }
}
