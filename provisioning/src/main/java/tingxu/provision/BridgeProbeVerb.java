package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tingxu.bridge.console.Ports;
import tingxu.bridge.console.Probe;
import tingxu.bridge.console.Sighting;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.SteadyClock;
import tingxu.provision.bridge.Seen;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Says what hangs at a port, or at every port, and prints the line that enters it. */
@Command(name = "probe")
final class BridgeProbeVerb implements Callable<Integer> {

    private static final int AT_ONCE = 16;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "PORT", arity = "0..*")
    private List<PortAddress> ports = List.of();

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Speech speech = new Speech(spec.commandLine());
        List<PortAddress> asked =
                ports.isEmpty()
                        ? new Ports(Path.of("/dev")).list().stream().map(PortAddress::new).toList()
                        : ports;
        if (asked.isEmpty() && !json) {
            speech.say("probe.none");
            return 0;
        }
        Probe probe = new Probe(new SteadyClock(Instant.now()));
        List<Sighting> seen = new ArrayList<>();
        // All at once: a technician looks at the whole machine in the time of one port.
        try (ExecutorService lookers =
                Executors.newFixedThreadPool(Math.clamp(asked.size(), 1, AT_ONCE))) {
            List<Future<Sighting>> looks =
                    asked.stream().map(port -> lookers.submit(() -> probe.look(port))).toList();
            for (Future<Sighting> look : looks) {
                Sighting sighting = look.get();
                // A socket of the board that nobody uses is no news unless it was asked for.
                if (ports.isEmpty() && sighting instanceof Sighting.Closed && isBuiltIn(sighting))
                    continue;
                seen.add(sighting);
                if (!json) speech.print(row(speech, sighting));
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
        if (json)
            speech.print(
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(seen.stream().map(Seen::fields).toList()));
        else entries(speech, seen);
        return 0;
    }

    private static boolean isBuiltIn(Sighting sighting) {
        return sighting.port().startsWith("/dev/ttyS");
    }

    private static String row(Speech speech, Sighting sighting) {
        boolean chinese = speech.chinese();
        return switch (sighting) {
            case Sighting.Device(var port, var kind, var make, var baud, var found) ->
                    "%-28s %s%s%s  %s"
                            .formatted(
                                    port,
                                    make.title().in(chinese),
                                    baud == 0 ? "" : " @" + baud,
                                    found.detail().isEmpty() ? "" : " (" + found.detail() + ")",
                                    Sighting.feeling(found.health()).in(chinese));
            case Sighting.Silence(var port) ->
                    "%-28s %s".formatted(port, speech.words("probe.silent"));
            case Sighting.Guess(var port, var what, _) ->
                    "%-28s %s".formatted(port, what.in(chinese));
            case Sighting.Closed(var port, var why) ->
                    "%-28s %s".formatted(port, speech.words("probe.closed", why));
        };
    }

    private static void entries(Speech speech, List<Sighting> seen) {
        List<String> entries = new ArrayList<>();
        for (Sighting sighting : seen) {
            String entry = Seen.entry(sighting);
            if (entry != null) entries.add(entry);
        }
        if (entries.isEmpty()) return;
        speech.say("probe.paste");
        entries.forEach(speech::print);
    }
}
