package tingxu.control.sim;

import tingxu.control.sim.Family.Matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which windows a family has, and what each has learnt: specialists in proportion to the work. */
final class Staffing {

    /**
     * A window before it has a clerk.
     *
     * @param number among those of the same business, from 0
     */
    record Place(int number, int primary, List<Integer> skills) {}

    private Staffing() {}

    static List<Place> of(Family family) {
        int comprehensive = comprehensive(family);
        List<Integer> all = IntStream.range(0, family.categories().size()).boxed().toList();
        List<Place> places = new ArrayList<>();
        int[] specialists = specialists(family.categories(), family.windows() - comprehensive);
        for (int category = 0; category < specialists.length; category++)
            for (int i = 0; i < specialists[category]; i++)
                places.add(new Place(i, category, skills(family.matrix(), category, i, all)));
        for (int i = 0; i < comprehensive; i++) places.add(new Place(i, Day.NONE, all));
        return places;
    }

    private static int comprehensive(Family family) {
        return switch (family.matrix()) {
            case S, C, F -> 0;
            case U -> (int) Math.round(.25 * family.windows());
            case M -> (int) Math.round(.15 * family.windows());
        };
    }

    private static List<Integer> skills(
            Matrix matrix, int category, int number, List<Integer> all) {
        int next = (category + 1) % all.size();
        List<Integer> both = List.of(Math.min(category, next), Math.max(category, next));
        return switch (matrix) {
            case S, U -> List.of(category);
            case C -> both;
            case M -> number % 2 == 1 ? both : List.of(category);
            case F -> all;
        };
    }

    /** One at least for each business, the others by largest remainder of their work. */
    private static int[] specialists(Categories categories, int windows) {
        int size = categories.size();
        double[] work = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            work[i] = categories.shares().get(i) * categories.meanMinutes().get(i);
            sum += work[i];
        }
        int[] count = new int[size];
        double[] remainder = new double[size];
        int given = 0;
        for (int i = 0; i < size; i++) {
            double exact = work[i] / sum * windows;
            count[i] = Math.max(1, (int) exact);
            given += count[i];
            remainder[i] = exact - count[i];
        }
        for (; given < windows; given++) change(count, remainder, +1);
        for (; given > windows; given--) change(count, remainder, -1);
        return count;
    }

    /** Gives to the one who lacks most, or takes from the one with most to spare. */
    private static void change(int[] count, double[] remainder, int by) {
        int best = -1;
        for (int i = 0; i < count.length; i++)
            if ((by > 0 || count[i] > 1) && (best < 0 || by * remainder[i] > by * remainder[best]))
                best = i;
        count[best] += by;
        remainder[best] -= by;
    }
}
