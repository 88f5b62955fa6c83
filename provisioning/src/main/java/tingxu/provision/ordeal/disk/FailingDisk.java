package tingxu.provision.ordeal.disk;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.process.Commands;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The disk fails at the n-th forcing or writing, and from then on: nothing is acknowledged after
 * it, the process ends by itself, and the next one finds everything that was.
 */
final class FailingDisk implements Ordeal {

    private static final List<String> WAYS =
            List.of("fsync:error=EIO", "pwrite64:error=EIO", "pwrite64:error=ENOSPC");
    private static final Duration END = Duration.ofSeconds(30);

    @Override
    public int row() {
        return 15;
    }

    @Override
    public String name() {
        return "EIO and ENOSPC at the n-th call";
    }

    @Override
    public List<String> lacking() {
        return Commands.lacking("strace");
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Crowd crowd = new Crowd();
        List<String> wrong = new ArrayList<>();
        try (HallProcess first = HallProcess.on(data)) {
            first.openWindows(); // the folder's files are there before the disk fails
        }
        for (int i = 0; i < trial.times(); i++) {
            String way = WAYS.get(i % WAYS.size());
            fail(data, crowd, way + ":when=" + (30 + trial.dice().nextInt(80)) + "+", wrong);
        }
        return crowd.settled(data, HallFile.demo().hall(), wrong, trial.times(), 0);
    }

    /** Only what is forced or written by its number of call fails: reading and sockets do not. */
    private static void fail(Path data, Crowd crowd, String inject, List<String> wrong)
            throws InterruptedException, IOException {
        String call = inject.substring(0, inject.indexOf(':'));
        List<String> under =
                List.of(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=" + call,
                        "-e",
                        "inject=" + inject);
        HallProcess hall;
        try {
            hall = HallProcess.under(data, under, Map.of());
        } catch (IOException failedInStarting) {
            return; // it said so, and issued nothing
        }
        try {
            Crowd.Rush rush = crowd.rush(hall, Integer.MAX_VALUE);
            try {
                hall.process().untilEnded(END);
            } catch (IOException runsOn) {
                wrong.add("after " + inject + " it runs on");
                hall.kill();
            }
            rush.end();
        } finally {
            hall.kill();
        }
    }
}
