package tingxu.provision.ordeal;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.process.Commands;

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

    private static final String IMAGE_SIZE = "96M";

    /** {@code EXT4_IOC_SHUTDOWN} with {@code NOLOGFLUSH}: nothing more reaches the disk. */
    private static final String SHUTDOWN =
            "import fcntl,os,struct,sys; f=os.open(sys.argv[1],os.O_RDONLY);"
                    + " fcntl.ioctl(f,0x8004587D,struct.pack('I',2))";

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
        List<String> lacking =
                new ArrayList<>(Commands.lacking("mkfs.ext4", "mount", "umount", "python3"));
        if (lying) lacking.addAll(Commands.lacking("strace"));
        if (!Commands.isRoot()) lacking.add("root, to mount");
        return lacking;
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path image = trial.folder().resolve("disk.img");
        Path mount = trial.folder("disk");
        Commands.run("truncate", "-s", IMAGE_SIZE, image.toString());
        Commands.run("mkfs.ext4", "-q", "-F", image.toString());
        Crowd crowd = new Crowd();
        long slowest = 0;
        int cuts = lying ? 1 : trial.times();
        mount(image, mount);
        try {
            Path data = mount.resolve("hall");
            for (int cut = 0; cut < cuts; cut++) {
                slowest = Math.max(slowest, cut(trial, crowd, image, mount, data));
            }
            Tally tally = settled(data, crowd, cuts, slowest);
            return lying ? teeth(tally) : tally;
        } finally {
            Commands.run("umount", "-l", mount.toString());
            Files.delete(image);
        }
    }

    private long cut(Trial trial, Crowd crowd, Path image, Path mount, Path data)
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
        Commands.run("python3", "-c", SHUTDOWN, mount.toString());
        hall.kill();
        rush.end();
        Commands.run("umount", mount.toString());
        mount(image, mount);
        return hall.startMillis();
    }

    private static void mount(Path image, Path mount) throws IOException, InterruptedException {
        Commands.run("mount", "-o", "loop,commit=300", image.toString(), mount.toString());
    }

    private Tally settled(Path data, Crowd crowd, int cuts, long slowest)
            throws IOException, InterruptedException {
        if (lying && !Files.exists(data.resolve("hall/journal.db")))
            return new Tally(cuts, 0, crowd.size(), crowd.size(), 0, 0, slowest, List.of());
        try {
            return Faults.settled(data, HallFile.demo().hall(), crowd, cuts, slowest);
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
