package tingxu.provision.ordeal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.box.ScratchFolder;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Holding;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code tingxu bench soak}: what a hall's process holds at the end of each of many busy days,
 * without a restart between them.
 */
@Command(name = "soak")
public final class SoakVerb implements Callable<Integer> {

    private static final int LEAST_DAYS = 9;
    private static final int MOST_DAYS = 300;

    /**
     * The last third of the days may hold so much more than the middle one; in the first what is
     * remembered fills up to its limits.
     */
    private static final double GROWTH = 1.1;

    private static final String HEAD = "day   tickets  live KiB   threads     files     rss MiB";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--days", paramLabel = "N")
    private int days = 30;

    @Option(names = "--visitors", paramLabel = "N")
    private int visitors = 1_000;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (days < LEAST_DAYS || days > MOST_DAYS || visitors < 1) {
            spec.commandLine()
                    .getErr()
                    .printf("--days is %d to %d, --visitors 1 or more%n", LEAST_DAYS, MOST_DAYS);
            return 2;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!json) out.println(HEAD);
        List<Holding> all = new ArrayList<>();
        try (ScratchFolder scratch = new ScratchFolder("tingxu-soak");
                HallProcess hall = HallProcess.on(scratch.path().resolve("hall"))) {
            LocalDate today = LocalDate.now(HallFile.demo().time());
            for (int day = 0; day < days; day++) {
                Holding holding = live(hall, today.plusDays(day));
                all.add(holding);
                if (!json) out.println(holding.row(day + 1));
                out.flush();
            }
        }
        int third = days / 3;
        List<Holding> middle = all.subList(third, 2 * third);
        List<Holding> last = all.subList(days - third, days);
        double growth = Holding.live(last) / Holding.live(middle);
        boolean bounded = growth < GROWTH && Holding.most(last) <= Holding.most(middle) * GROWTH;
        if (json)
            out.println(
                    JsonMapper.shared()
                            .writeValueAsString(
                                    Map.of("days", all, "growth", growth, "bounded", bounded)));
        else
            out.printf(
                    Locale.ROOT,
                    "the last %d days hold %.2f times what the %d before them do%n",
                    third,
                    growth,
                    third);
        out.flush();
        return bounded ? 0 : 1;
    }

    /** The hall opened the first day itself; each other is opened here, and each is ended. */
    private Holding live(HallProcess hall, LocalDate date)
            throws IOException, InterruptedException {
        try (HttpLine line = hall.line()) {
            line.post("/api/v1/day/open", "{\"day\":\"" + date + "\"}");
        }
        hall.openWindows();
        Crowd crowd = new Crowd();
        Crowd.Rush rush = crowd.rush(hall, visitors);
        boolean enough = rush.enough();
        rush.end();
        if (!enough) throw new IOException("the hall answers no more on " + date);
        try (HttpLine line = hall.line()) {
            line.get("/api/v1/hall");
            HttpLine.Answer ended = line.post("/api/v1/day/end", "{\"late\":true}");
            if (ended.status() >= 300)
                throw new IOException("the day does not end: " + ended.body());
        }
        return Holding.of(hall.process().pid(), crowd.size());
    }
}
