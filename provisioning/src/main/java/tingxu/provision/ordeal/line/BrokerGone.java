package tingxu.provision.ordeal.line;

import tingxu.provision.outpost.Broker;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The broker is killed, or restarted as an administrator does it, while people press and call. */
final class BrokerGone implements Ordeal {

    private static final int AWAY_MILLIS = 4_000;
    private static final int VISITORS = 3;

    @Override
    public int row() {
        return 7;
    }

    @Override
    public String name() {
        return "kill -9 and restart of the broker";
    }

    @Override
    public List<String> lacking() {
        return Broker.lacking();
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        long slowest = 0;
        try (House house = House.withBroker(trial)) {
            Broker broker = house.broker();
            for (int i = 0; i < trial.times(); i++) {
                house.visitors().press();
                TimeUnit.MILLISECONDS.sleep(trial.dice().nextInt(300));
                if (i % 2 == 0) broker.kill();
                else broker.stop();
                for (int visitor = 0; visitor < VISITORS; visitor++) house.visitors().come();
                TimeUnit.MILLISECONDS.sleep(trial.dice().nextInt(AWAY_MILLIS));
                broker.start();
                long began = System.nanoTime();
                house.untilWhole();
                house.untilHeard();
                slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
            }
            return house.rest(trial.times(), slowest, List.of());
        }
    }
}
