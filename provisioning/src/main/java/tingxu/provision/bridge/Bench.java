package tingxu.provision.bridge;

import tingxu.bridge.DeviceId;
import tingxu.bridge.console.SelfTest;
import tingxu.bridge.console.Stage;
import tingxu.bridge.console.Subject;
import tingxu.bridge.console.Verdict;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Label;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.SteadyClock;
import tingxu.daemon.BridgeConfig;
import tingxu.daemon.SimulatedWires;
import tingxu.kiosk.profile.Devices;
import tingxu.kiosk.profile.KioskProfile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** The self-test of a machine's file, a bridge's or a kiosk's. */
public final class Bench {

    private Bench() {}

    public static SelfTest test(
            Path file, Duration handTime, Consumer<Verdict> verdicts, Consumer<Label> prompts)
            throws FileWrong {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Field whole = Yaml.read(file);
        boolean kiosk = KioskProfile.FILE.equals(String.valueOf(file.getFileName()));
        List<BridgeConfig.Entry> entries =
                kiosk ? List.of() : BridgeConfig.entries(whole.at("devices"));
        List<Subject> subjects =
                kiosk
                        ? kiosk(whole.at("devices"), folder)
                        : entries.stream()
                                .map(entry -> new Subject(entry.kind(), entry.id(), entry.field()))
                                .toList();
        SimulatedWires wires = kiosk ? null : BridgeConfig.simulated(whole, entries);
        String code =
                "tingxu-self-test-"
                        + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        return new SelfTest(
                subjects,
                folder,
                new SteadyClock(Instant.now()),
                handTime,
                code,
                verdicts,
                prompts,
                wires == null ? PortAddress::open : wires,
                wires == null ? Stage.NONE : wires);
    }

    /** A kiosk's file names its devices by what they are: {@code card: {line: ...}}. */
    private static List<Subject> kiosk(Field section, Path folder) throws FileWrong {
        Devices devices = Devices.read(section, folder);
        List<Subject> subjects = new ArrayList<>();
        for (Kind<?, ?> kind : Devices.KINDS)
            devices.entry(kind)
                    .ifPresent(entry ->
                            subjects.add(new Subject(kind, new DeviceId(kind.name()), entry)));
        return subjects;
    }

    /** For machines to read. */
    public static Map<String, Object> json(List<Verdict> verdicts) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("device", verdict.device());
            row.put("check", verdict.check());
            row.put("outcome", verdict.outcome());
            row.put("said", verdict.said());
            if (verdict.remedy() != null) row.put("remedy", verdict.remedy());
            rows.add(row);
        }
        return Map.of("verdicts", rows);
    }
}
