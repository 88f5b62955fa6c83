package tingxu.provision;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.control.Controller;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.console.ConsoleConfig;
import tingxu.provision.authority.Authority;
import tingxu.provision.bench.ControllerProcess;
import tingxu.provision.box.Headquarters;
import tingxu.provision.claim.SlotDesk;
import tingxu.provision.process.Running;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
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

    @Option(names = "--listen", paramLabel = "ADDRESS")
    private String listen = "127.0.0.1";

    @Option(names = "--name", paramLabel = "HOST")
    private List<String> names = List.of();

    @Option(names = "--tls")
    private boolean tls;

    @Option(names = "--requests-per-second", paramLabel = "N")
    private int requests = ConsoleConfig.REQUESTS_PER_SECOND;

    @Option(names = "--broker-port", paramLabel = "PORT")
    private int brokerPort = 8883;

    @Option(names = "--broker", paramLabel = "URI")
    private @Nullable URI broker;

    @Override
    public Integer call() throws FileWrong, IOException, InterruptedException {
        Speech speech = new Speech(spec.commandLine());
        Catalogue catalogue = hall.catalogue();
        try (Running running = new Running();
                Headquarters headquarters =
                        new Headquarters(
                                hall.data(),
                                catalogue,
                                screens(),
                                brokerPort,
                                broker,
                                List.of(),
                                _ -> List.of())) {
            running.guard(headquarters.controller().loop());
            headquarters.controller().openDay(false);
            addresses(speech, headquarters.controller());
            firstAdministrator(speech, headquarters.controller());
            // The last line is for programs that started this one.
            running.watch(headquarters.controller().loop()::turnedWithin);
            speech.print(ControllerProcess.READY + headquarters.controller().screens().getPort());
            return running.untilEnded();
        }
    }

    /** From afar only by TLS, which the hall's own authority vouches for. */
    private ConsoleConfig screens() {
        if (ConsoleConfig.isLoopback(listen) && !tls)
            return ConsoleConfig.open(listen, port, names, null, requests);
        Authority authority =
                Authority.open(SlotDesk.authority(hall.data()), InstantSource.system());
        return ConsoleConfig.open(listen, port, names, authority.console(names), requests);
    }

    /** There is nobody yet who could make an account: one is made, and its password told once. */
    private static void firstAdministrator(Speech speech, Controller controller) {
        controller
                .staff()
                .first()
                .ifPresent(
                        done -> speech.say("hall.first", done.account().name(), done.password()));
    }

    private void addresses(Speech speech, Controller controller) {
        speech.say("hall.title");
        speech.row("hall.staff", controller.screens() + "/");
        speech.row("hall.fleet", controller.screens() + "/fleet");
        speech.row("hall.broker", controller.broker().toString());
        speech.row("hall.data", hall.data().toString());
        speech.say("hall.stop", hall.data());
    }
}
