package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.kiosk.Kiosk;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.provision.claim.Claim;
import tingxu.provision.enrol.ClaimCode;
import tingxu.provision.process.Running;
import tingxu.wire.Words;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code tingxu kiosk}: one kiosk, from its folder; an empty folder claims its slot first. */
@Command(name = "kiosk")
final class KioskVerb implements Callable<Integer> {

    private static final Words UNCLAIMED =
            new Words(
                    "这个目录还没有领取机位：请加上 --claim 领取码 --hall 大厅地址。",
                    "This folder has not claimed a slot yet: add --claim CODE --hall URL.");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--folder", paramLabel = "DIR")
    private Path folder = Path.of("kiosk");

    @Option(names = "--claim", paramLabel = "CODE")
    private @Nullable ClaimCode code;

    @Option(names = "--hall", paramLabel = "URL")
    private @Nullable URI hall;

    @Option(names = "--port", paramLabel = "PORT")
    private @Nullable Integer port;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DeviceOptions devices;

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
        if (!Files.exists(folder.resolve("cert.pem"))) {
            if (code == null || hall == null) return speech.refuse(UNCLAIMED);
            Claim claim = new Claim(hall, code, folder, devices.section());
            if (claim.take() instanceof Claim.Outcome.No(var why)) return speech.refuse(why);
        }
        KioskProfile own = KioskProfile.in(folder);
        KioskProfile profile =
                own.at(own.broker(), port == null ? own.screenPort() : port)
                        .with(devices.over(own.devices()));
        try (Running running = new Running();
                Kiosk kiosk = Kiosk.alone(folder, profile)) {
            speech.say("kiosk.ready", kiosk.screen());
            if (profile.devices().none())
                speech.say("kiosk.deviceless", folder.resolve(KioskProfile.FILE));
            running.watch(kiosk::turnedWithin);
            return running.untilEnded();
        }
    }
}
