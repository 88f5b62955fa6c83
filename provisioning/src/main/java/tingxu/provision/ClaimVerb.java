package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Option(names = "--card", paramLabel = "TTY")
    private @Nullable String card;

    @Option(names = "--scanner", paramLabel = "TTY")
    private @Nullable String scanner;

    @Option(names = "--printer", paramLabel = "TTY")
    private @Nullable String printer;

    @Option(names = "--paper-dots", paramLabel = "DOTS")
    private int paperDots = 576;

    @Override
    public Integer call() throws InterruptedException {
        Speech speech = new Speech(spec.commandLine());
        return switch (new Claim(hall, code, folder, devices()).take()) {
            case No(var why) -> speech.refuse(why);
            case Claimed(Path profile) -> {
                speech.say("claim.done", code.node().label(), profile);
                yield 0;
            }
        };
    }

    private String devices() {
        StringBuilder lines = new StringBuilder("devices:\n");
        device(lines, "card", card);
        device(lines, "scanner", scanner);
        device(lines, "printer", printer);
        return lines.append("  paper-dots: ").append(paperDots).append('\n').toString();
    }

    private static void device(StringBuilder lines, String name, @Nullable String tty) {
        if (tty != null) lines.append("  ").append(name).append(": \"").append(tty).append("\"\n");
    }
}
