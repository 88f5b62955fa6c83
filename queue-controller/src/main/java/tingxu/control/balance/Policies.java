package tingxu.control.balance;

import tingxu.control.hall.Clause;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Policy.Fitting;
import tingxu.control.hall.Policy.Fitting.Fits;
import tingxu.control.hall.Policy.Fitting.Unfit;
import tingxu.control.hall.Tuning;
import tingxu.wire.LineId;
import tingxu.wire.Words;

import java.util.List;
import java.util.Optional;

/** The policies a plan may name. */
public final class Policies {

    /** What a plan may name, the usual one first. */
    public static final List<String> NAMES =
            List.of(
                    BalancedWaitIndex.NAME,
                    CategoryFixed.NAME,
                    CategoryOrder.NAME,
                    PoolFcfs.NAME,
                    LongestWait.NAME,
                    EarliestDue.NAME,
                    FixedQueueRatio.NAME,
                    HouseRules.NAME);

    private static final String CLAUSES = "rules";
    private static final int MOST_CLAUSES = 20;

    private Policies() {}

    /** The plan's policy, set as the plan says; or what is wrong with it, and the remedy. */
    public static Fitting of(HallPlan plan) {
        return plan.policy().equals(HouseRules.NAME)
                ? rules(plan)
                : plan.tuned().clauses().isEmpty()
                        ? named(plan.policy(), plan.tuned(), plan)
                        : wrong(
                                CLAUSES,
                                "只有策略 rules 有规则，请删去或改用 rules",
                                "only the policy rules has them: remove them, or use rules");
    }

    /** The numbers that a hall may set about a policy; none for a name that no policy has. */
    public static List<Knob> knobs(String name, HallPlan plan) {
        return switch (name) {
            case BalancedWaitIndex.NAME -> BalancedWaitIndex.KNOBS;
            case CategoryFixed.NAME -> CategoryFixed.KNOBS;
            case CategoryOrder.NAME -> CategoryOrder.KNOBS;
            case PoolFcfs.NAME -> PoolFcfs.KNOBS;
            case PoolFcfs.OLD_NAME -> PoolFcfs.OLD_KNOBS;
            case LongestWait.NAME -> LongestWait.KNOBS;
            case EarliestDue.NAME -> EarliestDue.KNOBS;
            case FixedQueueRatio.NAME -> FixedQueueRatio.knobs(plan);
            case HouseRules.NAME -> Credits.KNOBS;
            default -> List.of();
        };
    }

    private static Fitting named(String name, Tuning tuning, HallPlan plan) {
        return switch (name) {
            case BalancedWaitIndex.NAME ->
                    Settings.fit(name, tuning, BalancedWaitIndex.KNOBS, BalancedWaitIndex::new);
            case CategoryFixed.NAME ->
                    Settings.fit(name, tuning, CategoryFixed.KNOBS, CategoryFixed::new);
            case CategoryOrder.NAME ->
                    Settings.fit(name, tuning, CategoryOrder.KNOBS, CategoryOrder::new);
            case PoolFcfs.NAME -> Settings.fit(name, tuning, PoolFcfs.KNOBS, PoolFcfs::new);
            case PoolFcfs.OLD_NAME -> Settings.fit(name, tuning, PoolFcfs.OLD_KNOBS, PoolFcfs::new);
            case LongestWait.NAME ->
                    Settings.fit(name, tuning, LongestWait.KNOBS, LongestWait::new);
            case EarliestDue.NAME ->
                    Settings.fit(name, tuning, EarliestDue.KNOBS, EarliestDue::new);
            case FixedQueueRatio.NAME ->
                    Settings.fit(name, tuning, FixedQueueRatio.knobs(plan), FixedQueueRatio::new);
            default -> {
                String known = String.join(", ", NAMES);
                yield wrong(
                        "",
                        "没有叫号策略 " + name + "，请改用 " + known,
                        "no policy is called " + name + ": use one of " + known);
            }
        };
    }

    private static Fitting rules(HallPlan plan) {
        List<Clause> clauses = plan.tuned().clauses();
        if (clauses.isEmpty()
                || clauses.size() > MOST_CLAUSES
                || !(clauses.getLast() instanceof Clause.Finally(var last)))
            return wrong(
                    CLAUSES,
                    "应是 1 到 " + MOST_CLAUSES + " 条规则，最后一条是 finally",
                    "is 1 to " + MOST_CLAUSES + " clauses, the last of them a finally");
        for (int i = 0; i < clauses.size(); i++) {
            Optional<Words> mistake = mistake(clauses.get(i), i == clauses.size() - 1, plan);
            if (mistake.isPresent()) return new Unfit(CLAUSES + "[" + (i + 1) + "]", mistake.get());
        }
        return switch (named(last, Tuning.USUAL, plan)) {
            case Unfit(_, var why) -> new Unfit(CLAUSES + "[" + clauses.size() + "].finally", why);
            case Fits(var otherwise) ->
                    Settings.fit(
                            HouseRules.NAME,
                            new Tuning(plan.tuned().numbers(), List.of()),
                            Credits.KNOBS,
                            settings -> new HouseRules(settings, clauses, otherwise));
        };
    }

    private static Optional<Words> mistake(Clause clause, boolean last, HallPlan plan) {
        return switch (clause) {
            case Clause.Over(var watched, var minutes, var call) ->
                    minutes < 0 || minutes > 24 * 60
                            ? Optional.of(
                                    new Words(
                                            "over-minutes 应是 0 到 1440",
                                            "over-minutes is from 0 to 1440"))
                            : unknown(List.of(watched, call), plan);
            case Clause.Ratio(var shares) ->
                    shares.size() < 2
                                    || shares.stream()
                                            .anyMatch(one -> one.calls() < 1 || one.calls() > 20)
                            ? Optional.of(
                                    new Words(
                                            "比例至少两个队列，各 1 到 20",
                                            "a ratio is of two lines at least, 1 to 20 for each"))
                            : unknown(shares.stream().map(Clause.Share::line).toList(), plan);
            case Clause.Finally _ ->
                    last
                            ? Optional.empty()
                            : Optional.of(
                                    new Words(
                                            "finally 之后的规则永远不会用到，请放到最后",
                                            "what stands behind a finally never applies: put it"
                                                    + " last"));
        };
    }

    private static Optional<Words> unknown(List<LineId> lines, HallPlan plan) {
        for (LineId line : lines)
            if (plan.line(line).isEmpty())
                return Optional.of(
                        new Words(
                                "没有队列 " + line + "，请改用已有的",
                                "no line " + line + ": name one of the hall's"));
        return Optional.empty();
    }

    private static Fitting wrong(String field, String zh, String en) {
        return new Unfit(field, new Words(zh, en));
    }
}
