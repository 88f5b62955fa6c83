package tingxu.provision.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.provision.box.ScratchFolder;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code tingxu bench siege}: whether a clerk still works while the hall is attacked over HTTP. */
@Command(name = "siege")
final class SiegeVerb implements Callable<Integer> {

    private static final double LIMIT_MILLIS = 200;
    private static final int WARM_UP_SECONDS = 5;
    private static final String HEAD =
            "attack            attackers    times  cut off  hall CPU ms    asked   failed   p50 ms"
                    + "   p99 ms   max ms";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--connections", paramLabel = "COUNT")
    private int connections = 10_000;

    @Option(names = "--seconds", paramLabel = "SECONDS")
    private int seconds = 15;

    @Option(names = "--only", paramLabel = "ATTACK", split = ",")
    private List<Attackers.Kind> kinds = List.of(Attackers.Kind.values());

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ScratchFolder scratch = new ScratchFolder("tingxu-siege");
                ControllerProcess hall = BenchVerb.Bench.hall(scratch.path(), "hall")) {
            Siege siege = new Siege(hall);
            siege.under(Attackers.Kind.NOBODY, 0, Duration.ofSeconds(WARM_UP_SECONDS));
            List<Siege.Course> courses = new ArrayList<>();
            PrintWriter out = spec.commandLine().getOut();
            if (!json) out.println(HEAD);
            for (Attackers.Kind kind : kinds) {
                Siege.Course course = siege.under(kind, connections, Duration.ofSeconds(seconds));
                courses.add(course);
                if (!json) out.println(row(course));
                out.flush();
            }
            if (json) out.println(JsonMapper.shared().writeValueAsString(courses));
            out.flush();
            return courses.stream().allMatch(SiegeVerb::held) ? 0 : 1;
        }
    }

    private static boolean held(Siege.Course course) {
        return course.failed() == 0 && course.p99Millis() < LIMIT_MILLIS;
    }

    private static String row(Siege.Course each) {
        return String.format(
                Locale.ROOT,
                "%-16s %10d %8d %8d %12d %8d %8d %8.2f %8.2f %8.2f",
                each.attack(),
                each.attackers(),
                each.times(),
                each.cutOff(),
                each.hallCpuMillis(),
                each.asked(),
                each.failed(),
                each.p50Millis(),
                each.p99Millis(),
                each.maxMillis());
    }
}
