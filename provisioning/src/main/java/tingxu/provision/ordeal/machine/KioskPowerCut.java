package tingxu.provision.ordeal.machine;

import tingxu.provision.outpost.Broker;
import tingxu.provision.scene.Disk;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The power of a kiosk goes while it prints, every other time a number of its own while the hall is
 * away: what it had not forced to disk is gone, and the printer, on a plug of its own, goes on. The
 * same number must not come again, and the hall must hear of the paper.
 */
final class KioskPowerCut implements Ordeal {

    private static final Duration PRESS = Duration.ofSeconds(20);

    @Override
    public int row() {
        return 3;
    }

    @Override
    public String name() {
        return "power cut of a kiosk that prints";
    }

    @Override
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>(Broker.lacking());
        lacking.addAll(Disk.lacking());
        return lacking;
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        try (Disk disk = new Disk(trial);
                House house = House.withKioskOn(trial, disk.path().resolve("kiosk"))) {
            long slowest = 0;
            for (int i = 0; i < trial.times(); i++) {
                boolean alone = i % 2 == 0;
                if (alone) house.killHall();
                house.visitors().press();
                House.until("a ticket is printed", PRESS, house.kiosk()::prints);
                disk.cutPower();
                house.kiosk().kill();
                disk.powerBack();
                house.kiosk().start();
                if (alone) house.untilReady();
                else house.untilWhole();
                house.visitors().come();
                if (alone) house.startHall();
                house.untilWhole();
                slowest = Math.max(slowest, house.untilHeard());
            }
            return house.rest(trial.times(), slowest, List.of());
        }
    }
}
