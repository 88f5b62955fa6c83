package tingxu.provision.ordeal.machine;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.process.Commands;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The hall's process is stopped for a while, as a machine that swaps does, or for good; the thread
 * that decides hangs while all others go on; it is killed, as by a kernel without memory. Kept as a
 * service it goes on, or is back within half a minute, without hands.
 */
final class Stopped implements Ordeal {

    private static final long PAUSE_MILLIS = 1_500;

    /** From the fault to a hall that answers again. */
    private static final Duration BACK = Duration.ofSeconds(30);

    private static final String LOOP = "hall-loop";

    private enum Fault {
        STOPPED_FOR_A_WHILE,
        STOPPED_FOR_GOOD,
        LOOP_HANGS,
        KILLED
    }

    @Override
    public int row() {
        return 27;
    }

    @Override
    public String name() {
        return "the controller is stopped, hangs, is out of memory";
    }

    @Override
    public List<String> lacking() {
        return Commands.lacking("python3", "strace");
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Crowd crowd = new Crowd();
        List<Fault> faults =
                trial.dealt(List.of(Fault.values()), Fault.values().length * trial.times());
        long slowest = 0;
        for (Fault fault : faults) {
            try (HallProcess hall = HallProcess.kept(data)) {
                hall.openWindows();
                Crowd.Rush rush = crowd.rush(hall, 20 + trial.dice().nextInt(60));
                rush.enough();
                long millis = befall(fault, hall, trial.folder());
                rush.end();
                slowest = Math.max(slowest, millis);
                hall.kill();
            }
        }
        return crowd.settled(data, HallFile.demo().hall(), faults.size(), slowest);
    }

    /** How long until it is back. */
    private static long befall(Fault fault, HallProcess hall, Path folder)
            throws IOException, InterruptedException {
        String pid = Long.toString(hall.pid());
        long starts = hall.starts();
        long began = System.nanoTime();
        switch (fault) {
            case STOPPED_FOR_A_WHILE -> {
                Commands.run("kill", "-STOP", pid);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                Commands.run("kill", "-CONT", pid);
                return PAUSE_MILLIS;
            }
            case STOPPED_FOR_GOOD -> Commands.run("kill", "-STOP", pid);
            case LOOP_HANGS -> hold(hall, pid, folder);
            case KILLED -> Commands.run("kill", "-KILL", pid);
        }
        House.until("back after " + fault, BACK, () -> hall.starts() > starts);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        if (millis > BACK.toMillis()) throw new IOException(fault + ": back after " + millis);
        return millis;
    }

    /**
     * The thread that decides waits for its disk for longer than anybody looks. Whoever holds it
     * lets it go when the process is killed, for until then the kernel cannot end it.
     */
    private static void hold(HallProcess hall, String pid, Path folder)
            throws IOException, InterruptedException {
        Process holding = held(pid, folder);
        try {
            House.until("killed, as it hangs", BACK, hall::killedForSilence);
        } finally {
            holding.destroyForcibly().waitFor();
        }
    }

    private static Process held(String pid, Path folder) throws IOException {
        return new ProcessBuilder(
                        "strace",
                        "-qq",
                        "-p",
                        thread(pid),
                        "-o",
                        folder.resolve("held").toString(),
                        "-e",
                        "inject=fsync:delay_enter=600000000")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("strace.log").toFile())
                .start();
    }

    private static String thread(String pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", pid, "task"))) {
            for (Path thread : threads.toList())
                if (Files.readString(thread.resolve("comm")).startsWith(LOOP))
                    return thread.getFileName().toString();
        }
        throw new IOException("no thread " + LOOP + " in " + pid);
    }
}
