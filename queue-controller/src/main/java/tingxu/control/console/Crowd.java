package tingxu.control.console;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Those who are inside, by the address they came from. One address has only so many, and all
 * together, too: when they are full, only who comes from an address that has fewer than another
 * gets in, and the oldest of the address that has most goes for it. So a crowd from a few addresses
 * does not keep a clerk out.
 */
final class Crowd<T> {

    private final int ofOneAddress;
    private final int ofAll;
    private final Map<String, Set<T>> byAddress = new HashMap<>();

    /** Where each came from: a line that is closed does not know it any more. */
    private final Map<T, String> addresses = new HashMap<>();

    Crowd(int ofOneAddress, int ofAll) {
        this.ofOneAddress = ofOneAddress;
        this.ofAll = ofAll;
    }

    /** Counts one in; says who has to go for it: itself, another, or nobody. */
    synchronized Optional<T> enter(String address, T one) {
        Set<T> mine = byAddress.computeIfAbsent(address, _ -> new LinkedHashSet<>());
        mine.add(one);
        addresses.put(one, address);
        if (mine.size() > ofOneAddress) return Optional.of(one);
        if (addresses.size() <= ofAll) return Optional.empty();
        Set<T> most =
                byAddress.values().stream().max(Comparator.comparingInt(Set::size)).orElse(mine);
        return Optional.of(mine.size() == most.size() ? one : most.iterator().next());
    }

    /** Nothing happens to whoever has left already. */
    synchronized void leave(T one) {
        String address = addresses.remove(one);
        Set<T> its = address == null ? null : byAddress.get(address);
        if (its == null) return;
        its.remove(one);
        if (its.isEmpty()) byAddress.remove(address);
    }

    synchronized int inside() {
        return addresses.size();
    }
}
