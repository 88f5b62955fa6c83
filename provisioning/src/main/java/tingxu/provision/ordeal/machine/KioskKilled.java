package tingxu.provision.ordeal.machine;

import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A kiosk is killed without a good-bye between a press and its end: before the hall has heard, with
 * the number reserved, while the printer prints, before its answer. The printer goes on by itself.
 */
final class KioskKilled implements Ordeal {

    /** A press and all that comes of it take about so long. */
    private static final int MILLIS = 700;

    private static final Duration PRESS = Duration.ofSeconds(10);

    @Override
    public int row() {
        return 2;
    }

    @Override
    public String name() {
        return "kill -9 of a kiosk between press and paper";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        try (House house = House.alone(trial)) {
            long slowest = 0;
            for (int i = 0; i < trial.times(); i++) {
                house.visitors().press();
                if (i % 2 == 0) TimeUnit.MILLISECONDS.sleep(trial.dice().nextInt(MILLIS));
                else House.until("a ticket is printed", PRESS, house.kiosk()::prints);
                house.kiosk().kill();
                long began = System.nanoTime();
                house.kiosk().start();
                house.untilWhole();
                slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
                house.visitors().come();
            }
            return house.rest(trial.times(), slowest, List.of());
        }
    }
}
