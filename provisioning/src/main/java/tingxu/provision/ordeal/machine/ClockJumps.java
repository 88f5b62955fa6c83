package tingxu.provision.ordeal.machine;

import tingxu.control.catalogue.HallFile;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.FalseClock;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The wall clock is set back and on, once by decades; then the hall starts again with the right
 * one. Numbers go on rising, and the hall's time never runs backwards.
 */
final class ClockJumps implements Ordeal {

    /** How far the clock is off. A day on, everybody would be logged out. */
    private static final List<Duration> SETTINGS =
            List.of(
                    Duration.ZERO,
                    Duration.ofHours(-1),
                    Duration.ofMinutes(20),
                    Duration.ofDays(-20_000),
                    Duration.ofMinutes(10));

    private static final int PEOPLE = 20;

    private static final Duration NEARLY = Duration.ofSeconds(10);
    private static final Duration SEEN = Duration.ofSeconds(30);

    @Override
    public int row() {
        return 11;
    }

    @Override
    public String name() {
        return "the clock is set back and on";
    }

    @Override
    public List<String> lacking() {
        return FalseClock.lacking();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        FalseClock clock = new FalseClock(trial.folder().resolve("clock"));
        clock.set(Duration.ZERO);
        Crowd crowd = new Crowd();
        int jumps = Math.min(SETTINGS.size(), trial.times() + 1);
        try (HallProcess hall = HallProcess.under(data, List.of(), clock.environment())) {
            hall.openWindows();
            for (Duration off : SETTINGS.subList(0, jumps)) {
                clock.set(off);
                House.until("the hall's clock is set", SEEN, () -> isOff(hall, off));
                Crowd.Rush rush = crowd.rush(hall, PEOPLE);
                rush.enough();
                rush.end();
            }
        }
        return crowd.settled(data, HallFile.demo().hall(), jumps, 0);
    }

    /** By the date that stands on each of its answers. */
    private static boolean isOff(HallProcess hall, Duration off)
            throws IOException, InterruptedException {
        Duration apart = Duration.between(Instant.now().plus(off), FalseClock.of(hall)).abs();
        return apart.compareTo(NEARLY) < 0;
    }
}
