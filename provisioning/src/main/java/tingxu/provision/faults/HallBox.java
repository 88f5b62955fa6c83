package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.control.balance.Policies;
import tingxu.control.gate.Diary;
import tingxu.control.gate.HallGate;
import tingxu.control.hall.Command;
import tingxu.control.hall.HallState;
import tingxu.control.journal.Entry;
import tingxu.control.journal.Journal;
import tingxu.control.journal.JournalBroken;
import tingxu.control.journal.MemoryJournal;
import tingxu.control.loop.Answer;
import tingxu.control.loop.HallLoop;
import tingxu.control.loop.Said;
import tingxu.control.rules.Hall;
import tingxu.control.waits.Waits;
import tingxu.provision.history.Fact;
import tingxu.wire.MessageId;
import tingxu.wire.NodeId;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.WindowId;
import tingxu.wire.seal.TicketSigner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The controller: loop and gate as they are, over a journal that may fail. */
final class HallBox extends Box {

    private static final int INBOX = 64;

    /** A browser at a window. */
    record Seat(WindowId window, String browser) {}

    private final Net net;
    private final Swaps swaps;
    private final MemoryJournal disk = new MemoryJournal(Plan.HALL);
    private final Journal journal;
    private @Nullable HallLoop loop;
    private @Nullable HallGate gate;
    private final boolean fenced;
    private final Diary diary;
    private @Nullable Seats seats;
    private @Nullable StormWire wire;
    private HallState last = HallState.empty();
    private long seen;
    private Instant writtenAt = Instant.EPOCH;

    HallBox(World world, Net net, Swaps swaps) {
        super(world, "ctl", Fault.HALL_KILLED);
        this.net = net;
        this.swaps = swaps;
        // In others those at the windows are shift leads, who act without a seat.
        this.fenced = world.comes(Fault.SECOND_BROWSER);
        this.diary = world.comes(Fault.CHECK_IN) ? new Appointments().diary() : Diary.NONE;
        this.journal = new DiskJournal(disk, this, this::beforeCommit);
    }

    @Override
    void boot() {
        StormWire line = net.wire(this);
        HallLoop fresh =
                HallLoop.byHand(
                        Plan.HALL,
                        swaps.rules(new Hall(Policies::of)),
                        journal,
                        wall(),
                        this::nanos,
                        world::freshId,
                        INBOX);
        fresh.listen(this::see);
        HallGate door =
                new HallGate(
                        Plan.HALL,
                        swaps.hallWire(line),
                        fresh,
                        Plan.places(),
                        Waits.CLOSED_FORM,
                        new TicketSigner(Plan.HALL, Plan.KEY),
                        (_, _) -> {},
                        wall(),
                        steady(),
                        world::freshId,
                        (day, holder) -> day + "/" + holder,
                        diary);
        replayed(fresh);
        loop = fresh;
        gate = door;
        seats = fenced ? new Seats(world, wall()) : null;
        wire = line;
        door.startByHand();
    }

    /** What was folded is what was known, and what had been committed last before the end. */
    private void replayed(HallLoop fresh) {
        HallState known = last;
        for (Entry entry : missed()) {
            known = after(known, entry);
            note(entry);
        }
        last = known;
        boolean same = fresh.state().equals(known) && fresh.row() == seen;
        world.note(new Fact.Replayed(world.now(), fresh.row(), same, true));
    }

    /** Committed by one who was killed before it could tell. */
    private List<Entry> missed() {
        List<Entry> missed = new ArrayList<>();
        disk.read(seen + 1, missed::add);
        return missed;
    }

    private static HallState after(HallState state, Entry entry) {
        HallState next = state;
        for (var event : entry.events()) next = next.after(event);
        return next;
    }

    @Override
    boolean turn() {
        HallLoop running = loop;
        HallGate door = gate;
        if (running == null || door == null) return false;
        boolean any = false;
        try {
            any = running.turn();
        } catch (JournalBroken broken) {
            die(Fault.HALL_DISK);
            throw new Killed(name);
        }
        return door.turn() || any;
    }

    @Override
    void gone() {
        if (wire != null) wire.abandon();
    }

    private void beforeCommit() {
        writtenAt = world.now();
        if (world.strikes(Fault.HALL_DISK, 400, name)) throw new JournalBroken("the disk fails");
    }

    private void see(Entry entry) {
        last = after(last, entry);
        note(entry);
    }

    private void note(Entry entry) {
        seen = entry.row();
        world.note(Fact.Committed.of(entry, writtenAt));
    }

    // ------------------------------------------------------------------ for people

    /** As a page shows it that is as old as the last commit. */
    HallState state() {
        return last;
    }

    /** The page of a window is opened in that browser. */
    void open(WindowId window, String seat) {
        if (alive() && seats != null) seats.open(window, seat);
    }

    /** A press in the browser of a window, which may have been turned out. */
    void take(MessageId id, Seat seat, Command command, Consumer<Answer> then) {
        if (!alive()) return;
        boolean seated = seats == null || seats.mayAct(seat.window(), seat.browser());
        if (swaps.counts(seated)) take(id, Clerk.name(seat.window()), command, then);
        else then.accept(new Answer.Refused(Seats.TURNED_OUT));
    }

    /** A request has come in; the answer goes to {@code then}, unless the hall dies over it. */
    void take(MessageId id, String who, Command command, Consumer<Answer> then) {
        HallLoop running = loop;
        if (!alive() || running == null) return;
        var _ =
                running.take(Said.by(who, id, command))
                        .whenComplete((answer, broken) -> {
                            if (broken == null) then.accept(answer);
                        });
        kick();
    }

    /** 补打, as staff want it of a kiosk, unless the hall dies over it. */
    void printAgain(NodeId kiosk, TicketNumber number) {
        TicketId ticket = new TicketId(last.day(), number);
        HallGate door = gate;
        if (!alive() || door == null) return;
        var _ =
                door.printAgain(kiosk, number)
                        .thenAccept(result ->
                                world.note(
                                        new Fact.Copied(
                                                world.now(), kiosk.name(), ticket, result.done())));
        kick();
    }

    @Nullable StormWire wire() {
        return wire;
    }

    HallLoop loop() {
        return Objects.requireNonNull(loop);
    }

    /** The chain from the first row to the last, and the state from all of them. */
    void audit() {
        boolean same = disk.past().state().equals(last);
        world.note(new Fact.Replayed(world.now(), seen, same, true));
    }
}
