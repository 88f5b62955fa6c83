package tingxu.provision.demo;

import java.util.ArrayList;
import java.util.List;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.hall.HallPlan.Line;
import tingxu.provision.box.Box;
import tingxu.wire.LineId;

/** Everybody in a demonstration: citizens at each kiosk, a clerk at each window. */
final class Crowd implements AutoCloseable {

    private final List<Thread> people = new ArrayList<>();

    /** They come when this returns. The same seed brings the same people. */
    Crowd(Box box, Pace pace, long seed) {
        Catalogue catalogue = box.controller().catalogue();
        List<LineId> lines = catalogue.plan().lines().stream().map(Line::id).toList();
        long each = seed;
        for (Box.BoxKiosk kiosk : box.kiosks())
            come("citizens-" + kiosk.node(), new Citizens(kiosk, lines, pace, each++));
        for (Catalogue.PlannedWindow window : catalogue.windows())
            come(
                    "clerk-" + window.id().number(),
                    new Clerk(
                            window.id(),
                            box.window(window.id()),
                            box.controller().loop(),
                            pace,
                            each++));
    }

    private void come(String name, Runnable person) {
        people.add(Thread.ofVirtual().name(name).start(person));
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
