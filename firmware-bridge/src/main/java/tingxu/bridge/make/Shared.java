package tingxu.bridge.make;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What several devices of one file have in common, such as a line that many boards hang on. */
public final class Shared {

    private final SortedMap<String, Object> things = new TreeMap<>();

    /** The thing of that name and type, made by whoever asks first. */
    public synchronized <T> T of(Class<T> type, String name, Supplier<T> fresh) {
        return type.cast(things.computeIfAbsent(type.getName() + " " + name, _ -> fresh.get()));
    }
}
