package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.Controller;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.HallFileWrong;
import tingxu.provision.bench.ControllerProcess;
import tingxu.provision.box.Headquarters;
import tingxu.provision.process.Running;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;

/** {@code tingxu hall}: a hall's controller alone; kiosks and bridges come by themselves. */
@Command(name = "hall")
final class HallVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private HallOptions hall;

    @Option(names = "--port", paramLabel = "PORT")
    private int port = 8080;

    @Option(names = "--broker-port", paramLabel = "PORT")
    private int brokerPort = 8883;

    @Option(names = "--broker", paramLabel = "URI")
    private @Nullable URI broker;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Speech speech = new Speech(spec.commandLine());
        Catalogue catalogue;
        try {
            catalogue = hall.catalogue();
        } catch (HallFileWrong wrong) {
            return speech.refuse(wrong.why());
        }
        try (Running running = new Running();
                Headquarters headquarters =
                        new Headquarters(hall.data(), catalogue, port, brokerPort, broker)) {
            running.guard(headquarters.controller().loop());
            headquarters.controller().openDay(false);
            addresses(speech, headquarters.controller());
            return running.untilEnded();
        }
    }

    /** The last line is for programs that started this one. */
    private void addresses(Speech speech, Controller controller) {
        speech.say("hall.title");
        speech.row("hall.staff", controller.screens() + "/");
        speech.row("hall.fleet", controller.screens() + "/fleet");
        speech.row("hall.broker", controller.broker().toString());
        speech.row("hall.data", hall.data().toString());
        speech.say("hall.stop", hall.data());
        speech.print(ControllerProcess.READY + controller.screens().getPort());
    }
}
