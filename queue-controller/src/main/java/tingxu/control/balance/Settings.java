package tingxu.control.balance;

import tingxu.control.hall.Fingerprint;
import tingxu.control.hall.Policy;
import tingxu.control.hall.Policy.Fitting;
import tingxu.control.hall.Policy.Fitting.Fits;
import tingxu.control.hall.Policy.Fitting.Unfit;
import tingxu.control.hall.Tuning;
import tingxu.wire.Words;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A policy's knobs as a hall has set them; what it did not touch stands as usual. */
final class Settings {

    private final SortedMap<String, Integer> values;
    private final Fingerprint print;

    private Settings(String policy, SortedMap<String, Integer> values) {
        this.values = values;
        Fingerprint sum = Fingerprint.EMPTY.and(policy);
        for (Map.Entry<String, Integer> each : values.entrySet())
            sum = sum.and(each.getKey()).and(each.getValue());
        this.print = sum;
    }

    /** The policy with its knobs set, or the first number that does not fit them. */
    static Fitting fit(
            String policy, Tuning tuning, List<Knob> knobs, Function<Settings, Policy> make) {
        SortedMap<String, Integer> values = new TreeMap<>();
        for (Knob knob : knobs) values.put(knob.name(), knob.usual());
        for (Map.Entry<String, Integer> set : tuning.numbers().entrySet()) {
            if (!values.containsKey(set.getKey())) return unknown(set.getKey(), values);
            values.put(set.getKey(), set.getValue());
        }
        for (Knob knob : knobs) {
            int value = values.getOrDefault(knob.name(), knob.usual());
            if (value < knob.least() || value > knob.most()) return outOfRange(knob, value);
        }
        return new Fits(make.apply(new Settings(policy, values)));
    }

    private static Unfit unknown(String name, SortedMap<String, Integer> values) {
        String known = String.join(", ", values.keySet());
        return new Unfit(
                name,
                values.isEmpty()
                        ? new Words("这个策略没有参数，请删去", "this policy has no numbers; remove it")
                        : new Words(
                                "没有这个参数；可用的有 " + known,
                                "no such number; remove it or use one of " + known));
    }

    private static Unfit outOfRange(Knob knob, int value) {
        return new Unfit(
                knob.name(),
                new Words(
                        "应是 %d 到 %d 的整数，不是 %d".formatted(knob.least(), knob.most(), value),
                        "is a whole number from %d to %d, not %d"
                                .formatted(knob.least(), knob.most(), value)));
    }

    int of(Knob knob) {
        return values.getOrDefault(knob.name(), knob.usual());
    }

    /** A knob in minutes, in seconds. */
    long seconds(Knob knob) {
        return 60L * of(knob);
    }

    Fingerprint print() {
        return print;
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }
}
