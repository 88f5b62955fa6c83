package tingxu.provision.demo;

import java.time.Duration;
import java.util.Random;

/**
 * How fast a demonstration goes: slow enough to watch, fast enough not to bore.
 *
 * @param citizens the mean time between two at one kiosk
 * @param service how long one takes, in the mean
 * @param thinks how long a citizen looks at a page
 */
record Pace(Duration citizens, Duration service, Duration thinks) {

    static final Pace WATCHABLE =
            new Pace(Duration.ofSeconds(9), Duration.ofSeconds(22), Duration.ofMillis(900));

    Duration betweenCitizens(Random random) {
        return exponential(random, citizens);
    }

    Duration betweenServices(Random random) {
        return Duration.ofMillis(800 + random.nextInt(2_000));
    }

    Duration walk(Random random) {
        return Duration.ofMillis(2_000 + random.nextInt(3_000));
    }

    Duration service(Random random) {
        return exponential(random, service).plusSeconds(4);
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

    private static Duration exponential(Random random, Duration mean) {
        double means = Math.min(6, -Math.log(1 - random.nextDouble()));
        return Duration.ofMillis((long) (means * mean.toMillis()));
    }
}
