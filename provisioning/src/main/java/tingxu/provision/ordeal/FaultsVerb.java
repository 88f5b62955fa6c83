package tingxu.provision.ordeal;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.provision.box.ScratchFolder;
import tingxu.provision.scene.Ordeal;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code tingxu bench faults}: what real processes suffer, and what it does to people's tickets.
 */
@Command(name = "faults")
public final class FaultsVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--times", paramLabel = "N")
    private int times = 10;

    @Option(names = "--rows", paramLabel = "ROW", split = ",")
    private List<Integer> rows = List.of();

    @Option(names = "--seed", paramLabel = "SEED")
    private long seed = 20_261_126;

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Path left : ScratchFolder.sweep(Result.FOLDER))
            spec.commandLine().getErr().println("deleted what a run that was killed left: " + left);
        // An answer in JSON comes whole, at the end: until then each row is told of beside it.
        CommandLine verb = spec.commandLine();
        PrintWriter lines = json ? verb.getErr() : verb.getOut();
        List<Result> results = new ArrayList<>();
        for (Ordeal ordeal : Faults.ALL)
            if (isWanted(ordeal)) {
                Result result = Result.of(ordeal, times, seed);
                results.add(result);
                lines.println(result.line());
                lines.flush();
            }
        verb.getOut().println(json ? json(results) : Result.sum(results));
        return results.stream().allMatch(Result::held) ? 0 : 1;
    }

    private boolean isWanted(Ordeal ordeal) {
        return (rows.isEmpty() || rows.contains(ordeal.row())) && Secluded.isFor(ordeal);
    }

    private static String json(List<Result> results) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rows", results.stream().map(Result::fields).toList());
        all.put("sum", Result.sums(results));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }
}
