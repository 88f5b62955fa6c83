package tingxu.provision.demo;

import tingxu.bridge.callpad.Key;
import tingxu.control.hall.Window.Activity;
import tingxu.control.loop.HallLoop;
import tingxu.provision.box.WindowDevices;
import tingxu.wire.WindowId;

import java.util.Random;

/**
 * A clerk who works with the call pad, and the citizens who come, or do not, and rate. Looks at the
 * hall as a person looks at the board; everything done goes through the pads' ttys.
 */
final class Clerk implements Runnable {

    private final WindowId window;
    private final WindowDevices devices;
    private final HallLoop hall;
    private final Pace pace;
    private final Random random;

    Clerk(WindowId window, WindowDevices devices, HallLoop hall, Pace pace, long seed) {
        this.window = window;
        this.devices = devices;
        this.hall = hall;
        this.pace = pace;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (true) {
                Citizens.pause(pace.look());
                act();
            }
        } catch (InterruptedException theHallCloses) {
            Thread.currentThread().interrupt();
        }
    }

    private void act() throws InterruptedException {
        switch (hall.state().window(window).activity()) {
            case Activity.Free _ -> callIfAnyoneWaits();
            case Activity.Calling _ -> receive();
            case Activity.Serving _ -> serve();
            case Activity.Closed _, Activity.Paused _ -> {}
        }
    }

    private void callIfAnyoneWaits() throws InterruptedException {
        boolean anyone =
                hall.state().window(window).skills().stream()
                        .anyMatch(skill -> hall.state().waitingCount(skill.line()) > 0);
        if (!anyone) return;
        Citizens.pause(pace.betweenServices(random));
        devices.callPad().press(Key.NEXT);
    }

    private void receive() throws InterruptedException {
        Citizens.pause(pace.walk(random));
        boolean comes = random.nextInt(100) >= pace.noShowsInHundred();
        devices.callPad().press(comes ? Key.START : Key.NO_SHOW);
    }

    private void serve() throws InterruptedException {
        Citizens.pause(pace.service(random));
        devices.callPad().press(Key.FINISH);
        Citizens.pause(pace.walk(random));
        if (devices.pad().inviting() && random.nextInt(100) < pace.ratersInHundred())
            devices.pad().press(level());
    }

    /** Most are satisfied; now and then someone is not. */
    private int level() {
        int luck = random.nextInt(100);
        return luck < 70 ? 5 : luck < 88 ? 4 : luck < 95 ? 3 : luck < 98 ? 2 : 1;
    }
}
