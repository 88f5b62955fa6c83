package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.console.Ports;
import tingxu.bridge.file.FileWrong;
import tingxu.daemon.BridgeConfig;
import tingxu.provision.bridge.BridgePage;
import tingxu.provision.bridge.Post;
import tingxu.provision.claim.Claim;
import tingxu.provision.enrol.ClaimCode;
import tingxu.provision.process.Running;
import tingxu.wire.Words;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * {@code tingxu bridge}: the devices of windows or zones, joined to the hall; and the technician's
 * bench for any device.
 */
@Command(
        name = "bridge",
        subcommands = {BridgeProbeVerb.class, BridgeConsoleVerb.class, BridgeTestVerb.class})
final class BridgeVerb implements Callable<Integer> {

    private static final Words UNCLAIMED =
            new Words(
                    "没有这个文件。第一次请加上 --claim 领取码 --hall 大厅地址。",
                    "There is no such file. The first time, add --claim CODE --hall URL.");
    private static final Words A_KIOSKS =
            new Words(
                    "这个领取码是自助机的，不是桥接机的：大厅文件里没有窗口或区域用它。",
                    "This code is a kiosk's: no window and no zone of the hall's file names this"
                            + " node as its bridge.");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE")
    private Path file = Path.of("bridge", BridgeConfig.FILE);

    @Option(names = "--claim", paramLabel = "CODE")
    private @Nullable ClaimCode code;

    @Option(names = "--hall", paramLabel = "URL")
    private @Nullable URI hall;

    @Option(names = "--page-port", paramLabel = "PORT")
    private @Nullable Integer pagePort;

    @Override
    public Integer call() throws InterruptedException {
        Speech speech = new Speech(spec.commandLine());
        try {
            return run(speech);
        } catch (FileWrong wrong) {
            return speech.refuse(wrong);
        }
    }

    private int run(Speech speech) throws FileWrong, InterruptedException {
        if (!Files.exists(file)) {
            if (code == null || hall == null) return speech.refuse(UNCLAIMED);
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) return speech.refuse(UNCLAIMED);
            if (new Claim(hall, code, folder, "").take() instanceof Claim.Outcome.No(var why))
                return speech.refuse(why);
            if (!Files.exists(file)) return speech.refuse(A_KIOSKS);
        }
        BridgeConfig own = BridgeConfig.in(file);
        BridgeConfig config = pagePort == null ? own : own.withPage(pagePort);
        try (Running running = new Running();
                Post post = new Post(config, file, new Ports(Path.of("/dev")));
                BridgePage page = BridgePage.open(config, post)) {
            speech.say("bridge.ready", config.node().label(), config.broker());
            config.devices()
                    .forEach(device ->
                            speech.print(
                                    "  %-14s %s"
                                            .formatted(
                                                    device.id(),
                                                    device.kind().title().in(speech.chinese()))));
            if (config.simulated() != null) speech.say("bridge.simulated");
            if (config.devices().isEmpty()) speech.say("bridge.deviceless", file);
            if (page.address() != null) speech.say("bridge.page", page.address());
            running.watch(_ -> true); // each device's thread sees to itself
            return running.untilEnded();
        }
    }
}
