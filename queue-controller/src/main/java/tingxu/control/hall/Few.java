package tingxu.control.hall;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

/**
 * A map of few keys in their order, as the windows and the lines of a hall are. A value: what
 * follows from it is another. Keys hardly ever come or go, so they are shared; to replace what one
 * stands for copies one small array, which is quicker than the branch of a tree that it would be
 * otherwise, and so is looking it up.
 */
public final class Few<K extends Comparable<K>, V> extends AbstractMap<K, V> {

    private static final Few<?, ?> EMPTY = new Few<>(new Keys(new Object[0]), new Object[0]);

    private final Keys keys;
    private final Object[] values;

    private Few(Keys keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    @SuppressWarnings("unchecked") // it holds nothing
    public static <K extends Comparable<K>, V> Few<K, V> none() {
        return (Few<K, V>) EMPTY;
    }

    /** Of each thing under its key; of two with one key the later. */
    public static <T, K extends Comparable<K>, V> Few<K, V> of(
            Collection<T> all, Function<? super T, K> key, Function<? super T, V> value) {
        Few<K, V> few = none();
        for (T each : all) few = few.plus(key.apply(each), value.apply(each));
        return few;
    }

    /** Sorted, each with a slot by its hash, of which half are empty. */
    private static final class Keys {
        private final Object[] sorted;
        private final int[] slots;

        Keys(Object[] sorted) {
            this.sorted = sorted;
            this.slots = new int[Integer.highestOneBit(sorted.length + 1) * 4];
            for (int i = 0; i < sorted.length; i++) {
                int slot = slot(sorted[i]);
                while (slots[slot] != 0) slot = (slot + 1) & (slots.length - 1);
                slots[slot] = i + 1;
            }
        }

        private int slot(Object key) {
            int hash = key.hashCode();
            return (hash ^ (hash >>> 16)) & (slots.length - 1);
        }

        /** -1 where it is none of them. */
        int place(Object key) {
            int slot = slot(key);
            while (slots[slot] != 0) {
                int at = slots[slot] - 1;
                if (sorted[at].equals(key)) return at;
                slot = (slot + 1) & (slots.length - 1);
            }
            return -1;
        }
    }

    public Few<K, V> plus(K key, V value) {
        int at = keys.place(key);
        if (at < 0) {
            int before = ~Arrays.binarySearch(keys.sorted, key);
            return new Few<>(new Keys(with(keys.sorted, before, key)), with(values, before, value));
        }
        Object[] next = values.clone();
        next[at] = value;
        return new Few<>(keys, next);
    }

    public Few<K, V> minus(K key) {
        int at = keys.place(key);
        return at < 0 ? this : new Few<>(new Keys(without(keys.sorted, at)), without(values, at));
    }

    private static Object[] with(Object[] array, int at, Object one) {
        Object[] more = Arrays.copyOf(array, array.length + 1);
        System.arraycopy(array, at, more, at + 1, array.length - at);
        more[at] = one;
        return more;
    }

    private static Object[] without(Object[] array, int at) {
        Object[] fewer = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    // ------------------------------------------------------------------ a map

    @SuppressWarnings("unchecked") // put in by plus
    private V value(int at) {
        return (V) values[at];
    }

    @Override
    public @Nullable V get(Object key) {
        int at = keys.place(key);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(Object key) {
        return keys.place(key) >= 0;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    @SuppressWarnings("unchecked") // put in by plus
    public Collection<V> values() {
        return Collections.unmodifiableList((List<V>) Arrays.asList(values));
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        @SuppressWarnings("unchecked") // put in by plus
        public Map.Entry<K, V> next() {
            if (!hasNext()) throw new NoSuchElementException();
            return Map.entry((K) keys.sorted[next], value(next++));
        }
    }
}
