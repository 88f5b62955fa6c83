package tingxu.provision.visit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.box.Box;
import tingxu.provision.box.BoxFailed;
import tingxu.provision.box.BoxPlan;
import tingxu.provision.box.ScratchFolder;
import tingxu.wire.NodeId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code tingxu visit}: a hall on free ports, one citizen, and how long each hop took. */
@Command(name = "visit")
public final class VisitVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ScratchFolder scratch = new ScratchFolder("tingxu-visit");
                Box box = new Box(plan(scratch.path()))) {
            VisitReport report = Visit.of(box);
            spec.commandLine().getOut().println(json ? report.json() : report.table());
            return 0;
        } catch (HopMissing | BoxFailed missing) {
            spec.commandLine().getErr().println(missing.getMessage());
            return 1;
        }
    }

    private static BoxPlan plan(Path data) {
        return new BoxPlan(data, HallFile.demo(), 0, 0, List.of(new NodeId("k01")), null);
    }
}
