package tingxu.provision.faults;

import tingxu.provision.history.Breach;

import java.util.Set;
import java.util.TreeSet;

/** Makes a failing story shorter while it fails alike: fewer acts first, then fewer faults. */
public final class Shrink {

    private Shrink() {}

    /** The last failing one that was found. */
    public static Course of(Course failing, Swaps swaps) {
        Set<String> broken = broken(failing);
        Course best = failing;
        for (int acts = best.setting().acts() / 2; acts >= 1; acts /= 2) {
            Course shorter = Storm.play(best.setting().acts(acts), swaps);
            if (!fails(shorter, broken)) break;
            best = shorter;
        }
        for (int step = Math.max(1, best.setting().acts() / 4); step >= 1; step /= 2)
            while (best.setting().acts() > step) {
                Course shorter =
                        Storm.play(best.setting().acts(best.setting().acts() - step), swaps);
                if (!fails(shorter, broken)) break;
                best = shorter;
            }
        for (Fault fault : Fault.values()) {
            if (best.setting().without().contains(fault)) continue;
            Course calmer = Storm.play(best.setting().without(fault), swaps);
            if (fails(calmer, broken)) best = calmer;
        }
        return best;
    }

    private static boolean fails(Course course, Set<String> broken) {
        return broken(course).containsAll(broken);
    }

    private static Set<String> broken(Course course) {
        return new TreeSet<>(course.breaches().stream().map(Breach::invariant).toList());
    }
}
