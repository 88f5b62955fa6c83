package tingxu.provision.ordeal.line;

import tingxu.provision.outpost.Cable;
import tingxu.provision.outpost.FarRoom;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The kiosk's cable is pulled, for a second or for longer than its line lives, and once for so long
 * that its broker has given it up, too: it prints numbers that it was lent, says in words when they
 * are used up, and the hall knows them all soon after the plug is back, and lends others.
 */
final class CutOff implements Ordeal {

    private static final int LENT = 5;
    private static final int SHORT_MILLIS = 1_000;
    private static final int LONG_MILLIS = 6_000;

    /** A broker waits for one and a half times the ten seconds in which a kiosk says something. */
    private static final int GIVEN_UP_MILLIS = 40_000;

    @Override
    public int row() {
        return 4;
    }

    @Override
    public String name() {
        return "a kiosk's cable is pulled, its numbers are used up";
    }

    @Override
    public List<String> lacking() {
        return House.lackingCables();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        long slowest = 0;
        try (FarRoom room = new FarRoom();
                House house = House.withCables(trial, room, LENT)) {
            Cable cable = room.kioskCable();
            for (int i = 0; i < trial.times(); i++) {
                boolean brief = i % 2 == 1;
                long lent = house.rows().timesLent();
                house.visitors().press();
                cable.pull();
                if (brief) house.visitors().come();
                else useUp(house, wrong);
                int most = brief ? SHORT_MILLIS : LONG_MILLIS;
                boolean given = i == 0 && trial.times() > 1;
                TimeUnit.MILLISECONDS.sleep(given ? GIVEN_UP_MILLIS : trial.dice().nextInt(most));
                cable.plug();
                long began = System.nanoTime();
                house.untilWhole();
                house.untilHeard();
                if (!brief) house.untilLentMoreThan(lent);
                slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
            }
            return house.rest(trial.times(), slowest, wrong);
        }
    }

    /** Until the screen says that there are no more. */
    private static void useUp(House house, List<String> wrong)
            throws IOException, InterruptedException {
        house.untilCutOff();
        int before = house.visitors().usedUp();
        for (int visitor = 0; visitor <= LENT && house.visitors().usedUp() == before; visitor++)
            house.visitors().come();
        if (house.visitors().usedUp() == before)
            wrong.add("the screen does not say that its numbers are used up");
    }
}
