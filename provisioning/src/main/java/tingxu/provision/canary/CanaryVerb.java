package tingxu.provision.canary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.port.PortGone;
import tingxu.provision.box.ScratchFolder;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** {@code tingxu bench canary}: whether what is on a card is left anywhere. */
@Command(name = "canary")
public final class CanaryVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException, PortGone, TimeoutException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> lacking = Canary.lacking();
        if (!lacking.isEmpty()) {
            spec.commandLine().getErr().println("SKIPPED: not installed: " + lacking);
            return 1;
        }
        try (ScratchFolder scratch = new ScratchFolder("tingxu-canary")) {
            Canary.Report report = Canary.fly(scratch.path());
            out.println(json ? json(report) : table(report));
            return report.clean() && report.hasTeeth() ? 0 : 1;
        }
    }

    private static String json(Canary.Report report) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("clean", report.clean());
        all.put("teeth", report.hasTeeth());
        all.put("searched_bytes", report.searched());
        all.put("found", report.found());
        all.put("planted_and_found", report.planted());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static String table(Canary.Report report) {
        StringBuilder table = new StringBuilder();
        report.searched()
                .forEach((kind, bytes) ->
                        table.append("%-8s %,14d bytes searched%n".formatted(kind, bytes)));
        report.found().forEach((place, what) -> table.append("FOUND in " + place + ": " + what));
        table.append(report.clean() ? "nothing found\n" : "\n");
        report.planted()
                .forEach((kind, seen) ->
                        table.append(
                                "planted in %-8s %s%n".formatted(kind, seen ? "found" : "MISSED")));
        return table.toString().strip();
    }
}
