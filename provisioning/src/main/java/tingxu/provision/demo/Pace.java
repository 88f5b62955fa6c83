package tingxu.provision.demo;

import java.time.Duration;
import java.util.Random;

/** How fast a demonstration goes: slow enough to watch, fast enough not to bore. */
record Pace(int citizensSeconds, int serviceSeconds) {

    static final Pace WATCHABLE = new Pace(9, 22);

    Duration betweenCitizens(Random random) {
        return exponential(random, citizensSeconds);
    }

    Duration betweenServices(Random random) {
        return Duration.ofMillis(800 + random.nextInt(2_000));
    }

    Duration walk(Random random) {
        return Duration.ofMillis(2_000 + random.nextInt(3_000));
    }

    Duration service(Random random) {
        return exponential(random, serviceSeconds).plusSeconds(4);
    }

    Duration look() {
        return Duration.ofMillis(500);
    }

    int noShowsInHundred() {
        return 4;
    }

    int ratersInHundred() {
        return 70;
    }

    private static Duration exponential(Random random, int meanSeconds) {
        double seconds = -Math.log(1 - random.nextDouble()) * meanSeconds;
        return Duration.ofMillis((long) (Math.min(seconds, 6.0 * meanSeconds) * 1000));
    }
}
