package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.control.advice.Advisor;
import tingxu.control.advice.DayPlan;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.Workdays;
import tingxu.control.forecast.Lesson;
import tingxu.control.hall.HallPlan;
import tingxu.provision.box.Headquarters;
import tingxu.wire.Words;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code tingxu plan}: windows for the next working day, from what the hall's days have taught. */
@Command(name = "plan")
final class PlanVerb implements Callable<Integer> {

    private static final double MOST_SAFETY = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private HallOptions hall;

    @Option(names = "--day", paramLabel = "DATE")
    private @Nullable LocalDate day;

    @Option(names = "--safety", paramLabel = "SHARE")
    private double safety = DayPlan.SAFETY;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        Path journal = hall.journal();
        if (!Files.exists(journal)) return speech.refuse(HallOptions.noJournal(journal));
        if (!(safety >= 0 && safety <= MOST_SAFETY))
            return speech.refuse(new Words("--safety 应为 0 到 5", "--safety is from 0 to 5"));
        return tell(speech, hall.catalogue());
    }

    private int tell(Speech speech, Catalogue catalogue) {
        List<Lesson> past = Headquarters.lessons(hall.data()).last(Advisor.DAYS);
        int wanted = catalogue.foresight().daysToLearn();
        if (past.size() < wanted)
            return speech.refuse(
                    new Words(
                            "历史还不够：已有 %d 天，满 %d 天后才能排班".formatted(past.size(), wanted),
                            "Too little history: %d of %d days are over"
                                    .formatted(past.size(), wanted)));
        LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), catalogue.time());
        DayPlan plan =
                DayPlan.of(
                        day == null ? Workdays.shipped().after(today, 1) : day,
                        past,
                        catalogue.time(),
                        catalogue.plan(),
                        catalogue.windows().size(),
                        safety);
        if (json)
            speech.print(
                    JsonMapper.builder()
                            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                            .build()
                            .writeValueAsString(plan));
        else table(speech, plan, catalogue.plan());
        return 0;
    }

    private static void table(Speech speech, DayPlan plan, HallPlan lines) {
        Locale locale = speech.chinese() ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        speech.say(
                "plan.title",
                plan.day(),
                plan.day().getDayOfWeek().getDisplayName(TextStyle.FULL, locale),
                plan.daysLearnt(),
                plan.sameWeekday(),
                plan.windowsAll());
        for (DayPlan.HalfHour each : plan.halfHours()) {
            StringBuilder row =
                    new StringBuilder(
                            "%s %5.0f %7.1f %4d  %-32s"
                                    .formatted(
                                            each.from(),
                                            each.came(),
                                            each.load(),
                                            each.windows(),
                                            "#".repeat(Math.min(32, each.windows()))));
            for (HallPlan.Line line : lines.lines())
                row.append("  ")
                        .append(line.series())
                        .append(' ')
                        .append(each.lines().getOrDefault(line.id(), 0));
            speech.print(row.toString());
        }
        if (plan.wantsMore()) speech.say("plan.short");
    }
}
