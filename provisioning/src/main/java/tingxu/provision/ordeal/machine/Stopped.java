package tingxu.provision.ordeal.machine;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.process.Commands;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The process is stopped for a while, as a machine that swaps or a debugger does, and goes on. */
final class Stopped implements Ordeal {

    private static final long PAUSE_MILLIS = 1_500;

    @Override
    public int row() {
        return 27;
    }

    @Override
    public String name() {
        return "the controller is stopped (SIGSTOP) and goes on";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Crowd crowd = new Crowd();
        try (HallProcess hall = HallProcess.on(data)) {
            hall.openWindows();
            String pid = Long.toString(hall.process().pid());
            for (int i = 0; i < trial.times(); i++) {
                Crowd.Rush rush = crowd.rush(hall, 20 + trial.dice().nextInt(60));
                rush.enough();
                Commands.run("kill", "-STOP", pid);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                Commands.run("kill", "-CONT", pid);
                rush.end();
            }
        }
        return crowd.settled(data, HallFile.demo().hall(), trial.times(), 0);
    }
}
