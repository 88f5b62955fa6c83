package tingxu.provision.ordeal.people;

import tingxu.control.catalogue.HallFile;
import tingxu.kiosk.Kiosk;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.scene.Calls;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Holding;
import tingxu.provision.scene.House;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The doors open: six hundred people in bursts of fifty a second, at the desk and at the kiosk,
 * while forty-eight windows call, and a thousand items stand in the kiosk's guide; the hall has
 * half a gibibyte.
 */
final class OpeningRush implements Ordeal {

    private static final int BURSTS = 4;
    private static final int PEOPLE = 150;
    private static final long APART_NANOS = 1_000_000_000L / 50;
    private static final int WINDOWS = 48;
    private static final long IDLE_MILLIS = 500;

    private static final int ITEMS = 1_043;
    private static final String GUIDE =
            """
            places: {a1: {zh: 一楼 A 区, en: Area A}}
            hours: {day: {zh: 周一至周五, en: Mon to Fri}}
            items:
            """;

    /** Each is at a counter of its own: whoever comes does not wait for the one before. */
    private static final int COUNTERS = 64;

    /** The people, the kiosk and its printer run on the same processors as the hall. */
    private static final long PROMISED_MILLIS = 1_000;

    /** What the hall may keep of one who came, its calls and its remembered answers too. */
    private static final long KIB_A_TICKET = 12;

    /**
     * Caches fill in the first half, and perhaps not to the end; buffers come in chunks of 4 MiB.
     */
    private static final long KIB_BESIDE = 8 << 10;

    @Override
    public int row() {
        return 23;
    }

    @Override
    public String name() {
        return "opening rush, bursts of 50 a second";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        int bursts = BURSTS * trial.times();
        Files.writeString(HallProcess.file(trial.folder("hall")), file());
        Files.writeString(trial.folder("kiosk").resolve(Kiosk.GUIDE_FILE), guide());
        List<String> odd = new ArrayList<>();
        Queue<Long> millis = new ConcurrentLinkedQueue<>();
        try (House house = House.alone(trial);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> work = new ArrayList<>();
            for (int window = HallProcess.WINDOWS + 1; window <= WINDOWS; window++) {
                int one = window;
                work.add(people.submit(() -> call(house, one, over)));
            }
            List<Holding> held = new ArrayList<>();
            try {
                for (int i = 0; i < bursts; i++) {
                    burst(house, people, millis, odd);
                    if (i == bursts / 2 - 1 || i == bursts - 1) held.add(held(house));
                }
            } finally {
                over.set(true);
            }
            for (Future<?> clerk : work) clerk.get();
            long p99 = p99(millis, odd);
            flat(held.getFirst(), held.getLast(), odd);
            if (millis.size() != bursts * PEOPLE)
                odd.add(bursts * PEOPLE + " came, and " + millis.size() + " have a ticket");
            return house.rest(bursts, p99, odd);
        } catch (ExecutionException fellOut) {
            throw new IOException("somebody fell out: " + fellOut.getMessage(), fellOut);
        }
    }

    /** As many windows as the largest halls have, and tickets that phones open. */
    private static String file() throws IOException {
        StringBuilder file = new StringBuilder(HallProcess.demo());
        int demo = HallFile.demo().windows().size();
        for (int window = demo + 1; window <= WINDOWS; window++)
            file.append(
                    "\n  - {number: %d, zone: east, bridge: b01, skills: [household]}"
                            .formatted(window));
        return file.append("\nphones: https://hall.example\n").toString();
    }

    /** For the kiosk's screen: as many items as a large hall's list has. */
    private static String guide() {
        StringBuilder guide = new StringBuilder(GUIDE);
        for (int item = 1; item <= ITEMS; item++)
            guide.append("  - {id: item-")
                    .append(item)
                    .append(", zh: 登记之")
                    .append(item)
                    .append(", en: Registration ")
                    .append(item)
                    .append(", line: household, days: 5, fee: 0, place: a1, hours: day,")
                    .append(" materials: [{zh: 身份证, en: Card, form: original, copies: 1}]}\n");
        return guide.toString();
    }

    /** One every fiftieth of a second, whether the hall has answered or not; and at the kiosk. */
    private static void burst(
            House house, ExecutorService people, Queue<Long> millis, List<String> odd)
            throws IOException, InterruptedException, ExecutionException {
        List<Future<?>> all = new ArrayList<>();
        long began = System.nanoTime();
        all.add(
                people.submit(() -> {
                    house.visitors().come();
                    return null;
                }));
        for (int counter = 0; counter < COUNTERS; counter++) {
            int first = counter;
            all.add(people.submit(() -> take(house, first, began, millis)));
        }
        int refused = house.crowd().refused();
        for (Future<?> each : all) each.get();
        if (house.crowd().refused() > refused)
            odd.add(house.crowd().refused() - refused + " were sent away");
    }

    /** Counted from when it was this one's turn, so that a hall that stands still is seen. */
    private static Void take(House house, int first, long began, Queue<Long> millis)
            throws IOException, InterruptedException {
        try (HttpLine desk = house.line()) {
            for (int person = first; person < PEOPLE; person += COUNTERS) {
                long due = began + person * APART_NANOS;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                if (house.crowd().take(desk) == Crowd.TAKEN)
                    millis.add((System.nanoTime() - due) / 1_000_000);
            }
        }
        return null;
    }

    /** A window more than those that have a clerk in the house. */
    private static Void call(House house, int window, AtomicBoolean over)
            throws IOException, InterruptedException {
        try (HttpLine desk = house.line()) {
            desk.post("/api/v1/windows/" + window + "/open", "{\"skills\":[\"household\"]}");
            while (!over.get()) {
                if (house.crowd().calls().next(desk, window).isEmpty())
                    TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
                Calls.serve(desk, window);
            }
        }
        return null;
    }

    private static long p99(Queue<Long> millis, List<String> odd) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        long p99 = sorted.get(sorted.size() * 99 / 100);
        if (p99 > PROMISED_MILLIS) odd.add("one of a hundred waits " + p99 + " ms for a ticket");
        return p99;
    }

    /** The lower of two looks: what is being worked out just then is gone at one of them. */
    private static Holding held(House house) throws IOException, InterruptedException {
        Holding first = house.holding();
        Holding second = house.holding();
        return first.liveKib() < second.liveKib() ? first : second;
    }

    private static void flat(Holding half, Holding whole, List<String> odd) {
        int tickets = whole.tickets() - half.tickets();
        long more = whole.liveKib() - half.liveKib();
        if (more > KIB_BESIDE + tickets * KIB_A_TICKET)
            odd.add(tickets + " more tickets take " + more + " KiB more");
    }
}
