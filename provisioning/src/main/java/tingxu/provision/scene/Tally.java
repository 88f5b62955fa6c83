package tingxu.provision.scene;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of an ordeal.
 *
 * @param faults that were done
 * @param survived after which every promise held
 * @param issued tickets that someone holds: the hall said yes
 * @param lost of those, that the hall does not know
 * @param doubled numbers that two hold
 * @param calledTwice tickets that were called at two windows
 * @param slowestMillis until the hall answered again
 * @param breaches in words; empty when all is well
 */
public record Tally(
        int faults,
        int survived,
        int issued,
        int lost,
        int doubled,
        int calledTwice,
        long slowestMillis,
        List<String> breaches) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, List.of());

    public Tally {
        breaches = List.copyOf(breaches);
    }

    /** As another process has told it. */
    public static Tally of(JsonNode row) {
        List<String> breaches = new ArrayList<>();
        row.path("breaches").forEach(each -> breaches.add(each.asString()));
        return new Tally(
                row.path("faults").asInt(),
                row.path("survived").asInt(),
                row.path("issued").asInt(),
                row.path("lost").asInt(),
                row.path("doubled").asInt(),
                row.path("called_twice").asInt(),
                row.path("slowest_ms").asLong(),
                breaches);
    }

    public Tally and(Tally other) {
        List<String> all = new ArrayList<>(breaches);
        all.addAll(other.breaches);
        return new Tally(
                faults + other.faults,
                survived + other.survived,
                issued + other.issued,
                lost + other.lost,
                doubled + other.doubled,
                calledTwice + other.calledTwice,
                Math.max(slowestMillis, other.slowestMillis),
                all);
    }

    public boolean held() {
        return breaches.isEmpty() && lost == 0 && doubled == 0 && calledTwice == 0;
    }
}
