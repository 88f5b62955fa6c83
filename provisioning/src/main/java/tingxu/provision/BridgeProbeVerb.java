package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tingxu.bridge.Health;
import tingxu.bridge.console.Ports;
import tingxu.bridge.console.Probe;
import tingxu.bridge.console.Sighting;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.SteadyClock;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Says what hangs at a port, or at every port, and prints the line that enters it. */
@Command(name = "probe")
final class BridgeProbeVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "PORT", arity = "0..*")
    private List<PortAddress> ports = List.of();

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
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
        for (PortAddress port : asked) {
            Sighting sighting = probe.look(port);
            // A socket of the board that nobody uses is no news unless it was asked for.
            if (ports.isEmpty() && sighting instanceof Sighting.Closed && isBuiltIn(port)) continue;
            seen.add(sighting);
            if (!json) speech.print(row(speech, sighting));
        }
        if (json)
            speech.print(
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(
                                    seen.stream().map(BridgeProbeVerb::fields).toList()));
        else entries(speech, seen);
        return 0;
    }

    private static boolean isBuiltIn(PortAddress port) {
        return port.text().startsWith("/dev/ttyS");
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
            String entry = entry(sighting);
            if (entry != null) entries.add(entry);
        }
        if (entries.isEmpty()) return;
        speech.say("probe.paste");
        entries.forEach(speech::print);
    }

    private static @Nullable String entry(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Device device -> device.entry();
            case Sighting.Guess(_, _, var entry) -> entry;
            case Sighting.Silence _, Sighting.Closed _ -> null;
        };
    }

    private static Map<String, Object> fields(Sighting sighting) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("port", sighting.port());
        switch (sighting) {
            case Sighting.Device(_, var kind, var make, var baud, var found) -> {
                fields.put("found", "device");
                fields.put("kind", kind.name());
                fields.put("make", make.name());
                if (baud > 0) fields.put("baud", baud);
                fields.put("detail", found.detail());
                fields.put("health", health(found.health()));
                fields.put("zh", Sighting.feeling(found.health()).zh());
                fields.put("en", Sighting.feeling(found.health()).en());
            }
            case Sighting.Silence _ -> fields.put("found", "silence");
            case Sighting.Guess(_, var what, _) -> {
                fields.put("found", "guess");
                fields.put("zh", what.zh());
                fields.put("en", what.en());
            }
            case Sighting.Closed(_, var why) -> {
                fields.put("found", "closed");
                fields.put("why", why);
            }
        }
        String entry = entry(sighting);
        if (entry != null) fields.put("entry", entry.strip());
        return fields;
    }

    private static String health(Health health) {
        return switch (health) {
            case Health.Ready() -> "ready";
            case Health.Strained _ -> "strained";
            case Health.Gone _ -> "gone";
        };
    }
}
