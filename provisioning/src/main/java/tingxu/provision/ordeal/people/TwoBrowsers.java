package tingxu.provision.ordeal.people;

import tingxu.control.catalogue.HallFile;
import tingxu.control.staff.Role;
import tingxu.provision.bench.HttpLine;
import tingxu.provision.bench.Worker;
import tingxu.provision.history.Fact;
import tingxu.provision.scene.Books;
import tingxu.provision.scene.Crowd;
import tingxu.provision.scene.HallProcess;
import tingxu.provision.scene.Ordeal;
import tingxu.provision.scene.Tally;
import tingxu.provision.scene.Trial;
import tingxu.wire.MessageId;
import tingxu.wire.mqtt.MessageIds;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A clerk logs in from another browser while the one before is in the middle of its work, again and
 * again: the one before is told so, and presses its keys in vain.
 */
final class TwoBrowsers implements Ordeal {

    private static final int TURNS = 8;
    private static final int CALLS = 3;
    private static final long PATIENCE_SECONDS = 5;
    private static final int WINDOW = 1;
    private static final String CLERK = "li.na";
    private static final int LOGGED_OUT = 401;
    private static final List<String> WORDS = List.of("已在别处登录", "Logged in elsewhere");
    private static final List<String> KEYS =
            List.of("next", "recall", "start", "finish", "no-show");

    /** Also when something failed: hands that never rest would be waited for. */
    private final AtomicBoolean over = new AtomicBoolean();

    private final MessageIds ids = new MessageIds(InstantSource.system());

    @Override
    public int row() {
        return 10;
    }

    @Override
    public String name() {
        return "one clerk in two browsers";
    }

    @Override
    public Tally suffer(Trial trial) throws IOException, InterruptedException {
        Path data = trial.folder("hall");
        Crowd crowd = new Crowd();
        Queue<String> odd = new ConcurrentLinkedQueue<>();
        int turns = TURNS * trial.times();
        over.set(false);
        Worker clerk = Worker.hired(data, CLERK, List.of(Role.CLERK));
        try (HallProcess hall = HallProcess.on(data);
                ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            hall.openWindows();
            Browser before = new Browser(hall, clerk, 0, crowd, odd);
            Future<?> work = hands.submit(before::work);
            for (int turn = 1; turn <= turns; turn++) {
                before.works();
                Browser next = new Browser(hall, clerk, turn, crowd, odd);
                before.turnedOut = true;
                Future<?> its = hands.submit(next::work);
                work.get();
                before = next;
                work = its;
            }
            before.works();
            over.set(true);
            work.get();
        } catch (ExecutionException fellOut) {
            throw new IOException("a browser fell out: " + fellOut.getMessage(), fellOut);
        }
        return Books.of(
                data.resolve("hall/journal.db"),
                HallFile.demo().hall(),
                crowd.notes(),
                List.copyOf(odd),
                turns);
    }

    /** As exact as the hall's own time in its journal, so that both stand in one order. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One of the clerk's; from its log-in on, the one before is turned out. */
    private final class Browser {
        private final String seat;
        private final HallProcess hall;
        private final String token;
        private final Crowd crowd;
        private final Queue<String> odd;
        private final CountDownLatch calls = new CountDownLatch(CALLS);
        private volatile boolean turnedOut;

        Browser(HallProcess hall, Worker clerk, int turn, Crowd crowd, Queue<String> odd)
                throws IOException {
            this.seat = "browser-" + turn;
            this.hall = hall;
            this.token = clerk.token(hall.port());
            this.crowd = crowd;
            this.odd = odd;
            crowd.notes().saw(new Fact.Seated(now(), who(), seat));
        }

        private static String who() {
            return "window-" + WINDOW + " " + CLERK;
        }

        void works() throws IOException, InterruptedException {
            if (calls.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
            over.set(true);
            throw new IOException(seat + " is logged in and cannot call");
        }

        Void work() throws IOException {
            try (HttpLine line = new HttpLine(hall.port(), token)) {
                while (!turnedOut && !over.get()) {
                    crowd.take(line);
                    if (press(line, "next").status() == 200) calls.countDown();
                    press(line, "start");
                    press(line, "finish");
                }
                if (turnedOut) for (String key : KEYS) pressInVain(line, key);
            }
            return null;
        }

        private void pressInVain(HttpLine line, String key) throws IOException {
            HttpLine.Answer told = press(line, key);
            if (told.status() != LOGGED_OUT || !WORDS.stream().allMatch(told.body()::contains))
                odd.add(seat + " is turned out, and its " + key + " answered " + told.status());
        }

        private HttpLine.Answer press(HttpLine line, String key) throws IOException {
            MessageId press = ids.get();
            crowd.notes().saw(new Fact.Asked(now(), press, who(), key, seat));
            return line.post("/api/v1/windows/" + WINDOW + "/" + key, "{}", press.ulid());
        }
    }
}
