package tingxu.control.hall;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a hall has set its policy; what it leaves out is as usual.
 *
 * @param numbers by the names that the policy gives them, such as {@code guard-minutes}
 * @param clauses of the policy {@code rules}, the first that applies decides
 */
public record Tuning(SortedMap<String, Integer> numbers, List<Clause> clauses) {

    public static final Tuning USUAL = new Tuning(new TreeMap<>(), List.of());

    public Tuning {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
        clauses = List.copyOf(clauses);
    }

    /** The same but for one number. */
    public Tuning with(String name, int number) {
        SortedMap<String, Integer> all = new TreeMap<>(numbers);
        all.put(name, number);
        return new Tuning(all, clauses);
    }
}
