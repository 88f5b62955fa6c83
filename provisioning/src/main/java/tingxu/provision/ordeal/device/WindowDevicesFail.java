package tingxu.provision.ordeal.device;

import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.provision.box.WindowDevices;
import tingxu.provision.scene.Counter;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A window's board or pad is unplugged, silent or slow while its clerk calls: calls go on, whoever
 * is served without a pad rates by phone, and once the device is back its board shows who is
 * called, and its pad asks and is heard.
 */
final class WindowDevicesFail implements Ordeal {

    private static final int CALLS = 3;

    /** A clerk's press. */
    private static final long CALL_MILLIS = 1_000;

    /** A board that is back shows what is so. */
    private static final Duration SHOWN = Duration.ofSeconds(2);

    /** A pad is back, has heard two things, and its press has come to the hall. */
    private static final Duration RATED = Duration.ofSeconds(5);

    private static final int VERY_SATISFIED = 5;

    private enum Fault {
        BOARD_UNPLUGGED,
        BOARD_WITHOUT_POWER,
        BOARD_SILENT,
        BOARD_BUSY,
        BOARD_SLOW,
        BOARD_HANGS_UP,
        PAD_UNPLUGGED,
        PAD_SILENT,
        PAD_SLOW,
        BOTH_UNPLUGGED;

        void befall(WindowDevices devices) {
            switch (this) {
                case BOARD_UNPLUGGED -> devices.boardMeter().unplug();
                case BOARD_WITHOUT_POWER -> {
                    devices.boardMeter().unplug();
                    devices.board().restart();
                }
                case BOARD_SILENT -> devices.board().mood(SimulatedBoard.Mood.DEAF);
                case BOARD_BUSY -> devices.board().mood(SimulatedBoard.Mood.NACK_BUSY);
                case BOARD_SLOW -> devices.board().mood(SimulatedBoard.Mood.SLOW);
                case BOARD_HANGS_UP -> devices.board().mood(SimulatedBoard.Mood.HANG_UP);
                case PAD_UNPLUGGED -> devices.padMeter().unplug();
                case PAD_SILENT -> devices.pad().mood(SimulatedPad.Mood.DEAF);
                case PAD_SLOW -> devices.pad().mood(SimulatedPad.Mood.SLOW);
                case BOTH_UNPLUGGED -> {
                    devices.boardMeter().unplug();
                    devices.padMeter().unplug();
                }
            }
        }

        boolean leavesNoPad() {
            return this == PAD_UNPLUGGED || this == PAD_SILENT || this == BOTH_UNPLUGGED;
        }

        static void putRight(WindowDevices devices) throws IOException {
            devices.board().mood(SimulatedBoard.Mood.HEALTHY);
            devices.pad().mood(SimulatedPad.Mood.HEALTHY);
            House.plug(devices.boardMeter());
            House.plug(devices.padMeter());
        }
    }

    @Override
    public int row() {
        return 21;
    }

    @Override
    public String name() {
        return "a window's board or pad unplugged, silent, slow";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        long slowest = 0;
        try (House house = House.alone(trial)) {
            Counter counter = house.counter(trial);
            WindowDevices devices = counter.bridge().devices();
            for (Fault fault : trial.dealt(List.of(Fault.values()), trial.times())) {
                fault.befall(devices);
                for (int call = 0; call < CALLS; call++) {
                    if (call > 0) serve(counter, fault);
                    counter.call();
                    house.visitors().come();
                }
                Fault.putRight(devices);
                slowest = Math.max(slowest, counter.untilShown(SHOWN));
                slowest = Math.max(slowest, counter.serveAndRate(VERY_SATISFIED, RATED));
            }
            counter.untrue().forEach(shown -> wrong.add("I9 the board shows " + shown));
            if (counter.slowestCallMillis() > CALL_MILLIS)
                wrong.add("a call took " + counter.slowestCallMillis() + " ms");
            if (!counter.bridge().alive()) wrong.add("the bridge's process has ended");
            return house.rest(trial.times(), slowest, wrong);
        }
    }

    private static void serve(Counter counter, Fault fault) throws IOException {
        counter.serve();
        if (fault.leavesNoPad()) counter.rateByPhone(VERY_SATISFIED);
    }
}
