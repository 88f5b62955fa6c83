package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.control.hall.Command;
import tingxu.control.loop.Answer;
import tingxu.provision.history.Fact;
import tingxu.wire.MessageId;

/** A page of the hall's in somebody's browser: it asks again under the same id. */
final class Browser {

    private static final int TRIES = 4;

    private final World world;
    private final HallBox hall;
    private final String who;
    private final Chance chance;
    private final HallBox.@Nullable Seat seat;
    private int waiting;
    private boolean turnedOut;

    /** One that sits at no window. */
    Browser(World world, HallBox hall, String who, String name) {
        this(world, hall, who, name, null);
    }

    Browser(World world, HallBox hall, String who, String name, HallBox.@Nullable Seat seat) {
        this.world = world;
        this.hall = hall;
        this.who = who;
        this.seat = seat;
        this.chance = world.chance("browser " + name);
    }

    /** Whether it waits for an answer. */
    boolean busy() {
        return waiting > 0;
    }

    /** Whether it was told that another has the window. */
    boolean turnedOut() {
        return turnedOut;
    }

    /** Its page is opened anew, which takes the window. */
    void open() {
        HallBox.Seat mine = seat;
        turnedOut = false;
        if (mine != null)
            world.in(chance.between(2, 40), () -> hall.open(mine.window(), mine.browser()));
    }

    void ask(Command command) {
        MessageId id = world.freshId();
        world.note(
                new Fact.Asked(
                        world.now(),
                        id,
                        who,
                        command.getClass().getSimpleName(),
                        seat == null ? null : seat.browser()));
        waiting++;
        boolean[] answered = {false};
        send(id, command, TRIES, answered);
    }

    private void send(MessageId id, Command command, int tries, boolean[] answered) {
        int copies = world.strikes(Fault.DOUBLED, 60, who) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            boolean lost = world.strikes(Fault.LOSS, 80, who);
            long wait = chance.between(2, 40);
            if (world.strikes(Fault.DELAYED, 100, who))
                wait = world.dice(Fault.DELAYED).between(1_000, 60_000);
            if (!lost) world.in(wait, () -> arrive(id, command, answered));
        }
        world.in(
                chance.between(4_000, 10_000),
                () -> {
                    if (answered[0]) return;
                    if (tries > 1) send(id, command, tries - 1, answered);
                    else done(answered);
                });
    }

    private void arrive(MessageId id, Command command, boolean[] answered) {
        if (seat == null) hall.take(id, who, command, answer -> answer(id, answer, answered));
        else hall.take(id, seat, command, answer -> answer(id, answer, answered));
    }

    private void answer(MessageId id, Answer answer, boolean[] answered) {
        if (world.strikes(Fault.LOSS, 80, "ctl > " + who)) return;
        world.in(
                chance.between(2, 40),
                () -> {
                    world.note(fact(id, answer));
                    turnedOut |=
                            answer instanceof Answer.Refused(var why)
                                    && why.equals(Seats.TURNED_OUT);
                    if (!(answer instanceof Answer.Busy)) done(answered);
                });
    }

    private Fact fact(MessageId id, Answer answer) {
        return switch (answer) {
            case Answer.Done(var entry) ->
                    new Fact.Answered(world.now(), id, who, "done", entry.row());
            case Answer.Refused(var why) -> new Fact.Answered(world.now(), id, who, why.en(), 0);
            case Answer.Busy _ -> new Fact.Answered(world.now(), id, who, "busy", 0);
        };
    }

    private void done(boolean[] answered) {
        if (answered[0]) return;
        answered[0] = true;
        waiting--;
    }
}
