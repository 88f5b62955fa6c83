package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tingxu.bridge.Parts;
import tingxu.bridge.console.Console;
import tingxu.bridge.console.Probe;
import tingxu.bridge.console.Sighting;
import tingxu.bridge.console.View;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Make;
import tingxu.bridge.make.Shared;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.PortGone;
import tingxu.bridge.port.Session;
import tingxu.bridge.port.SteadyClock;
import tingxu.daemon.BridgeConfig;
import tingxu.daemon.SimulatedWires;
import tingxu.wire.Words;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Speaks to one device by hand, records what passes, and plays a record again. */
@Command(name = "console")
final class BridgeConsoleVerb implements Callable<Integer> {

    private static final Words NO_DEVICE =
            new Words(
                    "请给出设备：线路（/dev/ttyUSB0），或 --config 文件里的名字（board-3）。",
                    "Which device? Give its port (/dev/ttyUSB0), or its name in the file of"
                            + " --config (board-3).");
    private static final Words NOT_KNOWN =
            new Words(
                    "认不出这个设备，请加上 --kind 类别（和 --make 型号）。",
                    "This device is not recognised: add --kind (and --make).");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", arity = "0..1")
    private @Nullable String device;

    @Option(names = "--config", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--kind", paramLabel = "KIND")
    private @Nullable String kind;

    @Option(names = "--make", paramLabel = "MAKE")
    private @Nullable String make;

    @Option(names = "--baud", paramLabel = "BAUD")
    private @Nullable Integer baud;

    @Option(names = "--record", paramLabel = "FILE")
    private @Nullable Path record;

    @Option(names = "--replay", paramLabel = "FILE")
    private @Nullable Path replay;

    /** Where to open, and as what. */
    private record Target(PortAddress port, Make<?, ?> make, int baud, Shared.Wiring wiring) {}

    @Override
    public Integer call() throws IOException {
        Speech speech = new Speech(spec.commandLine());
        try {
            if (device == null) return replay == null ? speech.refuse(NO_DEVICE) : show(speech);
            Target target = target();
            return target == null ? speech.refuse(NOT_KNOWN) : converse(speech, target);
        } catch (FileWrong wrong) {
            return speech.refuse(wrong);
        } catch (IllegalArgumentException wrong) {
            String why = String.valueOf(wrong.getMessage());
            return speech.refuse(new Words(why, why));
        } catch (PortGone gone) {
            return speech.refuse(
                    new Words(
                            "打不开或已断开：" + gone.getMessage(),
                            "It does not open, or is lost: " + gone.getMessage()));
        }
    }

    private @Nullable Target target() throws FileWrong {
        if (file != null && device != null && !device.contains("/")) {
            BridgeConfig config = BridgeConfig.in(file);
            for (BridgeConfig.Entry entry : config.devices())
                if (entry.id().name().equals(device)) return target(entry, config);
            throw new IllegalArgumentException(file + " has no device " + device);
        }
        PortAddress port = new PortAddress(String.valueOf(device));
        if (kind != null) {
            Make<?, ?> named = named(kind);
            int speed = baud == null ? named.baud() : baud;
            return new Target(port, named, speed, PortAddress::open);
        }
        if (!(new Probe(new SteadyClock(Instant.now())).look(port) instanceof Sighting.Device seen))
            return null;
        int speed = baud == null ? seen.baud() : baud;
        return new Target(port, seen.make(), speed, PortAddress::open);
    }

    private Target target(BridgeConfig.Entry entry, BridgeConfig config) throws FileWrong {
        Make<?, ?> own = entry.kind().make(entry.field());
        var speed = entry.field().at("baud");
        int usual = speed.given() ? speed.whole(1_200, 230_400) : own.baud();
        return new Target(
                entry.field().at("port").as(PortAddress::new),
                own,
                baud == null ? usual : baud,
                config.wiring());
    }

    /** As a file would name it, so that what is wrong is said as of a file. */
    private Make<?, ?> named(String kindName) throws FileWrong {
        Map<String, String> entry =
                make == null ? Map.of("kind", kindName) : Map.of("kind", kindName, "make", make);
        // Every JSON text is a YAML text.
        Field named =
                Yaml.parse(
                                "command line",
                                JsonMapper.shared().writeValueAsString(Map.of("device", entry)))
                        .at("device");
        return Kinds.of(named).make(named);
    }

    private int converse(Speech speech, Target target) throws IOException, PortGone {
        try (Parts parts = new Parts()) {
            Consumer<String> recorder = recorder(parts, target);
            Console console =
                    parts.keep(
                            new Console(
                                    target.wiring.open(
                                            target.port, target.baud == 0 ? 9_600 : target.baud),
                                    target.make,
                                    speech.chinese(),
                                    Ansi.AUTO.enabled(),
                                    speech::print,
                                    recorder));
            String title = target.make.title().in(speech.chinese());
            speech.say("console.open", target.port.text(), title);
            if (target.wiring instanceof SimulatedWires && target.port.isPin())
                speech.say("bridge.simulated");
            if (replay != null) {
                int differing = console.replay(steps());
                speech.say(differing == 0 ? "console.same" : "console.differs", differing);
                return differing == 0 ? 0 : 1;
            }
            var typing =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return console.converse(typing) ? 0 : 1;
        }
    }

    private Consumer<String> recorder(Parts parts, Target target) throws IOException {
        if (record == null) return _ -> {};
        PrintWriter kept = parts.keep(new PrintWriter(Files.newBufferedWriter(record)));
        kept.println(
                "# " + kindOf(target.make) + "/" + target.make.name() + " " + target.port.text());
        return kept::println;
    }

    private static String kindOf(Make<?, ?> make) {
        for (Kind<?, ?> each : Kinds.ALL) if (each.makes().contains(make)) return each.name();
        throw new IllegalStateException(make.name() + " is of no kind");
    }

    /** A record alone: what passed then, and what it meant. */
    private int show(Speech speech) throws IOException, FileWrong {
        Path shown = Objects.requireNonNull(replay);
        List<String> lines = Files.readAllLines(shown);
        Session.parse(String.join("\n", lines));
        Make<?, ?> as = kind == null ? recorded(lines) : named(kind);
        View view = new View(as, speech.chinese(), Ansi.AUTO.enabled(), speech::print);
        lines.forEach(view);
        view.quiet();
        return 0;
    }

    /** A record begins with the make that was spoken to; where it does not, letters are shown. */
    private static Make<?, ?> recorded(List<String> lines) {
        String head = lines.isEmpty() ? "" : lines.getFirst();
        for (Kind<?, ?> each : Kinds.ALL)
            for (Make<?, ?> one : each.makes())
                if (head.startsWith("# " + each.name() + "/" + one.name() + " ")) return one;
        return Kinds.SCANNER.makes().getFirst();
    }

    private List<Session.Step> steps() throws IOException {
        return Session.parse(Files.readString(Objects.requireNonNull(replay)));
    }
}
