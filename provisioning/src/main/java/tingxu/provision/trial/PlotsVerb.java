package tingxu.provision.trial;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.forecast.Contest;
import tingxu.control.forecast.HallTrial;
import tingxu.control.forecast.MonteCarlo;
import tingxu.control.forecast.Score;
import tingxu.control.hall.HeadStart;
import tingxu.control.sim.Family;
import tingxu.control.sim.Family.Matrix;
import tingxu.control.sim.Generator;
import tingxu.control.sim.Rule;
import tingxu.provision.plot.Pictures;
import tingxu.provision.plot.Pictures.FamilyBars;
import tingxu.provision.plot.Pictures.Forecast;
import tingxu.provision.plot.Pictures.Part;
import tingxu.provision.trial.PlotDays.Played;
import tingxu.wire.TicketClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tingxu bench plots}: draws the pictures of docs/balance.md from runs of its own. */
@Command(name = "plots")
public final class PlotsVerb implements Callable<Integer> {

    /** A kind of hall, as docs/balance.md has them. */
    private record Kind(String title, Family family) {}

    private static final Kind A =
            new Kind("A：48 窗口，混合技能，.95  mixed skills", Family.of(Matrix.M, 48, .95, 0));
    private static final Kind B =
            new Kind("B：48 窗口，本项和下一项，1.05  own and next", Family.of(Matrix.C, 48, 1.05, 0));
    private static final List<Kind> KINDS =
            List.of(
                    A,
                    B,
                    new Kind("C：24 窗口，四分之一综合，.95  a quarter all", Family.of(Matrix.U, 24, .95, 0)),
                    new Kind("D：同 A，8 % 缺岗  as A, 8 % absent", Family.of(Matrix.M, 48, .95, .08)));

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR")
    private Path out = Path.of("docs", "balance");

    @Option(names = "--days", paramLabel = "COUNT")
    private int days = 20;

    @Option(names = "--every", paramLabel = "COUNT")
    private int every = 40;

    @Option(names = "--seed", paramLabel = "NUMBER")
    private long seed = 20261122;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (days < 1 || days > 1000 || every < 1) {
            spec.commandLine().getErr().println("--days is 1 to 1000, --every 1 or more");
            return 2;
        }
        Files.createDirectories(out);
        Map<Kind, Played> played = new LinkedHashMap<>();
        for (Kind hall : KINDS) {
            Progress progress = new Progress(spec.commandLine().getErr(), days * 8);
            played.put(hall, PlotDays.play(new Generator(hall.family(), seed), days, progress));
        }
        List<FamilyBars> bars = new ArrayList<>();
        played.forEach((hall, days) -> bars.add(new FamilyBars(hall.title(), days.bars())));
        write("families.svg", Pictures.families(bars));
        write(
                "by-time.svg",
                Pictures.byTime(parts(played, days -> days.byTime(List.of("cat-fixed", "bwi")))));
        List<String> four = List.of("cat-fixed", "pool-fcfs", "longest-wait-first", "bwi");
        write("tails.svg", Pictures.tails(parts(played, days -> days.tails(four))));
        write(
                "overtaking.svg",
                Pictures.overtaking(
                        new Part(A.title(), of(played, A).overtaking(four)),
                        Math.toIntExact(HeadStart.of(TicketClass.PRIORITY).toMinutes())));
        write("coverage.svg", Pictures.coverage(forecasts()));
        return 0;
    }

    @FunctionalInterface
    private interface Drawing {
        List<Pictures.Course> of(Played days);
    }

    /** A calm hall and an overloaded one. */
    private static List<Part> parts(Map<Kind, Played> played, Drawing drawing) {
        return List.of(
                new Part(A.title(), drawing.of(of(played, A))),
                new Part(B.title(), drawing.of(of(played, B))));
    }

    private static Played of(Map<Kind, Played> played, Kind hall) {
        Played days = played.get(hall);
        if (days == null) throw new IllegalStateException(hall + " was not played");
        return days;
    }

    private List<Forecast> forecasts() {
        Family family = A.family();
        int learnt = HallTrial.HABIT_DAYS + HallTrial.ERROR_DAYS;
        int judged = Math.min(days, 20);
        Progress progress = new Progress(spec.commandLine().getErr(), learnt + judged);
        List<Contest.Case> cases =
                new HallTrial(
                                new Generator(family, seed)::day,
                                Rule.parse("bwi").plan(family.categories()),
                                MonteCarlo.TIMES,
                                every,
                                false)
                        .run(judged, progress::done);
        List<Forecast> forecasts = new ArrayList<>();
        Score.of(cases)
                .forEach((name, score) ->
                        forecasts.add(new Forecast(name, score.mae(), score.coverage())));
        return forecasts;
    }

    private void write(String name, String picture) throws IOException {
        Files.writeString(out.resolve(name), picture);
        spec.commandLine().getOut().println(out.resolve(name));
        spec.commandLine().getOut().flush();
    }
}
