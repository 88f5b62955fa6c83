package tingxu.provision.faults;

import tingxu.control.staff.Account;
import tingxu.control.staff.MemoryCabinet;
import tingxu.control.staff.Role;
import tingxu.control.staff.Seen;
import tingxu.control.staff.Staff;
import tingxu.provision.history.Fact;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which browser works at which window, as the hall's own staff room knows it: whoever opens the
 * page turns out who had it before. Clerks come in anew after each start of the hall.
 */
final class Seats {

    /** What the browser is told that no longer has the window. */
    static final Words TURNED_OUT = new Words("窗口已在别处操作", Fact.Answered.TURNED_OUT);

    private static final Account CLERK = Account.guest("clerk", "窗口人员", List.of(Role.CLERK));

    private final World world;
    private final Staff staff;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<WindowId, String> sits = new HashMap<>();

    Seats(World world, InstantSource wall) {
        this.world = world;
        this.staff = new Staff(new MemoryCabinet(), wall, List.of(CLERK));
    }

    /** The page of that window is opened. */
    void open(WindowId window, String seat) {
        staff.sit(window, person(seat));
        sit(window, seat);
    }

    /** Whether a press there counts; an empty seat is taken by it. */
    boolean mayAct(WindowId window, String seat) {
        boolean may = staff.insteadOf(person(seat), window).isEmpty();
        if (may) sit(window, seat);
        return may;
    }

    private void sit(WindowId window, String seat) {
        if (!seat.equals(sits.put(window, seat)))
            world.note(new Fact.Seated(world.now(), Clerk.name(window), seat));
    }

    /** One whose session is over logs in again. */
    private Seen.Person person(String seat) {
        if (staff.seen(tokens.get(seat), true) instanceof Seen.Person known) return known;
        String token = staff.guest(CLERK.name()).orElseThrow();
        tokens.put(seat, token);
        if (staff.seen(token, true) instanceof Seen.Person fresh) return fresh;
        throw new IllegalStateException("a guest who just came in is not known");
    }
}
