package tingxu.provision.faults;

import org.jspecify.annotations.Nullable;

import tingxu.provision.history.Fact;
import tingxu.wire.mqtt.Codec;
import tingxu.wire.mqtt.Wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A line to the broker on which every message may be lost, late, doubled or overtaken. */
final class StormWire implements Wire {

    /** As real lines have it: what the broker could not hand over is dropped after that. */
    private static final long MESSAGE_LIFE = 20_000;

    private record Ear(List<String> pattern, BiConsumer<String, String> ear) {}

    /** Whoever hears a topic here, and the names of both ways. */
    private record Route(List<BiConsumer<String, String>> ears, String in, String out) {}

    private record Kept(long millis, String topic, String words) {}

    private final World world;
    private final Net net;
    private final Box box;
    private final Chance chance;
    private final List<Ear> ears = new ArrayList<>();
    private final Map<String, Route> routes = new HashMap<>();
    private final List<Consumer<Boolean>> watchers = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    /** Said into a cable that is cut, which neither end has noticed. */
    private final List<Runnable> unsent = new ArrayList<>();

    private @Nullable String willTopic;
    private @Nullable Supplier<String> will;
    private @Nullable String willWords;
    private int line;
    private int cuts;
    private boolean up;
    private boolean cut;
    private boolean closed;
    private long lastOut;
    private long lastIn;

    StormWire(World world, Net net, Box box, Chance chance) {
        this.world = world;
        this.net = net;
        this.box = box;
        this.chance = chance;
    }

    String name() {
        return box.name;
    }

    // ------------------------------------------------------------------ for the process

    @Override
    public boolean say(String topic, String words, boolean retained) {
        box.step();
        if (!up || closed) return false;
        String where = route(topic).out();
        if (cut) {
            if (unsent.size() < 1_000) unsent.add(() -> out(topic, words, retained, where));
        } else {
            boolean lost = world.strikes(Fault.LOSS, 150, where);
            boolean twice = world.strikes(Fault.DOUBLED, 80, where);
            if (lost) breaks();
            else out(topic, words, retained, where);
            if (twice) out(topic, words, retained, where);
        }
        return true;
    }

    private void out(String topic, String words, boolean retained, String where) {
        long wait = wait(where, retained);
        lastOut = wait < 0 ? lastOut : Math.max(lastOut, world.millis() + wait);
        world.in(
                wait < 0 ? -wait : lastOut - world.millis(),
                () -> net.take(topic, words, retained));
    }

    /** A line on which a message was lost is no line any more. */
    private void breaks() {
        int mine = line;
        world.in(
                chance.between(0, 4_000),
                () -> {
                    if (!up || mine != line) return;
                    net.lost(this);
                    lineLost();
                });
    }

    /**
     * Negative for a message that does not keep the order of its line.
     *
     * @param keeps whether it must: what is retained is said by one, in order
     */
    private long wait(String where, boolean keeps) {
        long usual = chance.between(1, 30);
        if (keeps) return usual;
        if (world.strikes(Fault.REORDERED, 60, where))
            return -world.dice(Fault.REORDERED).between(30, 3_000);
        if (world.strikes(Fault.DELAYED, 150, where)) {
            Chance dice = world.dice(Fault.DELAYED);
            long late = dice.between(1_000, 30_000);
            return dice.oneIn(12) ? -dice.between(60_000, 7_200_000) : late;
        }
        return usual;
    }

    @Override
    public void hear(String pattern, BiConsumer<String, String> ear) {
        ears.add(new Ear(List.of(pattern.split("/", -1)), ear));
        routes.clear();
    }

    @Override
    public void onConnected(Consumer<Boolean> ear) {
        watchers.add(ear);
        ear.accept(up);
    }

    @Override
    public void lastWill(String topic, Supplier<String> words) {
        willTopic = topic;
        will = words;
    }

    @Override
    public void start() {
        connectIn(chance.between(5, 500));
    }

    @Override
    public Codec codec() {
        return net.codec();
    }

    @Override
    public void close() {
        closed = true;
        up = false;
        net.unlink(this);
    }

    // ------------------------------------------------------------------ its life

    private void connectIn(long millis) {
        world.in(millis, this::connect);
    }

    private void connect() {
        if (closed || up) return;
        if (!net.up() || cut) {
            connectIn(chance.between(1_000, 3_000));
            return;
        }
        box.guarded(() -> willWords = will == null ? null : will.get());
        net.link(this);
        up = true;
        line++;
        net.retained().forEach(this::deliver);
        for (Kept each : List.copyOf(kept))
            if (world.millis() - each.millis() < MESSAGE_LIFE) deliver(each.topic(), each.words());
        kept.clear();
        watchers.forEach(watcher -> watcher.accept(true));
        box.kick();
    }

    void lineLost() {
        if (!up || closed) return;
        up = false;
        unsent.clear();
        watchers.forEach(watcher -> watcher.accept(false));
        box.kick();
        connectIn(chance.between(500, 3_000));
    }

    /** The cable is pulled: both ends find out by themselves. */
    void cut(long millis) {
        if (cut || closed) return;
        cut = true;
        int mine = line;
        world.in(
                chance.between(3_000, 15_000),
                () -> {
                    if (cut && mine == line) lineLost();
                });
        world.in(
                chance.between(3_000, 20_000),
                () -> {
                    if (cut && mine == line) net.lost(this);
                });
        int ours = ++cuts;
        world.in(
                millis,
                () -> {
                    if (ours == cuts) heal();
                });
    }

    void heal() {
        if (!cut) return;
        cut = false;
        if (up && net.links(this)) {
            unsent.forEach(Runnable::run);
            List<Kept> late = List.copyOf(kept);
            kept.clear();
            late.forEach(each -> deliver(each.topic(), each.words()));
        } else lineLost();
        unsent.clear();
        world.note(new Fact.Happened(world.now(), "healed", name(), "网线恢复 / the line is back"));
    }

    /** The process is no more; the broker finds out some time later. */
    void abandon() {
        closed = true;
        up = false;
        world.in(chance.between(20, 15_000), () -> net.lost(this));
    }

    boolean isUp() {
        return up;
    }

    void sayWill(Net broker) {
        String topic = willTopic;
        String words = willWords;
        if (topic != null && words != null) broker.take(topic, words, true);
    }

    // ------------------------------------------------------------------ for the broker

    void deliver(String topic, String words) {
        Route route = route(topic);
        List<BiConsumer<String, String>> hearing = route.ears();
        if (hearing.isEmpty()) return;
        if (cut) {
            if (kept.size() < 100) kept.add(new Kept(world.millis(), topic, words));
            return;
        }
        String where = route.in();
        boolean lost = world.strikes(Fault.LOSS, 150, where);
        boolean twice = world.strikes(Fault.DOUBLED, 80, where);
        if (lost) breaks();
        else arrive(topic, words, hearing, where);
        if (twice) arrive(topic, words, hearing, where);
    }

    private void arrive(
            String topic, String words, List<BiConsumer<String, String>> hearing, String where) {
        long wait = wait(where, false);
        lastIn = wait < 0 ? lastIn : Math.max(lastIn, world.millis() + wait);
        long in = wait < 0 ? -wait : lastIn - world.millis();
        world.in(
                in,
                () -> {
                    if (closed) return;
                    hearing.forEach(ear -> ear.accept(topic, words));
                    box.kick();
                });
    }

    private Route route(String topic) {
        return routes.computeIfAbsent(topic, this::find);
    }

    private Route find(String topic) {
        String[] levels = topic.split("/", -1);
        List<BiConsumer<String, String>> hearing = new ArrayList<>();
        for (Ear ear : ears) if (fits(ear.pattern(), levels)) hearing.add(ear.ear());
        String leaf = leaf(topic);
        return new Route(List.copyOf(hearing), leaf + " > " + name(), name() + " > " + leaf);
    }

    private static boolean fits(List<String> pattern, String[] levels) {
        if (levels.length != pattern.size()) return false;
        for (int i = 0; i < pattern.size(); i++)
            if (!pattern.get(i).equals("+") && !pattern.get(i).equals(levels[i])) return false;
        return true;
    }

    private static String leaf(String topic) {
        return topic.substring(topic.indexOf('/', "tx/v1/".length()) + 1);
    }
}
