package tingxu.wire.mqtt;

import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers the last so many things, to know one that comes again. */
final class Recent<T> {

    private final int capacity;
    private final Set<T> seen = new LinkedHashSet<>();

    Recent(int capacity) {
        this.capacity = capacity;
    }

    boolean has(T thing) {
        return seen.contains(thing);
    }

    boolean isNew(T thing) {
        if (!seen.add(thing)) return false;
        if (seen.size() > capacity) seen.remove(seen.iterator().next());
        return true;
    }
}
