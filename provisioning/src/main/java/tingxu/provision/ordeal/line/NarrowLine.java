package tingxu.provision.ordeal.line;

import tingxu.provision.outpost.Cable;
import tingxu.provision.outpost.FarRoom;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kiosk's line is narrow, others fill its queue so that every packet waits for seconds, and
 * packets are lost: whoever presses has a number in time all the same, and no number twice.
 */
final class NarrowLine implements Ordeal {

    private static final int KILOBITS = 64;

    /** At 64 kbit/s, two and a half seconds of waiting. */
    private static final int QUEUE_BYTES = 20_000;

    private static final int LOST_PERCENT = 15;
    private static final int VISITORS = 4;
    private static final long LIMIT_MILLIS = 5_000;

    /** Together more than passes. */
    private static final int BALLAST_BYTES = 500;

    private static final long BALLAST_MILLIS = 30;

    @Override
    public int row() {
        return 5;
    }

    @Override
    public String name() {
        return "64 kbit/s, seconds of latency, 15 % loss";
    }

    @Override
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>(House.lackingCables());
        lacking.addAll(Cable.lackingForLoss());
        return lacking;
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        long slowest = 0;
        try (FarRoom room = new FarRoom();
                House house = House.withCables(trial, room, 100)) {
            Cable cable = room.kioskCable();
            for (int i = 0; i < trial.times(); i++) {
                cable.narrow(KILOBITS, QUEUE_BYTES);
                cable.lose(LOST_PERCENT);
                try (Ballast ballast = new Ballast(cable.farAddress())) {
                    for (int visitor = 0; visitor < VISITORS; visitor++) house.visitors().come();
                    if (ballast.sent() == 0) wrong.add("nobody filled the line");
                }
                cable.mend();
                long began = System.nanoTime();
                house.untilWhole();
                house.untilHeard();
                slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
            }
            long press = house.visitors().slowestMillis();
            if (press > LIMIT_MILLIS) wrong.add("a press took " + press + " ms");
            return house.rest(trial.times(), slowest, wrong);
        }
    }

    /** Others who use the same line. */
    private static final class Ballast implements AutoCloseable {

        private static final int DISCARD = 9;

        private final AtomicBoolean over = new AtomicBoolean();
        private final DatagramSocket socket = new DatagramSocket();
        private final Thread thread;
        private final AtomicInteger sent = new AtomicInteger();

        Ballast(String host) throws IOException {
            InetAddress there = InetAddress.getByName(host);
            byte[] bytes = new byte[BALLAST_BYTES];
            DatagramPacket packet = new DatagramPacket(bytes, bytes.length, there, DISCARD);
            thread = Thread.ofVirtual().start(() -> send(packet));
        }

        int sent() {
            return sent.get();
        }

        private void send(DatagramPacket packet) {
            while (!over.get()) {
                try {
                    socket.send(packet);
                    sent.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(BALLAST_MILLIS);
                } catch (IOException full) {
                    // The queue takes no more: that is what it is for.
                    Thread.onSpinWait();
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            socket.close();
        }
    }
}
