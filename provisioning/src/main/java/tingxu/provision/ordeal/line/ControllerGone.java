package tingxu.provision.ordeal.line;

import tingxu.provision.outpost.Broker;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The controller is killed and stays away, while the broker is up: the kiosk goes on with numbers
 * that it was lent, and once the hall is back it knows them all. That a full outbox sheds what
 * matters least is tried where the outbox is.
 */
final class ControllerGone implements Ordeal {

    private static final int VISITORS = 4;

    @Override
    public int row() {
        return 8;
    }

    @Override
    public String name() {
        return "the controller is killed and stays away, the broker is up";
    }

    @Override
    public List<String> lacking() {
        return Broker.lacking();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        long slowest = 0;
        try (House house = House.withBroker(trial)) {
            for (int i = 0; i < trial.times(); i++) {
                house.visitors().come();
                house.killHall();
                int before = house.visitors().offline().size();
                for (int visitor = 0; visitor < VISITORS; visitor++) house.visitors().come();
                int own = house.visitors().offline().size() - before;
                if (own < VISITORS)
                    wrong.add("%d of %d had a number without the hall".formatted(own, VISITORS));
                house.startHall();
                house.untilWhole();
                slowest = Math.max(slowest, house.untilHeard());
            }
            return house.rest(trial.times(), slowest, wrong);
        }
    }
}
