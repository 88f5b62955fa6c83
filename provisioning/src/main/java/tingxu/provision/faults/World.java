package tingxu.provision.faults;

import tingxu.provision.history.Fact;
import tingxu.wire.MessageId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/** Time that passes when it is told to, what is due in it, and what was seen. One thread. */
final class World {

    private record Due(long millis, long order, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(millis, other.millis);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Setting setting;
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final Map<Fault, Chance> weather = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> mood = new EnumMap<>(Fault.class);
    private final List<Fact> history = new ArrayList<>();
    private long now;
    private long order;
    private long ids;
    private boolean calm;

    World(Setting setting, Instant start) {
        this.setting = setting;
        this.now = start.toEpochMilli();
        Chance moods = chance("mood");
        for (Fault fault : Fault.values()) {
            weather.put(fault, chance(fault.name()));
            // In a third of all stories a fault does not come at all, in others it is all over.
            mood.put(fault, moods.below(3));
        }
    }

    Chance chance(String matter) {
        return new Chance(setting.seed(), matter);
    }

    long millis() {
        return now;
    }

    Instant now() {
        return Instant.ofEpochMilli(now);
    }

    MessageId freshId() {
        return MessageId.of(now, 7, ++ids);
    }

    void in(long millis, Runnable what) {
        agenda.add(new Due(now + millis, ++order, what));
    }

    /** Lets all that is due happen until so long from now. */
    void pass(long millis) {
        long end = now + millis;
        for (Due next = agenda.peek(); next != null && next.millis() <= end; next = agenda.peek()) {
            agenda.remove();
            now = Math.max(now, next.millis());
            next.what().run();
        }
        now = end;
    }

    void note(Fact fact) {
        history.add(fact);
    }

    List<Fact> history() {
        return history;
    }

    void calm() {
        calm = true;
        note(new Fact.Calm(now()));
    }

    boolean isCalm() {
        return calm;
    }

    /** Whether the fault strikes now, which it does once in {@code n} times on most days. */
    boolean strikes(Fault fault, int n, String where) {
        int share = mood.getOrDefault(fault, 0);
        boolean hit = dice(fault).oneIn(share == 2 ? Math.max(1, n / 4) : n) && share > 0;
        if (!hit || calm || setting.without().contains(fault)) return false;
        happened(fault, where);
        return true;
    }

    /** Whether the fault comes at all in this story. */
    boolean comes(Fault fault) {
        return mood.getOrDefault(fault, 0) > 0 && !setting.without().contains(fault);
    }

    void happened(Fault fault, String where) {
        struck.merge(fault, 1, Integer::sum);
        note(new Fact.Happened(now(), fault.toString(), where, fault.words().toString()));
    }

    /** What the fault does is up to these. */
    Chance dice(Fault fault) {
        return Objects.requireNonNull(weather.get(fault));
    }

    Map<Fault, Integer> struck() {
        return struck;
    }
}
