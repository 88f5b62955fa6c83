package tingxu.control.view;

import tingxu.control.advice.Advisor;
import tingxu.control.advice.Sight;
import tingxu.control.advice.Warning;
import tingxu.control.catalogue.Catalogue.Foresight;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;

/**
 * What the hall is advised to do, for the manager's page, and as JSON.
 *
 * @param ready whether there can be advice, and if not why
 * @param at when the advisor looked last
 * @param sharePercent of those who come in the next half hour that will wait too long
 * @param likelyPercent of the turns in which more than one in twenty did
 * @param reserves windows that are opened when needed; without one nobody can be told to
 * @param answered today, the latest first
 */
public record AdviceFacts(
        Sight.Ready ready,
        Instant at,
        int daysLearnt,
        int daysToLearn,
        long longWaitMinutes,
        int sharePercent,
        int likelyPercent,
        int turns,
        boolean breach,
        int reserves,
        double reserveHoursUsed,
        double reserveHours,
        List<AdviceCard> advised,
        List<AnsweredAdvice> answered,
        long thoughtMillis) {

    /** More answers than these nobody reads on the page. */
    private static final int ANSWERS_SHOWN = 6;

    private static final double HOUR_SECONDS = 3600;

    /** An advice and what a person made of it. */
    public record AnsweredAdvice(
            String id, Words what, boolean followed, String by, String reason, Instant at) {}

    public static AdviceFacts of(Sources sources) {
        Advisor advisor = sources.advisor();
        Sight sight = advisor.sight();
        Foresight foresight = sources.catalogue().foresight();
        AdviceCard.Hall hall =
                new AdviceCard.Hall(
                        sources.catalogue().plan(),
                        new Clockface(sources.catalogue().time()),
                        foresight.longWait(),
                        sight.reserveUsed(),
                        foresight.reserveHours());
        Warning warning = sight.warning();
        return new AdviceFacts(
                sight.ready(),
                sight.at(),
                sight.daysLearnt(),
                foresight.daysToLearn(),
                foresight.longWait().toMinutes(),
                percent(warning.share()),
                percent(warning.chance()),
                warning.turns(),
                warning.share() > Warning.BREACH,
                advisor.reserves().size(),
                sight.reserveUsed().toSeconds() / HOUR_SECONDS,
                foresight.reserveHours().toSeconds() / HOUR_SECONDS,
                advisor.advised().stream()
                        .map(told -> AdviceCard.of(told.advice(), told.at(), hall))
                        .toList(),
                advisor.answered().stream()
                        .limit(ANSWERS_SHOWN)
                        .flatMap(told -> answered(told, hall).stream())
                        .toList(),
                sight.took().toMillis());
    }

    private static List<AnsweredAdvice> answered(Advisor.Told told, AdviceCard.Hall hall) {
        var answer = told.answer();
        return answer == null
                ? List.of()
                : List.of(
                        new AnsweredAdvice(
                                told.advice().id().ulid(),
                                AdviceCard.what(told.advice().deed(), hall),
                                answer.followed(),
                                answer.by(),
                                answer.reason(),
                                answer.at()));
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }
}
