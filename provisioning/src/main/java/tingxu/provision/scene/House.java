package tingxu.provision.scene;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Parts;
import tingxu.bridge.port.PortGone;
import tingxu.control.catalogue.HallFile;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.box.Meter;
import tingxu.provision.imprint.HallKeys;
import tingxu.provision.outpost.Broker;
import tingxu.provision.outpost.FarRoom;
import tingxu.provision.outpost.KioskProcess;
import tingxu.provision.outpost.NodeByHand;
import tingxu.provision.outpost.Visitors;
import tingxu.wire.HallId;
import tingxu.wire.NodeId;
import tingxu.wire.PaperOutcome;
import tingxu.wire.TicketId;
import tingxu.wire.TicketNumber;
import tingxu.wire.seal.TicketSigner;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A whole hall of processes: controller, kiosk, and a broker of its own where it wants one;
 * visitors at the kiosk, clerks at the windows, and notes of what they see.
 */
public final class House implements AutoCloseable {

    private static final HallId HALL = HallFile.demo().hall();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 20;

    private static final Pattern DROPPED = Pattern.compile("(\\d+) messages dropped");

    private final Path data;
    private final @Nullable Broker broker;
    private final Crowd crowd = new Crowd(0);
    private final Parts parts = new Parts();
    private final KioskProcess kiosk;

    /** Folders of machines that are played by hand. */
    private final Path machines;

    private final Visitors visitors;
    private final TicketSigner signer;
    private HallProcess hall;
    private Crowd.Rush clerks;
    private long slowestStart;

    /**
     * Everybody is there when this returns.
     *
     * @param machine the kiosk's folder
     * @param broker not yet started; null for the hall's own
     * @param lent numbers that the kiosk has in hand for each line
     */
    private House(Path data, Path machine, @Nullable Broker broker, int lent)
            throws IOException, InterruptedException {
        this.data = data;
        this.broker = broker;
        this.machines = data.resolveSibling("machines");
        try {
            if (broker != null) {
                parts.keep(broker);
                broker.start();
            }
            hall = hallAgain();
            clerks = crowd.rush(hall, 1);
            kiosk = parts.keep(new KioskProcess(machine, new NodeId("k01")));
            kiosk.claim(data, URI.create("http://127.0.0.1:" + hall.port()));
            kiosk.write("lent-numbers", Integer.toString(lent));
            if (broker != null) kiosk.write("broker", broker.kioskAddress().toString());
            HallKeys keys = HallKeys.open(data.resolve("keys"));
            signer = new TicketSigner(HALL, keys.qr());
            visitors = new Visitors(kiosk, signer, crowd.notes()::saw);
            kiosk.start();
            untilWhole();
            untilLent();
            visitors.come();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            parts.close();
            if (hall != null) hall.kill();
            throw failed;
        }
    }

    private static House house(Trial trial, Path data, @Nullable Broker broker, int lent)
            throws IOException, InterruptedException {
        return new House(data, trial.folder().resolve("kiosk"), broker, lent);
    }

    /** With the hall's own broker. */
    public static House alone(Trial trial) throws IOException, InterruptedException {
        return house(trial, trial.folder("hall"), null, 100);
    }

    /** With a Mosquitto beside it. */
    public static House withBroker(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        return house(trial, data, Broker.here(trial.folder("broker"), data, HALL), 100);
    }

    /** With a Mosquitto beside it, and a kiosk whose folder is elsewhere. */
    public static House withKioskOn(Trial trial, Path machine)
            throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Broker broker = Broker.here(trial.folder("broker"), data, HALL);
        return new House(data, machine, broker, 100);
    }

    /**
     * With a Mosquitto that writes to this folder.
     *
     * @param store on a disk of its own
     */
    public static House withStore(Trial trial, Path store)
            throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        return house(trial, data, Broker.storing(store, data, HALL), 100);
    }

    /** With a Mosquitto behind cables. */
    public static House withCables(Trial trial, FarRoom room, int lent)
            throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        return house(trial, data, Broker.behind(trial.folder("broker"), data, HALL, room), lent);
    }

    /** What a machine lacks for a network of its own, and a broker in it. */
    public static List<String> lackingCables() {
        List<String> lacking = new ArrayList<>(FarRoom.lacking());
        lacking.addAll(Broker.lacking());
        return lacking;
    }

    /** One machine more, that is played by hand; it has a slot and a certificate. */
    public NodeByHand byHand(NodeId node) throws IOException, InterruptedException {
        URI answers = URI.create("http://127.0.0.1:" + hall.port());
        return parts.keep(
                NodeByHand.claimed(
                        machines.resolve(node.name()), data, answers, kiosk.broker(), HALL, node));
    }

    /** A line to the hall on which one may do everything. */
    public HttpLine line() throws IOException {
        return hall.line();
    }

    /** What the hall has written down. */
    public Rows rows() {
        return new Rows(journal());
    }

    /** Messages that the hall could not read, or would not, as it has said itself. */
    public long dropped() throws IOException {
        String log = Files.readString(hall.log());
        return DROPPED.matcher(log)
                .results()
                .mapToLong(said -> Long.parseLong(said.group(1)))
                .max()
                .orElse(0);
    }

    /** What the hall's process holds now. */
    public Holding holding() throws IOException, InterruptedException {
        return Holding.of(hall.process().pid(), crowd.size());
    }

    /** Where the hall keeps everything. */
    public Path data() {
        return data;
    }

    private HallProcess hallAgain() throws IOException, InterruptedException {
        HallProcess fresh =
                broker == null
                        ? HallProcess.on(data)
                        : HallProcess.with(data, broker.hallAddress());
        slowestStart = Math.max(slowestStart, fresh.startMillis());
        fresh.openWindows();
        return fresh;
    }

    /** Only where it has one of its own. */
    public Broker broker() {
        if (broker == null) throw new IllegalStateException("the broker is the hall's");
        return broker;
    }

    public KioskProcess kiosk() {
        return kiosk;
    }

    public Visitors visitors() {
        return visitors;
    }

    /** Signs and reads the hall's tickets. */
    public TicketSigner signer() {
        return signer;
    }

    /** A clerk asks the hall. */
    public HttpLine.Answer ask(String path, String json) throws IOException {
        try (HttpLine line = hall.line()) {
            return line.post(path, json);
        }
    }

    /** All who had a number have been served. */
    public void untilNobodyWaits() throws IOException, InterruptedException {
        until("everybody is served", PATIENCE, () -> rows().nobodyWaits());
    }

    /** One window more, with devices on a bridge in a process of its own. */
    public Counter counter(Trial trial) throws IOException, InterruptedException {
        return parts.keep(new Counter(hall, data, trial.folder().resolve("bridge"), crowd, signer));
    }

    /** What was seen and said, the clerks' calls too. */
    public Crowd crowd() {
        return crowd;
    }

    /** Without a good-bye. */
    public void killHall() throws InterruptedException {
        hall.kill();
        clerks.end();
    }

    public void startHall() throws IOException, InterruptedException {
        hall = hallAgain();
        clerks = crowd.rush(hall, 1);
    }

    /** The kiosk hears the hall, has its printer, and knows every line. */
    public void untilWhole() throws IOException, InterruptedException {
        until(
                "the kiosk is back with its hall",
                PATIENCE,
                () -> {
                    JsonNode view = kiosk.view();
                    return view.path("connected").asBoolean(false) && ready(view);
                });
    }

    /** The kiosk has its printer, and knows a line, whether the hall is there or not. */
    public void untilReady() throws IOException, InterruptedException {
        until("the kiosk is ready", PATIENCE, () -> ready(kiosk.view()));
    }

    private static boolean ready(JsonNode view) {
        return view.at("/ready/printer").asBoolean(false) && !view.path("lines").isEmpty();
    }

    /** It has numbers of its own for every line. */
    private void untilLent() throws IOException, InterruptedException {
        untilLentMoreThan(HallFile.demo().plan().lines().size() - 1);
    }

    /** The hall has lent numbers more often than that. */
    public void untilLentMoreThan(long times) throws IOException, InterruptedException {
        until("the hall has lent numbers", PATIENCE, () -> rows().timesLent() > times);
    }

    public void untilCutOff() throws IOException, InterruptedException {
        until(
                "the kiosk sees that it is cut off",
                PATIENCE,
                () -> !kiosk.view().path("connected").asBoolean(true));
    }

    /** A device's plug is put in again. */
    public static void plug(Meter line) throws IOException {
        try {
            line.plug();
        } catch (PortGone none) {
            throw new IOException("the plug cannot be put in: " + none.getMessage(), none);
        }
    }

    /** What must come true within its limit. */
    @FunctionalInterface
    public interface Sight {
        boolean seen() throws IOException, InterruptedException;
    }

    /** How long it took, in milliseconds. */
    public static long until(String what, Duration limit, Sight sight)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!sight.seen()) {
            if (System.nanoTime() - began > limit.toNanos())
                throw new IOException("not within " + limit.toSeconds() + " s: " + what);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    /**
     * The hall knows every paper, and what became of it.
     *
     * @return how long that took
     */
    public long untilHeard() throws IOException, InterruptedException {
        return untilHeardOf(visitors.papers());
    }

    /**
     * The hall knows all these tickets, and what became of their papers.
     *
     * @return how long that took
     */
    public long untilHeardOf(Set<TicketId> tickets) throws IOException, InterruptedException {
        return until(
                "the hall knows every paper and its end",
                PATIENCE,
                () -> {
                    Map<TicketNumber, PaperOutcome> told = rows().papers();
                    return tickets.stream().allMatch(paper -> told.containsKey(paper.number()));
                });
    }

    /** A paper that came out and was not denied is not one that never came. */
    private void misheard(List<String> wrong) {
        Map<TicketNumber, PaperOutcome> told = rows().papers();
        Set<TicketId> denied = visitors.denied();
        for (TicketId paper : visitors.papers())
            if (told.get(paper.number()) == PaperOutcome.NEVER && !denied.contains(paper))
                wrong.add(paper + " is on paper, and the hall was told that none came");
    }

    private Path journal() {
        return data.resolve("hall/journal.db");
    }

    /** Comes to rest, ends everything, and has the history judged. */
    public Tally rest(int faults, long slowest, List<String> odd)
            throws IOException, InterruptedException {
        untilWhole();
        visitors.settle();
        List<String> wrong = new ArrayList<>(odd);
        long heard = untilHeard();
        misheard(wrong);
        int unserved = visitors.unserved() - visitors.usedUp();
        if (unserved > 0) wrong.add(unserved + " went without a number that the kiosk had");
        clerks.end();
        close();
        return Books.of(journal(), HALL, crowd.notes(), wrong, faults)
                .and(new Tally(0, 0, 0, 0, 0, 0, Math.max(slowest, heard), List.of()));
    }

    @Override
    public void close() {
        parts.close();
        hall.close();
    }
}
