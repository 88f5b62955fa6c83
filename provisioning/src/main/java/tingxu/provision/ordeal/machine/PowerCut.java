package tingxu.provision.ordeal.machine;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.process.Commands;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.Disk;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The power goes while people press: the file system is shut down at once, so that what was not
 * forced to disk is gone, the process is killed, and the disk is mounted anew. With a disk that
 * lies about forcing, tickets must be lost: a trial that loses none would prove nothing.
 */
final class PowerCut implements Ordeal {

    private final boolean lying;

    /**
     * @param lying whether the disk says that it has forced what it has not
     */
    PowerCut(boolean lying) {
        this.lying = lying;
    }

    @Override
    public int row() {
        return 3;
    }

    @Override
    public String name() {
        return lying
                ? "power cut with a disk that lies: tickets must be lost (teeth)"
                : "power cut of the controller";
    }

    @Override
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>(Disk.lacking());
        if (lying) lacking.addAll(Commands.lacking("strace"));
        return lacking;
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Crowd crowd = new Crowd();
        long slowest = 0;
        int cuts = lying ? 1 : trial.times();
        try (Disk disk = new Disk(trial)) {
            Path data = disk.path().resolve("hall");
            for (int cut = 0; cut < cuts; cut++)
                slowest = Math.max(slowest, cut(trial, crowd, disk, data));
            Tally tally = settled(data, crowd, cuts, slowest);
            return lying ? teeth(tally) : tally;
        }
    }

    private long cut(Trial trial, Crowd crowd, Disk disk, Path data)
            throws IOException, InterruptedException {
        List<String> under =
                lying
                        ? List.of(
                                "strace",
                                "-f",
                                "-qq",
                                "-o",
                                "/dev/null",
                                "-e",
                                "trace=fsync,fdatasync",
                                "-e",
                                "inject=fsync,fdatasync:retval=0")
                        : List.of();
        HallProcess hall = HallProcess.under(data, under, Map.of());
        hall.openWindows();
        Crowd.Rush rush = crowd.rush(hall, 5 + trial.dice().nextInt(60));
        rush.enough();
        disk.cutPower();
        hall.kill();
        rush.end();
        disk.powerBack();
        return hall.startMillis();
    }

    private Tally settled(Path data, Crowd crowd, int cuts, long slowest)
            throws IOException, InterruptedException {
        if (lying && !Files.exists(data.resolve("hall/journal.db")))
            return new Tally(cuts, 0, crowd.size(), crowd.size(), 0, 0, slowest, List.of());
        try {
            return crowd.settled(data, HallFile.demo().hall(), cuts, slowest);
        } catch (IOException refused) {
            if (!lying) throw refused;
            return new Tally(cuts, 0, 0, 0, 0, 0, slowest, List.of("the hall does not start"));
        }
    }

    /** Here the promise is that the trial sees what is lost. */
    private static Tally teeth(Tally tally) {
        boolean seen = tally.lost() > 0 || !tally.breaches().isEmpty();
        List<String> breaches =
                seen ? List.of() : List.of("no ticket was lost though nothing was forced to disk");
        int well = seen ? tally.faults() : 0;
        return new Tally(tally.faults(), well, 0, 0, 0, 0, tally.slowestMillis(), breaches);
    }
}
