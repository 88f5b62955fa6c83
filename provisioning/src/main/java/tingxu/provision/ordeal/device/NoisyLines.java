package tingxu.provision.ordeal.device;

import tingxu.provision.box.Meter;
import tingxu.provision.box.Noise;
import tingxu.provision.scene.Counter;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Noise on the lines of a kiosk's printer and of a window's board and pad while people press and a
 * clerk calls: bits flip, bytes are lost, doubled in others' midst, and come in other pieces.
 * Nobody loses a number, no driver gives up on a byte, and all works once it is quiet.
 */
final class NoisyLines implements Ordeal {

    private static final int PEOPLE = 3;
    private static final Duration BACK = Duration.ofSeconds(8);
    private static final int VERY_SATISFIED = 5;

    /** Said, with all that led to it, when a driver throws at what a device has said. */
    private static final String THROWN = "the driver failed";

    @Override
    public int row() {
        return 19;
    }

    @Override
    public String name() {
        return "noise on the lines of printer, board and pad";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        long slowest = 0;
        try (House house = House.alone(trial)) {
            Counter counter = house.counter(trial);
            Citizens citizens = new Citizens(house, wrong);
            Meter printer = house.kiosk().devices().printerMeter();
            Meter board = counter.bridge().devices().boardMeter();
            Meter pad = counter.bridge().devices().padMeter();
            for (int i = 0; i < trial.times(); i++) {
                printer.disturb(Noise.ofAnswers(trial.dice()));
                board.disturb(Noise.bothWays(trial.dice()));
                pad.disturb(Noise.bothWays(trial.dice()));
                for (int visitor = 0; visitor < PEOPLE; visitor++) {
                    if (visitor > 0) counter.serve();
                    counter.call();
                    citizens.come("in noise", "");
                }
                for (Meter line : List.of(printer, board, pad)) line.calm();
                slowest = Math.max(slowest, counter.untilShown(BACK));
                slowest = Math.max(slowest, citizens.untilServed("after noise"));
                slowest = Math.max(slowest, counter.serveAndRate(VERY_SATISFIED, BACK));
            }
            if (!house.kiosk().alive()) wrong.add("the kiosk's process has ended");
            if (!counter.bridge().alive()) wrong.add("the bridge's process has ended");
            thrown(house.kiosk().log(), wrong);
            thrown(counter.bridge().log(), wrong);
            slowest = Math.max(slowest, house.untilHeardOf(house.visitors().numbers()));
            return house.rest(trial.times(), slowest, wrong);
        }
    }

    private static void thrown(Path log, List<String> wrong) throws IOException {
        try (var lines = Files.lines(log)) {
            lines.filter(line -> line.contains(THROWN)).distinct().forEach(wrong::add);
        }
    }
}
