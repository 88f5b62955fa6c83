package tingxu.provision.ordeal.machine;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Path;

/** The controller is killed without a good-bye while people press and windows call. */
final class Killed implements Ordeal {

    @Override
    public int row() {
        return 1;
    }

    @Override
    public String name() {
        return "kill -9 of the controller at random points";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Crowd crowd = new Crowd();
        long slowest = 0;
        for (int kill = 0; kill < trial.times(); kill++) {
            try (HallProcess hall = HallProcess.on(data)) {
                slowest = Math.max(slowest, hall.startMillis());
                hall.openWindows();
                Crowd.Rush rush = crowd.rush(hall, 3 + trial.dice().nextInt(60));
                rush.enough();
                hall.kill();
                rush.end();
            }
        }
        return crowd.settled(data, HallFile.demo().hall(), trial.times(), slowest);
    }
}
