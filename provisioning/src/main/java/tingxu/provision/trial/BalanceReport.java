package tingxu.provision.trial;

import tingxu.control.sim.Metrics;
import tingxu.control.sim.Paired;
import tingxu.control.sim.Paired.Change;
import tingxu.control.sim.Trial;

import java.util.List;
import java.util.Locale;

/**
 * What rules made of the same days.
 *
 * @param paired each of the others against the first
 */
record BalanceReport(int days, List<Row> policies, List<Paired> paired) {

    record Row(String policy, Metrics minutes) {}

    static BalanceReport of(List<Trial.Result> results) {
        return new BalanceReport(
                results.getFirst().days().size(),
                results.stream().map(each -> new Row(each.rule().text(), each.metrics())).toList(),
                results.stream().skip(1).map(each -> Paired.of(results.getFirst(), each)).toList());
    }

    String table() {
        StringBuilder text = new StringBuilder();
        text.append(
                "   mean    P50    P90    P95    P99  CVaR5    max  worst   prio   appt   <=15"
                        + "    >30  Jain  policy\n");
        for (Row row : policies) text.append(line(row));
        for (Paired pair : paired)
            text.append(
                            "%n%s against %s, %d days: change in %%%s%n"
                                    .formatted(
                                            pair.rule(),
                                            pair.against(),
                                            pair.days(),
                                            pair.p95().low() == null
                                                    ? ", of too few days for an interval"
                                                    : ", 95 % interval"))
                    .append(change("P95", pair.p95()))
                    .append(change("CVaR5", pair.cvar5()))
                    .append(change("worst category P95", pair.worstCategoryP95()))
                    .append(change("these three", pair.together()))
                    .append(change("mean", pair.mean()))
                    .append(change("P99", pair.p99()))
                    .append(change("priority P95", pair.priorityP95()))
                    .append(change("appointment P95", pair.appointmentP95()));
        return text.toString();
    }

    private static String line(Row row) {
        Metrics m = row.minutes();
        return String.format(
                Locale.ROOT,
                "%7.3f%7.2f%7.2f%7.2f%7.2f%7.2f%7.1f%7.2f%7.2f%7.2f%7.4f%7.4f%6.3f  %s%n",
                m.mean(),
                m.p50(),
                m.p90(),
                m.p95(),
                m.p99(),
                m.cvar5(),
                m.max(),
                m.worstCategoryP95(),
                m.priorityP95(),
                m.appointmentP95(),
                m.within15(),
                m.over30(),
                m.jain(),
                row.policy());
    }

    private static String change(String name, Change change) {
        return "  %-20s %s%n".formatted(name, change);
    }
}
