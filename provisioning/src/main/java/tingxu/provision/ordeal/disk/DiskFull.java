package tingxu.provision.ordeal.disk;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.process.Commands;
import tingxu.provision.scene.Calls;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The disk is full: no new ticket, in words, and whoever waits is called; then there is room. */
final class DiskFull implements Ordeal {

    private static final int DISK_MEGABYTES = 48;
    private static final int LEFT_MEGABYTES = 8;
    private static final int LOOKS = 100;
    private static final long LOOK_MILLIS = 50;
    private static final int PEOPLE = 40;

    /** More than windows take at once. */
    private static final int WAITING = 3;

    @Override
    public int row() {
        return 14;
    }

    @Override
    public String name() {
        return "disk full";
    }

    @Override
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>(Commands.lacking("mount", "umount"));
        if (!Commands.isRoot()) lacking.add("root, to mount");
        return lacking;
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path mount = trial.folder("small");
        Commands.run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + DISK_MEGABYTES + "m",
                "tmpfs",
                mount.toString());
        List<String> wrong = new ArrayList<>();
        Crowd crowd = new Crowd();
        Path data = mount.resolve("hall");
        try {
            try (HallProcess hall = HallProcess.on(data)) {
                hall.openWindows();
                Crowd.Rush rush = crowd.rush(hall, PEOPLE);
                rush.enough();
                rush.end();
                try (HttpLine line = hall.line()) {
                    for (int i = 0; i < WAITING; i++) crowd.take(line);
                    Path ballast = fill(mount);
                    if (!until(() -> crowd.take(line) >= 400))
                        wrong.add("tickets are still issued on a full disk");
                    if (!until(() -> next(line, crowd))) wrong.add("nobody is called any more");
                    Files.delete(ballast);
                    if (!until(() -> crowd.take(line) == Crowd.TAKEN))
                        wrong.add("no ticket though there is room again");
                }
            }
            return crowd.settled(data, HallFile.demo().hall(), wrong, 1, 0);
        } finally {
            Commands.run("umount", "-l", mount.toString());
        }
    }

    private static boolean next(HttpLine line, Crowd crowd) throws IOException {
        boolean called = crowd.calls().next(line, 1).isPresent();
        Calls.serve(line, 1);
        return called;
    }

    private static Path fill(Path mount) throws IOException {
        Path ballast = mount.resolve("ballast");
        long room = Files.getFileStore(mount).getUsableSpace() - ((long) LEFT_MEGABYTES << 20);
        Files.write(ballast, new byte[(int) Math.max(0, room)]);
        return ballast;
    }

    private interface Sight {
        boolean seen() throws IOException;
    }

    private static boolean until(Sight sight) throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            if (sight.seen()) return true;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return false;
    }
}
