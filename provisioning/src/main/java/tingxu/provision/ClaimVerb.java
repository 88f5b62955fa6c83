package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.provision.claim.Claim;
import tingxu.provision.claim.Claim.Outcome.Claimed;
import tingxu.provision.claim.Claim.Outcome.No;
import tingxu.provision.enrol.ClaimCode;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** On the new machine: claims a slot and fills the folder that the kiosk starts from. */
@Command(name = "claim")
final class ClaimVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "CODE")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClaimCode code;

    @Option(names = "--hall", paramLabel = "URL", required = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private URI hall;

    @Option(names = "--folder", paramLabel = "DIR")
    private Path folder = Path.of("kiosk");

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DeviceOptions devices;

    @Override
    public Integer call() throws InterruptedException {
        Speech speech = new Speech(spec.commandLine());
        try {
            return switch (new Claim(hall, code, folder, devices.section()).take()) {
                case No(var why) -> speech.refuse(why);
                case Claimed(Path profile) -> {
                    speech.say("claim.done", code.node().label(), profile);
                    yield 0;
                }
            };
        } catch (FileWrong wrong) {
            return speech.refuse(wrong);
        }
    }
}
