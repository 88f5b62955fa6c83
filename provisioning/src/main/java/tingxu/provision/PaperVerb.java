package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.kiosk.Kiosk;
import tingxu.kiosk.receipt.TicketPreview;
import tingxu.kiosk.screen.PaperDesk;
import tingxu.provision.process.Running;
import tingxu.wire.Words;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code tingxu paper}: what a hall's ticket layout gives on paper, in the browser. */
@Command(name = "paper")
final class PaperVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--folder", paramLabel = "DIR")
    private Path folder = Path.of("kiosk");

    @Option(names = "--paper-dots", paramLabel = "DOTS", defaultValue = "576")
    private int dots;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        Speech speech = new Speech(spec.commandLine());
        if (!Files.isDirectory(folder))
            return speech.refuse(
                    new Words(
                            "没有目录 " + folder + "：请用 --folder 指明自助机的目录。",
                            "There is no folder " + folder + ": name the kiosk's with --folder."));
        try (Running running = new Running();
                PaperDesk desk = new PaperDesk(port, preview())) {
            speech.say("paper.ready", desk.address());
            return running.untilEnded();
        } catch (FileWrong wrong) {
            return speech.refuse(wrong);
        }
    }

    private TicketPreview preview() throws FileWrong {
        return Kiosk.preview(folder, dots);
    }
}
