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
import tingxu.wire.Words;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** On the new machine: claims a slot and fills the folder that the kiosk starts from. */
@Command(name = "claim")
final class ClaimVerb implements Callable<Integer> {

    private static final Words NO_ADDRESS =
            new Words(
                    "大厅的地址形如 http://192.0.2.10:8080。",
                    "A hall's address looks like http://192.0.2.10:8080.");

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
        if (hall.getHost() == null || !List.of("http", "https").contains(hall.getScheme()))
            return speech.refuse(NO_ADDRESS);
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

    /** {@code /dev/ttyUSB0}, or {@code /dev/ttyUSB0@9600} where the usual speed is not its own. */
    private static void device(StringBuilder lines, String name, @Nullable String tty) {
        if (tty == null) return;
        String[] parts = tty.split("@", 2);
        lines.append("  %s: {line: \"%s\"%s}\n".formatted(name, parts[0], baud(parts)));
    }

    private static String baud(String[] parts) {
        return parts.length == 1 ? "" : ", baud: " + Integer.parseInt(parts[1]);
    }
}
