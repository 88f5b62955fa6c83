package tingxu.provision.faults;

import tingxu.provision.history.Fact;

import java.time.Instant;
import java.time.InstantSource;

/** A process on a machine of its own: it can stall, be killed at any step, and start again. */
abstract class Box {

    /** Turns that a process takes at once before others have theirs. */
    private static final int TURNS = 64;

    private static final long BEAT = 250;

    /** Up to here it looks twice as seldom each time, then four times. */
    private static final long SHORT_BEAT = 16_000;

    private static final long LONGEST_BEAT = 3_600_000;

    final World world;
    final String name;
    final Chance chance;
    private final Fault death;
    private long incarnation;
    private boolean alive;
    private int doom;
    private long clockSet;
    private long bootedAt;
    private long bootedWall;
    private boolean turnDue;
    private long stalledUntil;
    private long beat = BEAT;
    private long beats;
    private long nextBeat;

    Box(World world, String name, Fault death) {
        this.world = world;
        this.name = name;
        this.death = death;
        this.chance = world.chance(name);
    }

    // ------------------------------------------------------------------ what it is

    /** Makes the process anew, out of what lies on its disk. */
    abstract void boot();

    /** One turn of the process; whether there was anything to do. */
    abstract boolean turn();

    /** How long it stands still at most. */
    long longestStall() {
        return 90_000;
    }

    /** Its lines break with it. */
    abstract void gone();

    // ------------------------------------------------------------------ its life

    void start() {
        incarnation++;
        alive = true;
        doom = 0;
        stalledUntil = 0;
        beat = BEAT;
        bootedAt = world.millis();
        bootedWall = wall().millis();
        guarded(this::boot);
        beatIn(0);
    }

    boolean alive() {
        return alive;
    }

    long incarnation() {
        return incarnation;
    }

    /** Each step that leaves a trace outside: one of them may be the last. */
    void step() {
        if (!alive) throw new Killed(name);
        if (doom > 0 && --doom == 0) {
            die(death);
            throw new Killed(name);
        }
    }

    /** Dies at one of the next steps, or at once. */
    void doom() {
        if (!alive || doom > 0) return;
        doom = 1 + chance.below(6);
        long mine = incarnation;
        world.in(
                chance.between(200, 3_000),
                () -> {
                    if (alive && mine == incarnation && doom > 0) die(death);
                });
    }

    void die(Fault why) {
        if (!alive) return;
        alive = false;
        world.happened(why, name);
        gone();
        world.in(chance.between(800, 20_000), this::startAgain);
    }

    private void startAgain() {
        if (alive) return;
        world.note(new Fact.Happened(world.now(), "started", name, "重新启动 / starts again"));
        start();
    }

    /** Something waits for it. */
    void kick() {
        beat = BEAT;
        if (alive && nextBeat > world.millis() + BEAT) beatIn(BEAT);
        if (turnDue || !alive) return;
        turnDue = true;
        if (world.strikes(Fault.STALL, 3_000, name))
            stalledUntil = world.millis() + world.dice(Fault.STALL).between(300, longestStall());
        world.in(
                Math.max(stalledUntil - world.millis(), chance.between(0, 15)),
                () -> {
                    turnDue = false;
                    turns();
                });
    }

    /** It looks around by itself, the more seldom the less happens; an earlier plan is off. */
    private void beatIn(long millis) {
        long mine = ++beats;
        nextBeat = world.millis() + millis;
        world.in(
                millis,
                () -> {
                    if (!alive || mine != beats) return;
                    turns();
                    if (mine != beats) return;
                    beatIn(beat);
                    beat = Math.min(beat * (beat < SHORT_BEAT ? 2 : 4), LONGEST_BEAT);
                });
    }

    private void turns() {
        if (!alive || world.millis() < stalledUntil) return;
        guarded(() -> {
            for (int i = 0; i < TURNS && turn(); i++) beat = BEAT;
        });
    }

    /** A process that breaks goes down, and is started again. */
    void guarded(Runnable what) {
        try {
            what.run();
        } catch (Killed _) {
            if (alive) throw new IllegalStateException(name + " lives and was killed");
        }
    }

    // ------------------------------------------------------------------ its clocks

    /** Of the day, as somebody set it. */
    InstantSource wall() {
        return () -> Instant.ofEpochMilli(world.millis() + clockSet);
    }

    /** Since the start; never set. */
    InstantSource steady() {
        return () -> Instant.ofEpochMilli(bootedWall + world.millis() - bootedAt);
    }

    long nanos() {
        return (world.millis() - bootedAt) * 1_000_000;
    }

    void setClock(long ahead) {
        clockSet = ahead;
    }
}
