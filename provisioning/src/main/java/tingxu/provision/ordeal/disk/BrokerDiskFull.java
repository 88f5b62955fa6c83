package tingxu.provision.ordeal.disk;

import tingxu.provision.outpost.Broker;
import tingxu.provision.process.Commands;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The broker keeps a store, against the advice, and its disk is full: nothing that people hold may
 * depend on what a broker keeps. It is killed in that state, too, and comes back to a disk with
 * room.
 */
final class BrokerDiskFull implements Ordeal {

    private static final int DISK_MEGABYTES = 4;
    private static final int VISITORS = 3;

    /** The store is written every second. */
    private static final long STORE_MILLIS = 1_500;

    @Override
    public int row() {
        return 7;
    }

    @Override
    public String name() {
        return "the broker's disk is full";
    }

    @Override
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>(Broker.lacking());
        lacking.addAll(Commands.lacking("mount", "umount"));
        if (!Commands.isRoot()) lacking.add("root, to mount");
        return lacking;
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path disk = trial.folder("small");
        String size = "size=" + DISK_MEGABYTES + "m";
        Commands.run("mount", "-t", "tmpfs", "-o", size, "tmpfs", disk.toString());
        try (House house = House.withStore(trial, disk.resolve("store"))) {
            Broker broker = house.broker();
            Path ballast = disk.resolve("ballast");
            long slowest = 0;
            for (int i = 0; i < trial.times(); i++) {
                fill(ballast);
                for (int visitor = 0; visitor < VISITORS; visitor++) house.visitors().come();
                TimeUnit.MILLISECONDS.sleep(STORE_MILLIS);
                house.visitors().press();
                broker.kill();
                Files.delete(ballast);
                broker.start();
                long began = System.nanoTime();
                house.untilWhole();
                house.visitors().settle();
                house.untilHeard();
                slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
            }
            return house.rest(trial.times(), slowest, List.of());
        } finally {
            Commands.run("umount", "-l", disk.toString());
        }
    }

    /** To the last byte. */
    private static void fill(Path ballast) throws IOException {
        Files.createFile(ballast);
        byte[] some = new byte[4_096];
        try (var out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(ballast).getUsableSpace() > 0) out.write(some);
        }
    }
}
