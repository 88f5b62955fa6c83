package tingxu.provision.demo;

import tingxu.control.catalogue.Catalogue;
import tingxu.control.hall.HallPlan.Line;
import tingxu.provision.box.Box;
import tingxu.wire.LineId;

import java.util.ArrayList;
import java.util.List;

/** Everybody in a demonstration: citizens at each kiosk, a clerk at each window. */
final class Crowd implements AutoCloseable {

    private final List<Thread> people = new ArrayList<>();

    /** Nobody comes yet. The same seed brings the same people. */
    Crowd(Box box, Pace pace, long seed) {
        Catalogue catalogue = box.controller().catalogue();
        List<LineId> lines = catalogue.plan().lines().stream().map(Line::id).toList();
        long each = seed;
        for (Box.BoxKiosk kiosk : box.kiosks())
            invite(
                    "citizens-" + kiosk.node(),
                    new Citizens(kiosk.screen(), kiosk.devices().card(), lines, pace, each++));
        for (Catalogue.PlannedWindow window : catalogue.windows())
            invite(
                    "clerk-" + window.id().number(),
                    new Clerk(
                            window.id(),
                            box.window(window.id()),
                            box.controller().loop(),
                            pace,
                            each++));
    }

    private void invite(String name, Runnable person) {
        people.add(Thread.ofVirtual().name(name).unstarted(person));
    }

    void come() {
        people.forEach(Thread::start);
    }

    @Override
    public void close() {
        people.forEach(Thread::interrupt);
        for (Thread person : people) {
            try {
                person.join(2_000);
            } catch (InterruptedException later) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
