package tingxu.provision.ordeal.device;

import tingxu.bridge.printer.SimulatedPrinter.Mood;
import tingxu.provision.box.KioskDevices;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A kiosk's printer fails, before a slip or in the middle of one, while people press: everybody has
 * a number on the screen, nobody is told a lie about the paper, and once somebody has put it right
 * the next one has a paper without a hand at the kiosk.
 */
final class PrinterFails implements Ordeal {

    private static final int PEOPLE = 2;

    /** What happens to it, and what the screen says then. */
    private enum Fault {
        NEAR_END(Mood.NEAR_END, "shown"),
        PAPER_OUT(Mood.PAPER_OUT, "no-paper"),
        COVER_OPEN(Mood.COVER_OPEN, "no-paper"),
        SILENT(Mood.DEAF, "no-paper"),
        GARBAGE(Mood.GARBAGE, "no-paper"),
        UNPLUGGED(Mood.HEALTHY, "no-paper"),
        PAPER_ENDS_IN_A_SLIP(Mood.PAPER_OUT_MID_PRINT, "asking-paper"),
        JAMS_IN_A_SLIP(Mood.KNIFE_JAMS, "asking-paper"),
        UNPLUGGED_IN_A_SLIP(Mood.HANGS_UP_MID_PRINT, "asking-paper");

        private final Mood mood;
        private final String page;

        Fault(Mood mood, String page) {
            this.mood = mood;
            this.page = page;
        }

        void befall(KioskDevices devices) {
            devices.printer().mood(mood);
            if (this == UNPLUGGED) devices.printerMeter().unplug();
        }

        /** As somebody does who was called for it. */
        void putRight(KioskDevices devices) throws IOException {
            if (this == JAMS_IN_A_SLIP) {
                devices.printer().clearKnife();
                devices.printer().closeCover();
            }
            devices.printer().mood(Mood.HEALTHY);
            House.plug(devices.printerMeter());
        }
    }

    @Override
    public int row() {
        return 17;
    }

    @Override
    public String name() {
        return "a printer without paper, jammed, unplugged, talking nonsense";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        long slowest = 0;
        try (House house = House.alone(trial)) {
            Citizens citizens = new Citizens(house, wrong);
            for (Fault fault : trial.dealt(List.of(Fault.values()), trial.times())) {
                fault.befall(house.kiosk().devices());
                for (int visitor = 0; visitor < PEOPLE; visitor++)
                    citizens.come(fault.name(), visitor == 0 ? fault.page : "");
                fault.putRight(house.kiosk().devices());
                slowest = Math.max(slowest, citizens.untilServed("after " + fault));
            }
            slowest = Math.max(slowest, house.untilHeardOf(house.visitors().numbers()));
            return house.rest(trial.times(), slowest, wrong);
        }
    }
}
