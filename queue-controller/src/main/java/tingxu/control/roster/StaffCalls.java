package tingxu.control.roster;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 呼叫工作人员: the call buttons of the day that nobody has answered, and the last answers.
 *
 * @param open by node and button
 * @param answered the newest first, a few
 */
public record StaffCalls(SortedMap<String, Call> open, List<Answered> answered) {

    public static final StaffCalls NONE = new StaffCalls(new TreeMap<>(), List.of());

    /** A hall has fewer buttons; a node that invents names must not eat the memory. */
    static final int MOST_OPEN = 100;

    private static final int MOST_ANSWERED = 5;

    public StaffCalls {
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
        answered = List.copyOf(answered);
    }

    /**
     * Somebody waits at a button.
     *
     * @param window where it is; null where it is at none
     * @param since the first press that is not answered
     * @param presses since then
     */
    public record Call(
            String node, String button, @Nullable Integer window, Instant since, int presses) {}

    /**
     * @param by who went there
     */
    public record Answered(Call call, String by, Instant at) {}

    /** After what has happened, which may have nothing to do with it. */
    public StaffCalls after(Event event) {
        if (event instanceof Event.DayOpened) return NONE;
        if (event instanceof Event.StaffCalled called) return called(called);
        return event instanceof Event.StaffCallAnswered answer ? answered(answer) : this;
    }

    public Optional<Call> call(String node, String button) {
        return Optional.ofNullable(open.get(key(node, button)));
    }

    private StaffCalls called(Event.StaffCalled event) {
        String key = key(event.node(), event.button());
        Call before = open.get(key);
        if (before == null && open.size() >= MOST_OPEN) return this;
        SortedMap<String, Call> next = new TreeMap<>(open);
        next.put(
                key,
                new Call(
                        event.node(),
                        event.button(),
                        event.window() == null ? null : event.window().number(),
                        before == null ? event.at() : before.since(),
                        before == null ? 1 : before.presses() + 1));
        return new StaffCalls(next, answered);
    }

    private StaffCalls answered(Event.StaffCallAnswered event) {
        String key = key(event.node(), event.button());
        Call call = open.get(key);
        if (call == null) return this;
        SortedMap<String, Call> next = new TreeMap<>(open);
        next.remove(key);
        List<Answered> all = new ArrayList<>();
        all.add(new Answered(call, event.by(), event.at()));
        all.addAll(answered);
        return new StaffCalls(next, all.subList(0, Math.min(all.size(), MOST_ANSWERED)));
    }

    private static String key(String node, String button) {
        return node + "/" + button;
    }
}
