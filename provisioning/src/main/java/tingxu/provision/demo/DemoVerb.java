package tingxu.provision.demo;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.catalogue.HallFile;
import tingxu.control.waits.Lessons;
import tingxu.provision.box.Box;
import tingxu.provision.box.BoxFailed;
import tingxu.provision.box.BoxPlan;
import tingxu.provision.box.Headquarters;
import tingxu.provision.box.ScratchFolder;
import tingxu.provision.process.Running;
import tingxu.wire.NodeId;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code tingxu demo}: a whole hall on this machine. */
@Command(name = "demo")
public final class DemoVerb implements Callable<Integer> {

    private static final List<NodeId> KIOSKS = List.of(new NodeId("k01"), new NodeId("k02"));

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT")
    private int port = 8080;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable Path data;

    @Option(names = "--quiet-hall")
    private boolean quiet;

    @Option(names = "--for", paramLabel = "SECONDS")
    private long seconds;

    @Option(names = "--seed", paramLabel = "SEED")
    private long seed = 20_261_122;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Running running = new Running();
                ScratchFolder scratch = new ScratchFolder("tingxu-demo")) {
            return run(running, data == null ? scratch.path() : data);
        } catch (BoxFailed failed) {
            spec.commandLine().getErr().println(failed.getMessage());
            return 1;
        }
    }

    private int run(Running running, Path folder) throws BoxFailed, InterruptedException {
        int kioskPort = port == 0 ? 0 : port + 1;
        BoxPlan plan = new BoxPlan(folder, HallFile.demo(), port, kioskPort, KIOSKS, null);
        Lessons lessons = Headquarters.lessons(folder);
        LocalDate today = LocalDate.now(plan.catalogue().time());
        PastDays.live(plan.catalogue(), today, lessons, seed);
        DevicesAnnex devices = new DevicesAnnex();
        try (Box box = new Box(plan, _ -> List.of(devices))) {
            devices.show(box);
            running.guard(box.controller().loop());
            addresses(box, folder);
            if (quiet) return wait(running);
            try (Crowd crowd = new Crowd(box, Pace.WATCHABLE, seed)) {
                crowd.come();
                return wait(running);
            }
        }
    }

    private int wait(Running running) throws InterruptedException {
        return seconds > 0 ? running.untilEnded(seconds) : running.untilEnded();
    }

    private void addresses(Box box, Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        String hall = box.controller().screens().toString();
        var words = spec.commandLine().getResourceBundle();
        out.println(words.getString("demo.title"));
        row(out, words.getString("demo.index"), hall + "/");
        row(out, words.getString("demo.board"), hall + "/board");
        row(out, words.getString("demo.clerk"), hall + "/clerk/1 … /clerk/8");
        row(out, words.getString("demo.manager"), hall + "/manager");
        row(out, words.getString("demo.fleet"), hall + "/fleet");
        row(out, words.getString("demo.devices"), hall + DevicesAnnex.PATH);
        for (Box.BoxKiosk kiosk : box.kiosks())
            row(
                    out,
                    words.getString("demo.kiosk") + " " + kiosk.node().label(),
                    kiosk.screen().toString());
        row(out, words.getString("demo.broker"), box.controller().broker().toString());
        row(out, words.getString("demo.data"), folder.toString());
        out.println(words.getString("demo.warning"));
        out.println(words.getString("demo.stop"));
        out.flush();
    }

    private static void row(PrintWriter out, String name, String address) {
        out.printf("  %-12s %s%n", name, address);
    }
}
