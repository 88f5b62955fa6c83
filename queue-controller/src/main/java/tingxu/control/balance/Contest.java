package tingxu.control.balance;

import tingxu.control.hall.HallState;
import tingxu.control.hall.Skill;
import tingxu.control.hall.Ticket;
import tingxu.control.hall.Window;
import tingxu.wire.TicketClass;

import java.util.ArrayList;
import java.util.List;

/** Those who may be called to a window: the first of each class in each of its lines. */
final class Contest {

    /** How many candidates an inspector is shown. */
    static final int SHOWN = 5;

    private static final TicketClass[] CLASSES = TicketClass.values();

    /**
     * The first of a lane.
     *
     * @param skill under which the window would serve it
     */
    record Head(Ticket ticket, Skill skill) {}

    private Contest() {}

    static List<Head> heads(HallState state, Window window) {
        List<Head> heads = new ArrayList<>();
        for (Skill skill : window.skills())
            for (TicketClass each : CLASSES)
                state.head(skill.line(), each)
                        .ifPresent(ticket -> heads.add(new Head(ticket, skill)));
        return heads;
    }
}
