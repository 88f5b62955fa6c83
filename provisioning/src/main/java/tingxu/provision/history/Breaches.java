package tingxu.provision.history;

import tingxu.wire.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was found so far: the first hundred, for one fault may show in many facts. */
final class Breaches {

    private static final int MOST = 100;

    private final List<Breach> found = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    void at(Instant instant) {
        now = instant;
    }

    void add(String invariant, String zh, String en) {
        if (found.size() < MOST) found.add(new Breach(invariant, now, new Words(zh, en)));
    }

    List<Breach> found() {
        return List.copyOf(found);
    }
}
